import { useMemo } from 'react'
import type { listSignIns } from '../../../server/sign-in-log/contract.ts'
import type { Input } from '../api/call.ts'
import { useKeysetPages } from '../ui/table/useKeysetPages.ts'
import { addressWith, useAddress } from '../ui/useAddress.ts'
import { spanOf } from '../ui/when/when.ts'
import { useZone } from '../ui/zone.ts'
import { OUTCOMES, PATHS, REASONS } from './signIn.ts'

type Query = NonNullable<Input<typeof listSignIns>['query']>

export const CHIPS = ['person', 'reason', 'path', 'portal', 'address', 'when'] as const
export type ChipName = (typeof CHIPS)[number]

const FROM_THE_START = { page: undefined, after: undefined }

/** The state of the page, all of it in the address. */
export function useSignInAddress() {
  const { search, change, path } = useAddress()
  const pages = useKeysetPages()
  const zone = useZone()
  const get = (name: string) => search.get(name) ?? ''
  const outcome = OUTCOMES.find((one) => one === search.get('outcome'))
  // biome-ignore lint/correctness/useExhaustiveDependencies: days begin at another moment in another zone
  const filter = useMemo((): Omit<Query, 'limit' | 'after'> => {
    const given = (name: string) => search.get(name) || undefined
    const parts = {
      outcome,
      identifier: given('name'),
      userId: given('person'),
      reason: REASONS.find((one) => one === search.get('reason')),
      path: PATHS.find((one) => one === search.get('path')),
      portalId: given('portal'),
      address: given('address'),
      ...spanOf(search.get('when') ?? ''),
    }
    return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
  }, [search, zone])
  return {
    get,
    outcome,
    filter,
    pages,
    text: get('name'),
    find: (name: string) => change({ name, ...FROM_THE_START }),
    set: (name: ChipName, value: string) => change({ [name]: value, ...FROM_THE_START }),
    isOn: (name: ChipName) => get(name) !== '',
    clear: () =>
      change({ name: undefined, ...Object.fromEntries(CHIPS.map((chip) => [chip, undefined])), ...FROM_THE_START }),
    hrefOfOutcome: (one: string | undefined) => addressWith(path, search, { outcome: one, ...FROM_THE_START }),
    hrefOfAddress: (address: string) => addressWith(path, search, { address, ...FROM_THE_START }),
  }
}

export type SignInAddress = ReturnType<typeof useSignInAddress>
