import { addressKey, addressRange } from '../platform/address.ts'
import { Invalid } from '../platform/failures.ts'
import { refuseField } from '../platform/refusal.ts'

/** Refuses what is no address and no network. */
export function assertSources(sources: readonly string[]): void {
  const at = sources.findIndex((source) => addressRange(source) === undefined)
  if (at !== -1)
    refuseField(Invalid, `sources.${at}`, 'Write an address, or a network as 192.0.2.0/24.', 'not-an-address')
}

/** Whether a token that is limited to these works from there. An address that cannot be read is on no list. */
export function isFrom(stored: string, address: string): boolean {
  const sources: readonly string[] = JSON.parse(stored)
  if (sources.length === 0) return true
  const key = addressKey(address)
  return sources.some((source) => {
    const range = addressRange(source)
    return range !== undefined && key !== undefined && range.from <= key && key <= range.to
  })
}
