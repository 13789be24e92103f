/** Time-based codes (RFC 6238): six figures, thirty seconds, SHA-1 as every authenticator app expects. */
import { Secret, TOTP } from 'otpauth'
import type { Instant } from '../platform/clock.ts'
import { randomSeed, sameSecret } from '../platform/secrets.ts'

const PERIOD = 30 // seconds
const STEPS_BACK = 1 // the current step and the one before, for whoever types slowly (security.md section 0)

/** A new shared secret, as apps take it typed: base32. */
export function newSecret(): string {
  return new Secret({ buffer: randomSeed().buffer }).base32
}

/** The address behind the QR code. */
export function addressOf(secret: string, { issuer, label }: { issuer: string; label: string }): string {
  return new TOTP({ issuer, label, secret: Secret.fromBase32(secret), period: PERIOD }).toString()
}

/** The step that this code belongs to: the current one or the one before by the server's time (R43); undefined where none. */
export function stepOf(secret: string, code: string, now: Instant): number | undefined {
  const current = Math.floor(Date.parse(now) / 1000 / PERIOD)
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD })
  const steps = Array.from({ length: STEPS_BACK + 1 }, (_, back) => current - back)
  return steps.find((step) => sameSecret(totp.generate({ timestamp: step * PERIOD * 1000 }), code))
}
