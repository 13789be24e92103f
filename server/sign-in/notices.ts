import type { Tx } from '../platform/context.ts'
import { type MailTemplate, queueMail } from '../platform/mail/index.ts'
import type { Entering } from './enter.ts'

const MANY = 5 // failures before a sign-in that its owner should know of (R25)

/** What the owner is told of this sign-in by mail, each a mail to be queued. Nothing of it where they have no address. */
export function noticesOf(tx: Tx, { candidate, device, attempt }: Entering): (() => Promise<unknown>)[] {
  const { address, language, id } = candidate
  if (address === null) return []
  const failures = attempt.standing?.failed ?? 0
  const source = { at: tx.now(), address: tx.source.address, browser: tx.source.userAgent.slice(0, 200) || '–' }
  const mail = (template: MailTemplate, data: object) => () =>
    queueMail(tx, { template, language, recipient: address, userId: id, linkId: null, data: { ...source, ...data } })
  const isNew = !device && candidate.any_device !== null
  return [
    ...(failures >= MANY && tx.settings['notices.afterFailures'] ? [mail('sign-in-after-failures', { failures })] : []),
    ...(isNew && tx.settings['notices.newDevice'] ? [mail('new-device', {})] : []),
  ]
}
