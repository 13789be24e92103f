import { domainToASCII } from 'node:url'
import type { Context } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { refuseField } from '../platform/refusal.ts'
import { SettingsSchema } from '../platform/settings.ts'

const MAILBOX = /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}$/u
const DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/
const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Arabic',
  'Hebrew',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Thai',
  'Devanagari',
  'Armenian',
  'Georgian',
].map((script) => new RegExp(`\\p{Script=${script}}`, 'u'))
const ASCII = /^[\x20-\x7e]*$/
const RESERVED = new Set(['system', 'roster'])

/** The one form in which identifiers are compared: NFKC and lower case (product.md section 1). */
export function identifierKey(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase().trim()
  const at = folded.lastIndexOf('@')
  if (at < 0) return folded
  return `${folded.slice(0, at)}@${domainKey(folded.slice(at + 1))}`
}

const MOST_DOMAINS = 1_000
const domains = new Map<string, string>() // people share them, and each costs more than the rest of the address

function domainKey(domain: string): string {
  const known = domains.get(domain)
  if (known !== undefined) return known
  const key = domainToASCII(domain) || domain
  if (domains.size < MOST_DOMAINS && domain.length < 100) domains.set(domain, key)
  return key
}

/** The canonical username, or a refusal that names the field. */
export function readUsername(ctx: Context, text: string): string {
  const name = text.normalize('NFKC').toLowerCase()
  if (RESERVED.has(name)) refuseField(Invalid, 'username', `“${name}” is reserved.`, 'reserved')
  const pattern = ctx.settings['usernames.pattern']
  if (!patternOf(pattern).test(name)) refuseField(Invalid, 'username', formOf(pattern), 'pattern')
  if (scriptsIn(name) > 1)
    refuseField(Invalid, 'username', 'The letters of a username belong to one script.', 'mixed-scripts')
  return name
}

let compiled = { source: '', pattern: /^$/ }

function patternOf(source: string): RegExp {
  if (compiled.source !== source) compiled = { source, pattern: new RegExp(`^(?:${source})$`, 'u') }
  return compiled.pattern
}

function formOf(pattern: string): string {
  return pattern === SettingsSchema.shape['usernames.pattern'].parse(undefined)
    ? 'A username has small letters, digits and . _ @ + - only, at most 50.'
    : `A username has the form ${pattern} here.`
}

/** The address as typed and the key by which it is compared; a refusal names the field. */
export function readEmail(text: string, path: string): { address: string; key: string } {
  const address = text.normalize('NFC')
  const key = identifierKey(address)
  const at = key.lastIndexOf('@')
  const mailbox = key.slice(0, at)
  const sound = at > 0 && MAILBOX.test(mailbox) && !/^\.|\.\.|\.$/.test(mailbox) && DOMAIN.test(key.slice(at + 1))
  if (!sound) refuseField(Invalid, path, `“${address.slice(0, 80)}” does not look like an email address.`, 'email')
  if (scriptsIn(mailbox) > 1)
    refuseField(Invalid, path, 'The letters before the @ belong to one script.', 'mixed-scripts')
  return { address, key }
}

/** Refuses an account that could not sign in by what `signIn.identifier` asks for; applications have only a name. */
export function assertCanSignInBy(
  ctx: Context,
  type: string,
  { username, emails }: { readonly username: string | null; readonly emails: readonly unknown[] },
): void {
  const asked = type === 'api' ? 'username' : ctx.settings['signIn.identifier']
  if (asked === 'username' && username === null)
    refuseField(Invalid, 'username', 'A username is needed to sign in.', 'required')
  if (asked === 'email' && emails.length === 0)
    refuseField(Invalid, 'emails', 'An email address is needed to sign in.', 'required')
  if (username === null && emails.length === 0)
    refuseField(Invalid, 'username', 'A username or an email address is needed to sign in.', 'required')
}

/** Letters of two scripts in one name are how look-alikes are made (Unicode TR39). */
function scriptsIn(text: string): number {
  return ASCII.test(text) ? 1 : SCRIPTS.filter((script) => script.test(text)).length
}
