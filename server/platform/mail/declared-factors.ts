import type { MailDeclaration, MailValue } from './declared.ts'

const at: MailValue = { meaning: 'When it happened; write at | moment', example: '2026-07-05T09:30:00.000Z' }

const where: Readonly<Record<string, MailValue>> = {
  at,
  address: { meaning: 'From which network address', example: '192.0.2.7' },
  browser: { meaning: 'What the browser says it is', example: 'Firefox/140' },
}

const which: Readonly<Record<string, MailValue>> = {
  ...where,
  kind: { meaning: 'Which factor: totp (an app), passkey or mail', example: 'passkey' },
  passkey: { meaning: 'What the passkey is called; empty where it is none', example: 'Laptop' },
}

/** Mails about second factors (R25, R41). */
export const factorMails = {
  'second-factor-code': {
    title: 'Second-factor code',
    help: 'When somebody confirms who they are by a code that is mailed.',
    values: {
      code: { meaning: 'The code; it works once', example: '••••••••', isSecret: true },
      expiresAt: { meaning: 'Until when it works; write expiresAt | moment', example: '2026-07-05T09:30:00.000Z' },
    },
    needs: ['code'],
  },
  'factor-added': {
    title: 'Second factor added',
    help: 'When somebody sets up an app, a passkey or codes by mail.',
    values: which,
    needs: [],
  },
  'factor-removed': {
    title: 'Second factor removed',
    help: 'When somebody removes an app, a passkey or codes by mail.',
    values: which,
    needs: [],
  },
  'factor-reset': {
    title: 'Second factor reset',
    help: 'When an administrator removes all second factors of somebody.',
    values: { at },
    needs: [],
  },
  'recovery-codes-made': {
    title: 'New recovery codes',
    help: 'When somebody makes new recovery codes, so that the former ones stop working.',
    values: where,
    needs: [],
  },
  'factor-failed': {
    title: 'Second factor failed',
    help: 'When somebody had the right password and failed at the second factor.',
    values: { ...where, tries: { meaning: 'How often they tried', example: '3' } },
    needs: [],
  },
  'passkey-copied': {
    title: 'Passkey copied',
    help: 'When a passkey is shown whose counter went back: there is another one like it.',
    values: { ...where, passkey: { meaning: 'What the passkey is called', example: 'Laptop' } },
    needs: [],
  },
} as const satisfies Readonly<Record<string, MailDeclaration>>
