/** The scalars that contracts share. Canonical after parsing: what passes here is compared and stored as it is. */
import { z } from 'zod'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** Control, bidirectional-override and invisible characters, halves of characters: they make two names look alike (Unicode TR36). */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u
const LINE_BREAKS = /[\r\n\t]/g

export const Id = z.string().regex(UUID, 'This is not an id.').describe('UUID, lower case')

/** Ids in a query, divided by commas. */
export const Ids = z
  .string()
  .max(4000)
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(Id).max(100))

/** An id, or `ext:source:key` naming the record of another system. */
export const Ref = z
  .string()
  .max(300)
  .refine(
    (value) => UUID.test(value) || (/^ext:[^:]{1,50}:.{1,200}$/s.test(value) && isVisible(value)),
    'This is not an id, nor ext:source:key.',
  )
  .describe('An id, or `ext:source:key`')

/** A moment in UTC with milliseconds: `2026-11-21T09:30:00.000Z`. Any ISO 8601 offset is accepted and converted. */
export const Instant = z.iso
  .datetime({ offset: true, error: 'Write a moment as 2026-11-21T09:30:00Z.' })
  .transform((value) => new Date(value).toISOString())
  .describe('Moment in UTC, ISO 8601')

/** A moment as the server sends it. */
export const InstantOut = z.string().describe('Moment in UTC, ISO 8601 with milliseconds')

/** Whether a text holds no character that people cannot see. */
export function isVisible(text: string): boolean {
  return !UNSEEN.test(text)
}

/** One line of text, trimmed and in NFC, without invisible characters; `max` in code points. */
export function line(max: number) {
  return z
    .string()
    .transform((value) => value.normalize('NFC').trim())
    .refine((value) => [...value].length <= max, `At most ${max} characters.`)
    .refine((value) => !UNSEEN.test(value), 'Invisible or control characters are not allowed.')
}

/** One line that is not empty. */
export function requiredLine(max: number) {
  return line(max).refine((value) => value.length > 0, 'This is needed.')
}

/** Several lines of text; `max` in code points. */
export function paragraph(max: number) {
  return z
    .string()
    .transform((value) => value.normalize('NFC').trim())
    .refine((value) => [...value].length <= max, `At most ${max} characters.`)
    .refine((value) => !UNSEEN.test(value.replace(LINE_BREAKS, '')), 'Invisible or control characters are not allowed.')
}

/** Query parameters of a list: keyset pages, never offsets. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Rows a page'),
  after: z.string().max(2000).optional().describe('`next` of the page before'),
}

/** A page of a list. `next` is null on the last page; `total` is exact up to 1,000 and null above. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), next: z.string().nullable(), total: z.number().int().nullable() })
}

/** What a new password must have, told before one is typed (R7). */
export const PasswordRules = z.strictObject({
  minimum: z.number().int().describe('Characters; Unicode code points'),
  letters: z.number().int().describe('At least so many; 0: none are asked for'),
  digits: z.number().int(),
  signs: z.number().int().describe('Characters that are neither letters, digits nor spaces'),
  bothCases: z.boolean().describe('Small and capital letters'),
})
export type PasswordRules = z.output<typeof PasswordRules>

/** As what a log is exported. */
export const LogFormat = z.enum(['csv', 'jsonl'])
export type LogFormat = z.output<typeof LogFormat>

/** What lets its caller fetch an export for a while. */
export const exportTicket = z.strictObject({ ticket: z.string().max(6000) })
