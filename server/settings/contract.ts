/** What an administrator may tune at run time: show it, change it, go back to what is built in; try the mail server. */
import { z } from 'zod'
import { contract, failure } from '../platform/contract.ts'
import { MailTest, MailTestStep, Setting, SettingEdit, SettingValue, StartedWith } from './shapes.ts'

export const SettingFixed = failure('setting-fixed', 409, 'This is fixed where Roster is started.')
export const ConfirmationNeeded = failure('confirmation-needed', 409, 'This has consequences. Say that you want them.')
export const NoMailServer = failure('no-mail-server', 409, 'There is no mail server to try.')

const Key = z.strictObject({ key: z.string().max(100) })
const confirmed = z.boolean().default(false).describe('True once the caller has read what follows from it')

export const listSettings = contract({
  id: 'settings.list',
  method: 'GET',
  path: '/settings',
  summary: 'Every setting: what it does, what is in force, who chose it',
  access: 'settings.read',
  asAnother: 'allowed',
  reply: z.strictObject({ items: z.array(Setting), startedWith: z.array(StartedWith) }),
})

export const getSetting = contract({
  id: 'settings.get',
  method: 'GET',
  path: '/settings/:key',
  summary: 'Show one setting',
  access: 'settings.read',
  asAnother: 'allowed',
  params: Key,
  reply: Setting,
})

export const setSetting = contract({
  id: 'settings.set',
  method: 'PUT',
  path: '/settings/:key',
  summary: 'Choose a value; in force with the next request',
  access: 'settings.edit',
  stepUp: true,
  versioned: true,
  params: Key,
  body: z.strictObject({ value: SettingValue, confirmed }),
  reply: Setting,
  failures: [SettingFixed, ConfirmationNeeded],
  leaves: 'setting.changed',
})

export const resetSetting = contract({
  id: 'settings.reset',
  method: 'DELETE',
  path: '/settings/:key',
  summary: 'Go back to the value that is built in',
  access: 'settings.edit',
  stepUp: true,
  versioned: true,
  params: Key,
  query: z.strictObject({ confirmed: z.stringbool().default(false) }),
  reply: Setting,
  failures: [SettingFixed, ConfirmationNeeded],
  leaves: 'setting.changed',
})

export const changeSettings = contract({
  id: 'settings.change',
  method: 'PATCH',
  path: '/settings',
  summary: 'Change several settings together, all or none',
  access: 'settings.edit',
  stepUp: true,
  body: z.strictObject({ changes: z.array(SettingEdit).min(1).max(100), confirmed }),
  reply: z.strictObject({ items: z.array(Setting) }),
  failures: [SettingFixed, ConfirmationNeeded],
  leaves: 'setting.changed',
})

export const testMailServer = contract({
  id: 'settings.testMail',
  method: 'POST',
  path: '/settings/mail.server/test',
  summary: 'Try the mail server step by step and send a test mail',
  access: 'settings.edit',
  rate: 'heavy',
  body: MailTest,
  reply: z.strictObject({ ok: z.boolean(), to: z.string(), steps: z.array(MailTestStep) }),
  failures: [NoMailServer],
  leaves: 'mail-server.tested',
})
