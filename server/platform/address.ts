/** Network addresses as keys that sort: 32 hex digits, IPv4 in its place within IPv6 (RFC 4291 section 2.5.5.2). */
import { isIP } from 'node:net'

const V4_BITS = 96 // before an IPv4 address within IPv6
const V4_PREFIX = `${'0'.repeat(20)}ffff`

/** The key of one address; undefined where the text is none. */
export function addressKey(text: string): string | undefined {
  const bare = text.replace(/%.*$/, '')
  const version = isIP(bare)
  if (version === 4) return V4_PREFIX + hexOfV4(bare)
  return version === 6 ? hexOfV6(bare) : undefined
}

/** First and last key of an address or a network (`192.0.2.0/24`, RFC 4632); undefined where the text is neither. */
export function addressRange(text: string): { readonly from: string; readonly to: string } | undefined {
  const [address = '', size, ...rest] = text.trim().split('/')
  const key = addressKey(address)
  if (!key || rest.length > 0) return undefined
  if (size === undefined) return { from: key, to: key }
  const own = isIP(address) === 4 ? 32 : 128
  if (!/^\d{1,3}$/.test(size) || Number(size) > own) return undefined
  const kept = Number(size) + (own === 32 ? V4_BITS : 0)
  const mask = (1n << BigInt(128 - kept)) - 1n
  const first = BigInt(`0x${key}`) & ~mask
  return { from: hex(first), to: hex(first | mask) }
}

function hexOfV4(address: string): string {
  return address
    .split('.')
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('')
}

function hexOfV6(address: string): string {
  const [, before = address, last] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address) ?? []
  const v4 = last ? hexOfV4(last) : ''
  const whole = last ? `${before}${v4.slice(0, 4)}:${v4.slice(4)}` : address
  const [left = '', right] = whole.split('::')
  const groups = (side: string) => (side === '' ? [] : side.split(':')).map((group) => group.padStart(4, '0'))
  const [head, tail] = [groups(left), groups(right ?? '')]
  const gap = right === undefined ? 0 : 8 - head.length - tail.length
  return [...head, ...Array<string>(gap).fill('0000'), ...tail].join('').toLowerCase()
}

function hex(value: bigint): string {
  return value.toString(16).padStart(32, '0')
}
