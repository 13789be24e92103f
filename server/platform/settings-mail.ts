import { z } from 'zod'
import { aboutSetting, isSender, isSmtpAddress } from './settings-about.ts'

/** How mail is sent, before all that is told by it. */
export const mailSettings = {
  'mail.server': z
    .string()
    .max(2000)
    .refine(isSmtpAddress, 'Write an address as smtp://user:password@host:587.')
    .default('')
    .register(aboutSetting, {
      group: 'mail',
      title: 'Mail server',
      help: 'Sends invitations, links and notices. Without one, links are copied from the page of a user.',
      kind: 'mail-server',
      by: 'admin',
    }),
  'mail.from': z
    .string()
    .trim()
    .max(200)
    .refine(isSender, 'Write an address as Roster <roster@example.org>.')
    .default('Roster <roster@localhost>')
    .register(aboutSetting, {
      group: 'mail',
      title: 'Sender',
      help: 'The address mails come from, with a name or alone.',
    }),
  'mail.keepDays': z.int().min(0).max(3650).default(90).register(aboutSetting, {
    group: 'mail',
    title: 'Keep the outbox',
    help: 'How long the outbox shows mails that were sent or given up. What they said is never kept. 0 keeps them for ever.',
    unit: 'days',
  }),
} as const
