/** Which passwords are accepted (product.md section 3; R1–R6). Pure: no database, no clock. */
import { dictionary } from '@zxcvbn-ts/language-common'
import { fold } from '../platform/fold.ts'
import type { PasswordRules } from '../platform/schema.ts'

export const MAX_BYTES = 1024 // accepted up to here and never cut (R2)

export interface Demands extends PasswordRules {
  /** The person's names and identifiers, the installation's name: not to be found in the password. */
  readonly contextWords: readonly string[]
}

export interface Weakness {
  readonly code: 'too-short' | 'too-long' | 'common' | 'context' | 'repeats' | 'composition'
  readonly message: string
}

let common: ReadonlySet<string> | undefined

/** What speaks against a password; empty where it is accepted. Says why, so that the next try succeeds (R7). */
export function weaknessesOf(password: string, { minimum, contextWords, ...composition }: Demands): Weakness[] {
  const found: Weakness[] = []
  if ([...password].length < minimum) found.push({ code: 'too-short', message: `At least ${minimum} characters.` })
  if (Buffer.byteLength(password) > MAX_BYTES) return [{ code: 'too-long', message: 'At most 1,024 bytes.' }]
  found.push(...missing(password, composition))
  if (isCommon(password)) found.push({ code: 'common', message: 'This is on the list of common passwords.' })
  if (repeats(password)) found.push({ code: 'repeats', message: 'This repeats a few characters.' })
  const word = contextWords.map(fold).find((one) => one.length > 3 && plain(password).includes(plain(one)))
  if (word) found.push({ code: 'context', message: `This contains “${word}”, which is easy to guess for you.` })
  return found
}

/** What the composition settings ask for and the password lacks (E-38). */
function missing(password: string, asked: Omit<PasswordRules, 'minimum'>): Weakness[] {
  const count = (pattern: RegExp) => password.match(pattern)?.length ?? 0
  const lacks = [
    count(/\p{L}/gu) < asked.letters &&
      (asked.letters === 1 ? 'At least one letter.' : `At least ${asked.letters} letters.`),
    count(/\p{N}/gu) < asked.digits &&
      (asked.digits === 1 ? 'At least one digit.' : `At least ${asked.digits} digits.`),
    count(/[^\p{L}\p{M}\p{N}\s]/gu) < asked.signs &&
      (asked.signs === 1 ? 'At least one special character.' : `At least ${asked.signs} special characters.`),
    asked.bothCases && count(/\p{Lu}/gu) * count(/\p{Ll}/gu) === 0 && 'Small and capital letters.',
  ]
  return lacks.filter((message) => message !== false).map((message) => ({ code: 'composition', message }))
}

/** On the list as it is, doubled, or with digits and signs at its end. */
function isCommon(password: string): boolean {
  common ??= new Set(dictionary['passwords-common'].map(String))
  const text = fold(password).replace(/\s+/g, '')
  const unit = /^(.+?)\1+$/.exec(text)?.[1] ?? text
  return [text, unit, text.replace(/[\d\W_]+$/, ''), unit.replace(/[\d\W_]+$/, '')].some(
    (one) => one.length > 3 && common?.has(one),
  )
}

function repeats(password: string): boolean {
  return password.length > 3 && new Set(password).size <= 3
}

/** Letters and digits with the usual replacements undone: 'M@r1a' reads 'maria'. */
function plain(text: string): string {
  const letters: Readonly<Record<string, string>> = {
    '@': 'a',
    '4': 'a',
    '3': 'e',
    '1': 'i',
    '!': 'i',
    '0': 'o',
    $: 's',
    '5': 's',
    '7': 't',
  }
  return fold(text)
    .replace(/[@431!0$57]/g, (sign) => letters[sign] ?? sign)
    .replace(/[^\p{L}\p{N}]/gu, '')
}
