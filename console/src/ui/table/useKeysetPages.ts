import { useRef } from 'react'
import { useAddress } from '../useAddress.ts'

const DEFAULT_SIZE = 50

interface Read {
  readonly items: readonly unknown[]
  readonly next: string | null
  readonly total: number | null
}

/**
 * Pages of a keyset list, kept in the address (`after`, `page`, `size`). Going back uses the cursors met on the way;
 * an address opened in the middle goes back to the start.
 */
export function useKeysetPages(defaultSize = DEFAULT_SIZE) {
  const { search, change } = useAddress()
  const cursors = useRef(new Map<number, string | undefined>([[1, undefined]]))
  const page = Math.max(1, Number(search.get('page')) || 1)
  const size = Number(search.get('size')) || defaultSize
  const after = search.get('after') ?? undefined
  cursors.current.set(page, after)
  const goTo = (to: number, cursor: string | undefined) =>
    change({ page: to > 1 ? String(to) : undefined, after: cursor }, true)
  const back = () => goTo(cursors.current.has(page - 1) ? page - 1 : 1, cursors.current.get(page - 1))
  /** The props of `Pager` for what was read. */
  const pager = (read: Read) => ({
    from: read.items.length === 0 ? 0 : (page - 1) * size + 1,
    to: (page - 1) * size + read.items.length,
    total: read.total,
    size,
    onSize: (count: number) =>
      change({ size: count === defaultSize ? undefined : String(count), page: undefined, after: undefined }),
    onPrevious: page > 1 ? back : undefined,
    onNext: read.next ? () => goTo(page + 1, read.next ?? undefined) : undefined,
  })
  return { query: { limit: size, ...(after ? { after } : {}) }, pager, page }
}
