import { useMemo } from 'react'
import type { Sort } from '../../ui/table/columns.ts'
import { useKeysetPages } from '../../ui/table/useKeysetPages.ts'
import { addressWith, useAddress } from '../../ui/useAddress.ts'
import { useRememberedLook } from '../../ui/useRememberedLook.ts'
import { DEFAULT_COLUMNS } from './columns.tsx'
import { BESIDE, FILTERS, type FilterName } from './filters.ts'

/** Remembered in the browser, besides the colours. */
const LOOK = ['size', 'columns', 'density'] as const

const FIRST_PAGE = { page: undefined, after: undefined }

/** Everything about the list that a copied address keeps: search, filters, sort, page, columns, density. */
export function useListAddress() {
  const { search, change, path } = useAddress()
  const pages = useKeysetPages()
  useRememberedLook('users', LOOK)
  const value = (name: string) => search.get(name) ?? ''
  const sort: Sort = { by: value('sort') || 'name', descending: value('order') === 'desc' }
  const columns = useMemo(() => search.get('columns')?.split(',') ?? DEFAULT_COLUMNS, [search])
  const filters = FILTERS.filter((name) => search.has(name))
  const query = {
    q: value('q'),
    ...Object.fromEntries(FILTERS.map((name) => [name, value(name) || undefined])),
    sort: sort.by,
    order: sort.descending ? ('desc' as const) : ('asc' as const),
    ...pages.query,
  }
  return {
    query,
    /** What narrows the segments too. */
    beside: {
      q: value('q'),
      ...Object.fromEntries(BESIDE.map((name) => [name, value(name) || undefined])),
    },
    pages,
    sort,
    columns,
    filters,
    text: value('q'),
    isCompact: value('density') === 'compact',
    values: (name: FilterName) => value(name).split(',').filter(Boolean),
    raw: value,
    href: addressWith(path, search, {}),
    /** The list under another segment, with the same search. */
    hrefOf: (changes: Readonly<Record<string, string | undefined>>) =>
      addressWith(path, search, { ...FIRST_PAGE, status: undefined, type: undefined, ...changes }),
    find: (q: string) => change({ q, ...FIRST_PAGE }),
    filter: (name: FilterName, values: readonly string[] | string) =>
      change({ [name]: typeof values === 'string' ? values : values.join(','), ...FIRST_PAGE }),
    clearFilters: () => change({ ...Object.fromEntries(FILTERS.map((name) => [name, undefined])), ...FIRST_PAGE }),
    sortBy: ({ by, descending }: Sort) =>
      change({ sort: by === 'name' ? undefined : by, order: descending ? 'desc' : undefined, ...FIRST_PAGE }),
    show: (chosen: readonly string[]) =>
      change({ columns: isDefault(chosen) ? undefined : chosen.join(',') || 'person' }),
    setDensity: (density: 'cozy' | 'compact') => change({ density: density === 'compact' ? density : undefined }),
    change,
  }
}

export type ListAddress = ReturnType<typeof useListAddress>

const isDefault = (columns: readonly string[]) =>
  columns.length === DEFAULT_COLUMNS.length && DEFAULT_COLUMNS.every((id) => columns.includes(id))
