import { type UIEvent, useEffect, useRef, useState } from 'react'
import { browseTrail } from '../../../../server/audit-log/contract.ts'
import { useCall } from '../../api/useCall.ts'
import type { AuditItem } from '../item.ts'
import type { AuditAddress } from '../useAuditAddress.ts'

const POLL = 5000
const AT_TOP = 24 // px

/**
 * The rows that are shown. While one reads further down, new ones wait instead of moving what is read; a page that ended
 * early because little matches goes on by itself.
 */
export function useAuditList({ filter, pages, get }: AuditAddress) {
  const isFirst = pages.page === 1
  const isOpenEnd = isFirst && filter.until === undefined
  const query = { ...filter, ...pages.query }
  const read = useCall(browseTrail, { query }, { keep: true, every: isOpenEnd && POLL })
  const [isDown, setDown] = useState(false)
  const key = JSON.stringify(query)
  const held = useRef<{ key: string; rows: readonly AuditItem[] }>(undefined)
  const newest = read.data?.items
  if (newest && (!isDown || held.current?.key !== key)) held.current = { key, rows: newest }
  const rows = read.data ? held.current?.rows : undefined
  const top = rows?.[0]?.id
  const waiting = isDown && newest && top ? newest.findIndex(({ id }) => id === top) : 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins at the top
  useEffect(() => setDown(false), [key])
  return {
    rows,
    page: read.data,
    isReading: read.isFetching,
    isLive: isOpenEnd && !read.error,
    count: Object.keys(filter).length === 0 ? read.data?.total : undefined,
    searchedTo: read.data?.searchedTo ?? null,
    /** New rows that wait; -1 where none of the shown ones is among the newest any more. */
    waiting,
    showNewest: () => {
      setDown(false)
      document.querySelector('[data-audit-list] section')?.scrollTo({ top: 0 })
    },
    onScroll: (event: UIEvent) => setDown(event.target instanceof Element && event.target.scrollTop > AT_TOP),
    error: read.error && !read.data ? read.error : undefined,
    retry: () => void read.refetch(),
    isOpen: get('open') !== '',
  }
}
