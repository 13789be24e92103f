import { useEffect } from 'react'
import { countUsers, listUsers } from '../../../../server/users/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useToldCount } from '../../ui/counts.ts'
import { rememberList } from './lastList.ts'
import type { ListAddress } from './useListAddress.ts'
import { useReturnToRow } from './useReturnToRow.ts'

/** The page of people that the address asks for, and the numbers beside the segments. */
export function useUserList(address: ListAddress) {
  const { href, query, pages } = address
  const list = useCall(listUsers, { query }, { keep: true })
  const counts = useCall(countUsers, { query: address.beside }, { keep: true })
  const isEverybody = Object.values(address.beside).every((value) => !value)
  const { data } = list
  useToldCount('users', isEverybody ? counts.data?.all : undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: remembered when another page was read
  useEffect(() => {
    if (!data || list.isPlaceholderData) return
    const before = (pages.page - 1) * pages.query.limit
    rememberList({ href, query, before, ids: data.items.map(({ id }) => id), next: data.next, total: data.total })
  }, [data, href])
  useReturnToRow(data !== undefined)
  return { list, counts }
}
