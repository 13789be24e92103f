import { useMemo } from 'react'
import type { listOutbox } from '../../../server/outbox/contract.ts'
import type { Input } from '../api/call.ts'
import { useKeysetPages } from '../ui/table/useKeysetPages.ts'
import { addressWith, useAddress } from '../ui/useAddress.ts'
import { spanOf } from '../ui/when/when.ts'
import { useZone } from '../ui/zone.ts'
import { STATES } from './mail.ts'

type Query = NonNullable<Input<typeof listOutbox>['query']>

export const CHIPS = ['template', 'person', 'when'] as const
export type ChipName = (typeof CHIPS)[number]

const FROM_THE_START = { page: undefined, after: undefined, open: undefined }

/** The state of the page, all of it in the address. */
export function useOutboxAddress() {
  const { search, change, path } = useAddress()
  const pages = useKeysetPages()
  const zone = useZone()
  const get = (name: string) => search.get(name) ?? ''
  const state = STATES.find((one) => one === search.get('state'))
  // biome-ignore lint/correctness/useExhaustiveDependencies: days begin at another moment in another zone
  const filter = useMemo((): Omit<Query, 'limit' | 'after'> => {
    const given = (name: string) => search.get(name) || undefined
    const parts = {
      state,
      recipient: given('recipient'),
      template: given('template'),
      userId: given('person'),
      ...spanOf(search.get('when') ?? ''),
    }
    return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
  }, [search, zone])
  return {
    get,
    state,
    filter,
    pages,
    text: get('recipient'),
    find: (recipient: string) => change({ recipient, ...FROM_THE_START }),
    set: (name: ChipName, value: string) => change({ [name]: value, ...FROM_THE_START }),
    isOn: (name: ChipName) => get(name) !== '',
    clear: () =>
      change({ recipient: undefined, template: undefined, person: undefined, when: undefined, ...FROM_THE_START }),
    hrefOfState: (one: string | undefined) => addressWith(path, search, { state: one, ...FROM_THE_START }),
    open: get('open'),
    hrefOf: (id: string) => addressWith(path, search, { open: id }),
    close: () => change({ open: undefined }),
  }
}

export type OutboxAddress = ReturnType<typeof useOutboxAddress>
