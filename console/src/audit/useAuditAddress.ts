import { useMemo } from 'react'
import type { browseTrail } from '../../../server/audit-log/contract.ts'
import type { Input } from '../api/call.ts'
import { useKeysetPages } from '../ui/table/useKeysetPages.ts'
import { addressWith, useAddress } from '../ui/useAddress.ts'
import { spanOf } from '../ui/when/when.ts'
import { useZone } from '../ui/zone.ts'

type Query = NonNullable<Input<typeof browseTrail>['query']>
export type AuditFilter = Omit<Query, 'limit' | 'after'>

/** Filters that have a chip, by the name they have in the address. */
export const CHIPS = ['when', 'who', 'about', 'event', 'kind', 'address', 'change', 'request'] as const
export type ChipName = (typeof CHIPS)[number]

const FROM_THE_START = { page: undefined, after: undefined, open: undefined }

/** The state of the page, all of it in the address. */
export function useAuditAddress() {
  const { search, change, path } = useAddress()
  const pages = useKeysetPages()
  const zone = useZone()
  const get = (name: string) => search.get(name) ?? ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: days begin at another moment in another zone
  const filter = useMemo((): AuditFilter => {
    const given = (name: string) => search.get(name) || undefined
    const parts = {
      q: given('q'),
      actorId: given('who'),
      entityId: given('about'),
      event: given('event'),
      kind: given('kind'),
      address: given('address'),
      change: given('change'),
      request: given('request'),
      ...spanOf(search.get('when') ?? ''),
    }
    return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
  }, [search, zone])
  return {
    get,
    filter,
    pages,
    text: get('q'),
    find: (q: string) => change({ q, ...FROM_THE_START }),
    set: (name: ChipName, value: string) => change({ [name]: value, ...FROM_THE_START }),
    /** These filters and no others. */
    only: (name: ChipName, value: string) => addressWith(path, new URLSearchParams(), { [name]: value }),
    clear: () =>
      change({ q: undefined, ...Object.fromEntries(CHIPS.map((chip) => [chip, undefined])), ...FROM_THE_START }),
    isOn: (name: ChipName) => get(name) !== '',
    open: get('open'),
    hrefOf: (id: string) => addressWith(path, search, { open: id }),
    close: () => change({ open: undefined }),
  }
}

export type AuditAddress = ReturnType<typeof useAuditAddress>
