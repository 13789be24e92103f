/** The only place that reads randomness and derives keys. One key per purpose from the root key (HKDF, RFC 5869; R99). */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  type Hash,
  hash,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** What a derived key is for. Each purpose has a key of its own; none is ever used for two. */
export type Purpose =
  | 'check'
  | 'links'
  | 'audit'
  | 'anchor'
  | 'sealed'
  | 'idempotency'
  | 'setup'
  | 'cursor'
  | 'ticket'
  | 'backup'
  | 'attempts'
  | 'codes'
  | 'tokens'

/** `former` still proves what it signed; `revoked` proves nothing but the trail, which the keys after it have sealed in. */
export type KeyState = 'current' | 'former' | 'revoked'

export interface RootKey {
  readonly id: string
  readonly root: Buffer
  readonly state: KeyState
}

export interface Keys {
  /** Names the current root key in rows that depend on it. */
  readonly keyId: string
  /** Every root key of this installation, the current one first. */
  readonly ring: readonly Pick<RootKey, 'id' | 'state'>[]
  /** HMAC-SHA256 of `text` under the purpose's current key, base64url. */
  sign(purpose: Purpose, text: string): string
  /** The same under this one of the keys, whether it is the current one or not; undefined where it is not here or was revoked. */
  signAs(keyId: string, purpose: Purpose, text: string): string | undefined
  /** Compares in constant time with what the current key or a former one would have signed. */
  verify(purpose: Purpose, text: string, signature: string): boolean
  /** Whose signature it is: the place of the key in `ring`, -1 where no key proves it any more. */
  signer(purpose: Purpose, text: string, signature: string): number
  /** AES-256-GCM; `owner` is bound as additional data, so that a sealed value cannot be moved to another row (R46). */
  seal(owner: string, text: string): string
  open(owner: string, sealed: string): string
  /** Goes on with other root keys, in this process at once: after `keys rotate` beside a running server. */
  replace(ring: readonly RootKey[]): void
}

/** What the key of the trail proves it proves for ever: later links of the chain stand on it. */
const OUTLIVES_REVOCATION: readonly Purpose[] = ['audit', 'anchor']

export function rootKey(root: Buffer, state: KeyState = 'current'): RootKey {
  return { id: digest(root).slice(0, 12), root, state }
}

export function keysFrom(first: readonly RootKey[]): Keys {
  let ring = first
  const derived = new Map<string, KeyObject>()
  const derive = ({ id, root }: RootKey, purpose: Purpose): KeyObject => {
    const name = `${id}/${purpose}`
    const known = derived.get(name)
    if (known) return known
    const made = createSecretKey(Buffer.from(hkdfSync('sha256', root, '', `roster/${purpose}`, 32)))
    derived.set(name, made)
    return made
  }
  const current = (): RootKey => {
    const [key] = ring
    if (!key) throw new Error('There is no root key.')
    return key
  }
  const signWith = (key: RootKey, purpose: Purpose, text: string) =>
    createHmac('sha256', derive(key, purpose)).update(text).digest('base64url')
  const signer: Keys['signer'] = (purpose, text, signature) =>
    ring.findIndex(
      (key) =>
        (key.state !== 'revoked' || OUTLIVES_REVOCATION.includes(purpose)) &&
        sameSecret(signWith(key, purpose, text), signature),
    )
  return {
    signer,
    get keyId() {
      return current().id
    },
    get ring() {
      return ring.map(({ id, state }) => ({ id, state }))
    },
    sign: (purpose, text) => signWith(current(), purpose, text),
    signAs(keyId, purpose, text) {
      const key = ring.find(({ id, state }) => id === keyId && state !== 'revoked')
      return key && signWith(key, purpose, text)
    },
    verify: (purpose, text, signature) => signer(purpose, text, signature) !== -1,
    seal: (owner, text) => encrypt(current().id, derive(current(), 'sealed'), owner, text),
    open(owner, sealed) {
      const key = ring.find(({ id, state }) => id === sealed.split('.')[0] && state !== 'revoked')
      if (!key) throw new Error('This value was sealed with a root key that is not here or was revoked.')
      return decrypt(derive(key, 'sealed'), owner, sealed)
    },
    replace(next) {
      ring = next
    },
  }
}

function encrypt(keyId: string, key: KeyObject, owner: string, text: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [keyId, ...[iv, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.')
}

function decrypt(key: KeyObject, owner: string, sealed: string): string {
  const [, iv = '', tag = '', body = ''] = sealed.split('.')
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'))
  decipher.setAAD(Buffer.from(owner)).setAuthTag(Buffer.from(tag, 'base64url'))
  return decipher.update(Buffer.from(body, 'base64url'), undefined, 'utf8') + decipher.final('utf8')
}

const POOL = 128 * 32 // bytes drawn at once: a draw costs as much as a row
let pool = Buffer.alloc(0)

/** 256 random bits, base64url: session references and salts (ASVS 7.2.3). No bit is used twice. */
export function randomSecret(): string {
  if (pool.length === 0) pool = randomBytes(POOL)
  const drawn = pool.subarray(0, 32)
  const text = drawn.toString('base64url')
  drawn.fill(0)
  pool = pool.subarray(32)
  return text
}

/** Marks the scripts and styles of one page (CSP level 3: at least 128 bits). */
export function randomNonce(): string {
  return randomBytes(16).toString('base64')
}

export function randomRoot(): Buffer {
  return randomBytes(32)
}

/** What an authenticator app and Roster share: 160 random bits (RFC 4226). */
export function randomSeed(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(randomBytes(20))
}

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ' // Crockford: nothing that is taken for something else

/** So many letters and figures that people read and type, five random bits each. */
export function randomLetters(count: number): string {
  return [...randomBytes(count)].map((byte) => LETTERS[byte & 31]).join('')
}

/** SHA-256, base64url. For references of 256 random bits a fast digest is enough. */
export function digest(text: string | Buffer): string {
  return hash('sha256', text, 'base64url')
}

/** SHA-256 in hex, as signatures of requests name it. */
export function hexDigest(text: string | Buffer): string {
  return hash('sha256', text, 'hex')
}

/** SHA-256 of what comes in pieces. */
export function hashing(): Hash {
  return createHash('sha256')
}

/** HMAC-SHA256 in hex under a key that an application holds, too. */
export function signatureOf(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex')
}

export function sameSecret(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
