/** What WebAuthn asks to be checked (R47), by the library that knows its formats. Loaded when the first passkey is shown. */
import type { Context } from '../../platform/context.ts'
import type { RelyingParty } from './relying-party.ts'
import type { Assertion, Registration } from './shapes.ts'

/** EdDSA, ECDSA with P-256, RSA with SHA-256: what authenticators have. */
export const ALGORITHMS = [-8, -7, -257]
/** `none` is what is asked for; some security keys vouch for themselves in spite of it. */
const FORMATS: readonly string[] = ['none', 'packed']

export interface Asked {
  readonly party: RelyingParty
  readonly challenge: string
  /** Whether it must have told its owner by PIN, finger or face. */
  readonly verified: boolean
}

interface Made {
  readonly credentialId: string
  readonly publicKey: string
  readonly counter: number
  readonly isBackedUp: boolean
}

export interface Key {
  readonly credential_id: string
  readonly public_key: string
}

export interface Signed {
  readonly counter: number
  readonly isBackedUp: boolean
}

/** What an authenticator made; undefined where anything about it is not as asked. */
export function readRegistration(ctx: Context, asked: Asked, given: Registration): Promise<Made | undefined> {
  return unlessWrong(ctx, async () => {
    const [{ verifyRegistrationResponse }, { isoBase64URL }] = await library()
    if (!FORMATS.includes(await formatOf(given)) || isFramed(given.response.clientDataJSON)) return undefined
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...given, response: { ...given.response, transports: [] }, clientExtensionResults: {} },
      ...expected(asked),
      supportedAlgorithmIDs: ALGORITHMS,
    })
    if (!verified) return undefined
    const { credential, credentialBackedUp: isBackedUp } = registrationInfo
    const publicKey = isoBase64URL.fromBuffer(credential.publicKey)
    return { credentialId: credential.id, publicKey, counter: credential.counter, isBackedUp }
  })
}

/** What an authenticator signed; undefined where it is not by this key, or not what was asked. The caller judges the counter. */
export function readAssertion(ctx: Context, asked: Asked, key: Key, given: Assertion): Promise<Signed | undefined> {
  return unlessWrong(ctx, async () => {
    const [{ verifyAuthenticationResponse }, { isoBase64URL }] = await library()
    if (isFramed(given.response.clientDataJSON)) return undefined
    const { userHandle: _, ...response } = given.response
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...given, response, clientExtensionResults: {} },
      ...expected(asked),
      credential: { id: key.credential_id, publicKey: isoBase64URL.toBuffer(key.public_key), counter: 0 },
    })
    if (!verified) return undefined
    return { counter: authenticationInfo.newCounter, isBackedUp: authenticationInfo.credentialBackedUp }
  })
}

/** The challenge that this answers, as the browser says. */
export function challengeIn(clientDataJSON: string): string | undefined {
  const { challenge } = clientDataOf(clientDataJSON)
  return typeof challenge === 'string' ? challenge : undefined
}

function expected({ party, challenge, verified }: Asked) {
  return {
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: verified,
  }
}

/** In a page of somebody else, whatever the browser allowed there. */
function isFramed(clientDataJSON: string): boolean {
  return clientDataOf(clientDataJSON).crossOrigin === true
}

function clientDataOf(clientDataJSON: string): { readonly challenge?: unknown; readonly crossOrigin?: unknown } {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'))
    return typeof data === 'object' && data !== null ? data : {}
  } catch {
    return {}
  }
}

async function formatOf({ response }: Registration): Promise<string> {
  const [, { decodeAttestationObject, isoBase64URL }] = await library()
  return decodeAttestationObject(isoBase64URL.toBuffer(response.attestationObject)).get('fmt')
}

function library() {
  return Promise.all([import('@simplewebauthn/server'), import('@simplewebauthn/server/helpers')])
}

/** The library says by an error what was wrong; the visitor is not told, the log is. */
async function unlessWrong<T>({ world }: Context, read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (err) {
    world.log.info({ err }, 'A passkey was not accepted.')
    return undefined
  }
}
