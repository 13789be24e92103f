/** The only place that reads randomness and derives keys. One key per purpose from the root key (HKDF, RFC 5869; R99). */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** What a derived key is for. Each purpose has a key of its own; none is ever used for two. */
export type Purpose = 'check' | 'links' | 'audit' | 'anchor' | 'sealed' | 'idempotency' | 'setup' | 'cursor'

export interface Keys {
  /** Names the root key in rows that depend on it. */
  readonly keyId: string
  /** HMAC-SHA256 of `text` under the purpose's key, base64url. */
  sign(purpose: Purpose, text: string): string
  /** Compares in constant time. */
  verify(purpose: Purpose, text: string, signature: string): boolean
  /** AES-256-GCM; `owner` is bound as additional data, so that a sealed value cannot be moved to another row (R46). */
  seal(owner: string, text: string): string
  open(owner: string, sealed: string): string
}

export function keysFrom(keyId: string, root: Buffer): Keys {
  const derived = new Map<Purpose, Buffer>()
  const key = (purpose: Purpose): Buffer => {
    const known = derived.get(purpose)
    if (known) return known
    const made = Buffer.from(hkdfSync('sha256', root, '', `roster/${purpose}`, 32))
    derived.set(purpose, made)
    return made
  }
  const sign = (purpose: Purpose, text: string) => createHmac('sha256', key(purpose)).update(text).digest('base64url')
  return {
    keyId,
    sign,
    verify: (purpose, text, signature) => sameSecret(sign(purpose, text), signature),
    seal(owner, text) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key('sealed'), iv).setAAD(Buffer.from(owner))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return [
        keyId,
        iv.toString('base64url'),
        cipher.getAuthTag().toString('base64url'),
        body.toString('base64url'),
      ].join('.')
    },
    open(owner, sealed) {
      const [, iv = '', tag = '', body = ''] = sealed.split('.')
      const decipher = createDecipheriv('aes-256-gcm', key('sealed'), Buffer.from(iv, 'base64url'))
      decipher.setAAD(Buffer.from(owner)).setAuthTag(Buffer.from(tag, 'base64url'))
      return decipher.update(Buffer.from(body, 'base64url'), undefined, 'utf8') + decipher.final('utf8')
    },
  }
}

/** 256 random bits, base64url: session references and salts (ASVS 7.2.3). */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Marks the scripts and styles of one page (CSP level 3: at least 128 bits). */
export function randomNonce(): string {
  return randomBytes(16).toString('base64')
}

export function randomRoot(): Buffer {
  return randomBytes(32)
}

/** SHA-256, base64url. For references of 256 random bits a fast digest is enough. */
export function digest(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('base64url')
}

export function sameSecret(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
