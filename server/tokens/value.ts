/**
 * What an application holds: prefix, id, 256-bit secret and checksum in letters and figures (R87). Whoever finds one in a
 * log or a repository can tell it from chance, and one that was cut or changed is refused before anything is looked up.
 */
import { crc32 } from 'node:zlib'
import { fromBase62, toBase62 } from './base62.ts'
import type { TokenKind } from './shapes.ts'

const PREFIX: Readonly<Record<TokenKind, string>> = { bearer: 'rst_', hmac: 'rsk_' }
const [ID, SECRET, CHECK] = [22, 43, 6] // figures of base 62 for 16, 32 and 4 bytes
const FORM = new RegExp(`^[0-9A-Za-z]{${ID + SECRET + CHECK}}$`)

/** The whole text; `secret` is 32 bytes as base64url. */
export function tokenText(kind: TokenKind, id: string, secret: string): string {
  const body = PREFIX[kind] + figuresOfId(id) + toBase62(Buffer.from(secret, 'base64url'), SECRET)
  return body + checksumOf(body)
}

/** By what people recognise a token that they find somewhere. */
export function tokenHint(kind: TokenKind, id: string): string {
  return PREFIX[kind] + figuresOfId(id).slice(-8)
}

/** Id and secret (base64url) of a text; undefined where it is none, or not whole. */
export function readToken(kind: TokenKind, text: string): { readonly id: string; readonly secret: string } | undefined {
  const prefix = PREFIX[kind]
  const rest = text.slice(prefix.length)
  if (!text.startsWith(prefix) || !FORM.test(rest)) return undefined
  if (rest.slice(-CHECK) !== checksumOf(text.slice(0, -CHECK))) return undefined
  const id = fromBase62(rest.slice(0, ID), 16)
  const secret = fromBase62(rest.slice(ID, ID + SECRET), 32)
  return id && secret ? { id: asUuid(id), secret: secret.toString('base64url') } : undefined
}

function checksumOf(text: string): string {
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(text))
  return toBase62(sum, CHECK)
}

function figuresOfId(id: string): string {
  return toBase62(Buffer.from(id.replaceAll('-', ''), 'hex'), ID)
}

function asUuid(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
