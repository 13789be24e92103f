import type { ReactNode } from 'react'
import type { ActionGroups } from '../action.ts'
import type { Selection } from './useSelection.ts'

export interface Column<Row> {
  readonly id: string
  readonly label: string
  /** In px; the first column without one takes the rest. */
  readonly width?: number
  /** The key the server sorts by; without it the head is plain. */
  readonly sort?: string
  readonly align?: 'end'
  /** Quieter text for what is not looked for first. */
  readonly quiet?: boolean
  readonly cell: (row: Row) => ReactNode
  /** The whole of a text that may be cut. */
  readonly whole?: (row: Row) => string | undefined
}

export interface Sort {
  readonly by: string
  readonly descending: boolean
}

export interface TableProps<Row> {
  /** Names the table and its scrolling region. */
  readonly label: string
  readonly rows: readonly Row[] | undefined
  readonly columns: readonly Column<Row>[]
  readonly keyOf: (row: Row) => string
  /** How a row is called in *Select Elena*. */
  readonly nameOf: (row: Row) => string
  /** The page of a row; its link carries `data-row-link`, see `RowLink`. */
  readonly hrefOf?: (row: Row) => string
  readonly onEdit?: (row: Row) => void
  readonly menuOf?: (row: Row) => ActionGroups
  readonly sort?: Sort | undefined
  readonly onSort?: (sort: Sort) => void
  readonly selection?: Selection | undefined
  readonly density?: 'cozy' | 'compact'
  /** The two-sided row of phones. */
  readonly phone?: (row: Row) => PhoneRow
  /** A head above rows that belong together, such as those of a day. */
  readonly groupOf?: (row: Row) => RowGroup
  /** Shown in place of rows when there are none. */
  readonly empty?: ReactNode
  /** Shown in place of everything when reading failed. */
  readonly problem?: ReactNode
}

export interface RowGroup {
  readonly id: string
  readonly label: string
}

export interface PhoneRow {
  readonly start: ReactNode
  readonly title: ReactNode
  readonly note: ReactNode
  readonly end: ReactNode
  readonly endNote: ReactNode
}

/** The head that stands before this row: where another group begins. */
export function beginning<Row>({ rows = [], groupOf }: TableProps<Row>, index: number): RowGroup | undefined {
  const [row, former] = [rows[index], rows[index - 1]]
  if (!groupOf || row === undefined) return undefined
  const group = groupOf(row)
  return former !== undefined && groupOf(former).id === group.id ? undefined : group
}
