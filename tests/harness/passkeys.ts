/** Somebody's authenticator, made of software: it makes passkeys and shows them, also wrongly where a test wants it. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import { addPasskey, beginPasskey } from '../../server/factors/passkeys/contract.ts'
import type { ReplyOf } from '../../server/platform/contract.ts'
import { askPasskey } from '../../server/sign-in/passkey/contract.ts'
import { type Person, visitor } from './people.ts'
import type { TestServer } from './server.ts'

type CreationOptions = ReplyOf<typeof beginPasskey>
type RequestOptions = ReplyOf<typeof askPasskey>

/** What it does otherwise than it should. */
export interface Wrong {
  readonly origin?: string
  readonly rpId?: string
  readonly type?: string
  readonly challenge?: string
  readonly credentialId?: string
  readonly userHandle?: string | null
  /** False: it did not ask for PIN, finger or face. */
  readonly verified?: boolean
  readonly present?: boolean
  readonly counter?: number
  readonly crossOrigin?: boolean
  /** The algorithm that a new key says it is of. */
  readonly alg?: number
}

export interface Authenticator {
  make(options: CreationOptions, wrong?: Wrong): ReturnType<typeof madeBy>
  show(options: RequestOptions, wrong?: Wrong): ReturnType<typeof shownBy>
}

interface Held {
  readonly id: string
  readonly keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject }
  counter: number
  handle: string
}

/** An authenticator of its own; `counts`: one that counts how often it signed, as security keys do. */
export function authenticatorAt(origin: string, { counts = false } = {}): Authenticator {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const held: Held = { id: randomBytes(32).toString('base64url'), keys, counter: counts ? 1 : 0, handle: '' }
  return {
    make: (options, wrong = {}) => {
      held.handle = options.user.id
      return madeBy(held, { origin, rpId: options.rp.id, challenge: options.challenge, ...wrong })
    },
    show(options, wrong = {}) {
      if (counts) held.counter += 1
      return shownBy(held, { origin, rpId: options.rpId, challenge: options.challenge, ...wrong })
    },
  }
}

type Signing = Wrong & { readonly origin: string; readonly rpId: string; readonly challenge: string }

function madeBy({ id, keys, counter }: Held, as: Signing) {
  const { x = '', y = '' } = keys.publicKey.export({ format: 'jwk' })
  const key = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, as.alg ?? -7],
    [-1, 1],
    [-2, Buffer.from(x, 'base64url')],
    [-3, Buffer.from(y, 'base64url')],
  ])
  const rawId = Buffer.from(id, 'base64url')
  const length = Buffer.alloc(2)
  length.writeUInt16BE(rawId.length)
  const attested = Buffer.concat([Buffer.alloc(16), length, rawId, Buffer.from(isoCBOR.encode(key))])
  const authData = Buffer.concat([authenticatorData(as, counter, 0x40), attested])
  const attestation = new Map<string, unknown>([
    ['fmt', 'none'],
    ['attStmt', new Map()],
    ['authData', authData],
  ])
  const attestationObject = Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url')
  const clientDataJSON = clientData(as, 'webauthn.create').toString('base64url')
  return {
    id,
    rawId: id,
    type: 'public-key' as const,
    response: { clientDataJSON, attestationObject, transports: ['internal'] },
  }
}

function shownBy({ id, keys, counter, handle }: Held, as: Signing) {
  const data = clientData(as, 'webauthn.get')
  const authData = authenticatorData(as, counter, 0)
  const signature = sign('sha256', Buffer.concat([authData, sha256(data)]), keys.privateKey)
  const shownId = as.credentialId ?? id
  return {
    id: shownId,
    rawId: shownId,
    type: 'public-key' as const,
    response: {
      clientDataJSON: data.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle: as.userHandle === undefined ? handle : as.userHandle,
    },
  }
}

function clientData({ origin, challenge, type, crossOrigin = false }: Signing, usual: string): Buffer {
  return Buffer.from(JSON.stringify({ type: type ?? usual, challenge, origin, crossOrigin }))
}

function authenticatorData(
  { rpId, counter: said, verified = true, present = true }: Signing,
  counter: number,
  more: number,
) {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(said ?? counter)
  const flags = (present ? 0x01 : 0) | (verified ? 0x04 : 0) | more
  return Buffer.concat([sha256(rpId), Buffer.from([flags]), count])
}

function sha256(text: string | Buffer): Buffer {
  return createHash('sha256').update(text).digest()
}

/** Adds a passkey, as on one's own page. */
export async function addKey(server: TestServer, person: Person, { counts = false, name = 'Laptop' } = {}) {
  const key = authenticatorAt(server.roster.world.config.baseUrl.origin, { counts })
  const options = await server.call(person, beginPasskey, {})
  const { recoveryCodes, id } = await server.call(person, addPasskey, { body: { name, passkey: key.make(options) } })
  return { key, id, codes: recoveryCodes ?? [] }
}

/** A browser of which nobody is known, and the question it was asked. */
export async function askedAtDoor(
  server: Pick<TestServer, 'call'>,
): Promise<{ browser: Person; options: RequestOptions }> {
  const browser = visitor()
  return { browser, options: await server.call(browser, askPasskey, {}) }
}
