import type { ReplyOf } from '../../../../server/platform/contract.ts'
import type { listUsers } from '../../../../server/users/contract.ts'

/** The page of the list that was last looked at: what *previous*, *next* and *back* of a person's page mean. */
export interface LastList {
  readonly href: string
  readonly query: Readonly<Record<string, string | number | undefined>>
  /** How many stand before this page. */
  readonly before: number
  readonly ids: readonly string[]
  readonly next: string | null
  readonly total: number | null
  readonly former?: LastList | undefined
}

let last: LastList | undefined
let opened: string | undefined

export function rememberList(list: LastList): void {
  last = list
}

export const lastList = (): LastList | undefined => last

/** Notes whose page was opened, so that the list comes back to that row. */
export function rememberOpened(id: string): void {
  opened = id
}

/** The row to come back to; asked once. */
export function takeOpened(): string | undefined {
  const id = opened
  opened = undefined
  return id
}

/** A page that was read beside the list, as the list would have remembered it. */
export function followingList(list: LastList, read: ReplyOf<typeof listUsers>): LastList {
  const search = new URLSearchParams(list.href.split('?')[1])
  search.set('page', String(Number(search.get('page') ?? 1) + 1))
  search.set('after', list.next ?? '')
  return {
    href: `${list.href.split('?')[0]}?${search}`,
    query: { ...list.query, after: list.next ?? undefined },
    before: list.before + list.ids.length,
    ids: read.items.map(({ id }) => id),
    next: read.next,
    total: list.total,
    former: list,
  }
}
