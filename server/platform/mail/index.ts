/**
 * Mail: queued in the transaction of the change that it tells of, sent by a job (product.md section 5).
 *
 * Promises: nothing is sent for a change that did not happen; each mail is delivered at least once, with the same
 * Message-ID each time, and exactly once when nothing crashes; two processes never send the same one at once.
 * A row holds ids, never a link or code: these are derived while sending, by the `Resolve` that the application gives.
 * What was sent is not kept.
 */
export { faultsIn } from './check.ts'
export {
  declaredMails,
  isMailTemplate,
  type MailTemplate,
  mailTemplates,
  valuesOf,
} from './declared.ts'
export { reasonOf } from './failure.ts'
export { outboxFigures } from './figures.ts'
export { forgetMailJob } from './forget.job.ts'
export { mailJob } from './job.ts'
export { listMail } from './list.ts'
export { giveUpMail, sendAgain } from './manage.ts'
export { type ProbeResult, probe } from './probe.ts'
export { mailAvailable, type NewMail, queueMail } from './queue.ts'
export { fill, outline, render } from './render.ts'
export { type Resolve, sendDueMail } from './send.ts'
export { BUILT_IN_LANGUAGES, builtInText, type MailText } from './templates.ts'
export { takeTestTurn } from './test-turns.ts'
export { findTextRow, listTextRows, putText } from './texts.store.ts'
export { mailServerAnswers, openTransport } from './transport.ts'
