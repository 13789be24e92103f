import type { MailText } from '../platform/mail/index.ts'

/** As it is kept: one kind of line end, nothing around it; a subject is one line. */
export function canonical({ subject, body }: MailText): MailText {
  return {
    subject: subject.normalize('NFC').replace(/\s+/g, ' ').trim(),
    body: body
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      .replace(/[ \t]+$/gm, '')
      .trim(),
  }
}
