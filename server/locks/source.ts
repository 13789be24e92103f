import { addressKey } from '../platform/address.ts'

const GROUP = 16 // hex digits: the /64 that one customer of a network gets (R20)
const V4 = /^0{20}ffff/

/** What an address is counted under: IPv4 whole, however it is written; IPv6 by its /64. */
export function sourceOf(address: string): string {
  const key = addressKey(address) ?? ''
  return V4.test(key) || key === '' ? key : `${key.slice(0, GROUP)}/64`
}
