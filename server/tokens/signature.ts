/** `Authorization: Roster-HMAC-SHA256 key=…, time=…, nonce=…, digest=…, signature=…`: what it says, and what it is over. */
import { between, type Instant, minutes } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { type Shown, SIGNATURE_SCHEME } from '../platform/http/authorization.ts'
import { sameSecret, signatureOf } from '../platform/secrets.ts'

const FORMS = {
  key: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  time: /^\d{10}$/, // seconds since 1970, until the year 2286
  nonce: /^[A-Za-z0-9_-]{16,64}$/,
  digest: /^[0-9a-f]{64}$/,
  signature: /^[0-9a-f]{64}$/,
}
type Part = keyof typeof FORMS
const PARTS = Object.keys(FORMS) as readonly Part[]

export type Signed = Readonly<Record<Part, string>>

/** The parts of the header; undefined where one is missing, stands twice, is unknown or of another form. */
export function readSignature(credentials: string): Signed | undefined {
  const pairs = credentials.split(',').map((pair) => {
    const [, name = '', value = ''] = /^\s*([a-z]+)=(\S+)\s*$/.exec(pair) ?? []
    return [name, value] as const
  })
  const parts = new Map(pairs)
  if (pairs.length !== PARTS.length || parts.size !== PARTS.length) return undefined
  if (!PARTS.every((part) => FORMS[part].test(parts.get(part) ?? ''))) return undefined
  const { key = '', time = '', nonce = '', digest = '', signature = '' } = Object.fromEntries(parts)
  return { key, time, nonce, digest, signature }
}

/** Whether the application that holds `secret` signed this request, and exactly this one. */
export function isSigned(secret: string, signed: Signed, { method, target, bodyDigest }: Shown): boolean {
  const lines = [SIGNATURE_SCHEME, signed.key, signed.time, signed.nonce, method, target, signed.digest]
  const isGenuine = sameSecret(signatureOf(secret, lines.join('\n')), signed.signature)
  return isGenuine && (bodyDigest === undefined || bodyDigest === signed.digest)
}

/** Whether it was signed within the time that clocks may differ. */
export function isTimely({ settings, now }: Context, { time }: Signed): boolean {
  const at = new Date(Number(time) * 1000).toISOString() as Instant
  return Math.abs(between(at, now())) <= minutes(settings['signatures.windowMinutes'])
}
