/** What browsers send of passkeys (WebAuthn level 3, toJSON). What Roster does not read is left out, not refused. */
import { z } from 'zod'
import { Id, InstantOut, requiredLine } from '../../platform/schema.ts'

function base64url(max: number) {
  return z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9_-]+$/, 'This is not base64url.')
}

const CredentialId = base64url(1400) // WebAuthn: at most 1023 bytes
const credential = { id: CredentialId, rawId: CredentialId, type: z.literal('public-key') }

/** A new passkey. */
export const Registration = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(8000),
    attestationObject: base64url(40_000),
    transports: z.array(z.string().max(40)).max(20).optional(),
  }),
})
export type Registration = z.output<typeof Registration>

/** A passkey that was shown. */
export const Assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(8000),
    authenticatorData: base64url(8000),
    signature: base64url(4000),
    userHandle: base64url(200).nullish(),
  }),
})
export type Assertion = z.output<typeof Assertion>

const Descriptor = z.strictObject({ id: z.string(), type: z.literal('public-key'), transports: z.array(z.string()) })

/** `PublicKeyCredentialRequestOptionsJSON`. */
export const RequestOptions = z.strictObject({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.int().describe('Milliseconds'),
  userVerification: z.enum(['required', 'preferred']),
  allowCredentials: z.array(Descriptor).describe('Empty: whichever the browser has for this Roster'),
})

/** `PublicKeyCredentialCreationOptionsJSON`. */
export const CreationOptions = z.strictObject({
  challenge: z.string(),
  rp: z.strictObject({ id: z.string(), name: z.string() }),
  user: z.strictObject({ id: z.string(), name: z.string(), displayName: z.string() }),
  timeout: z.int().describe('Milliseconds'),
  pubKeyCredParams: z.array(z.strictObject({ type: z.literal('public-key'), alg: z.int() })),
  excludeCredentials: z.array(Descriptor),
  authenticatorSelection: z.strictObject({
    residentKey: z.literal('preferred'),
    requireResidentKey: z.literal(false),
    userVerification: z.literal('preferred'),
  }),
  attestation: z.literal('none'),
})

export const PasskeyName = requiredLine(60)

export const Passkey = z.strictObject({
  id: Id,
  name: z.string(),
  createdAt: InstantOut,
  usedAt: InstantOut.nullable(),
  backedUp: z.boolean().describe('Kept by its maker in more than one place'),
  copiedAt: InstantOut.nullable().describe('When its counter went back: there is another one like it'),
})
