import { Checkbox } from '@mantine/core'
import { type MouseEvent, memo } from 'react'
import { useTranslation } from 'react-i18next'
import { MoreMenu } from '../MoreMenu.tsx'
import { useGo } from '../useGo.ts'
import type { Column, TableProps } from './columns.ts'
import classes from './DataTable.module.css'

interface Props<Row> {
  readonly row: Row
  readonly rowKey: string
  readonly table: TableProps<Row>
  readonly isHere: boolean
  readonly isTicked: boolean
}

function Row<R>({ row, rowKey, table, isHere, isTicked }: Props<R>) {
  const { t } = useTranslation('ui')
  const go = useGo()
  const { columns, hrefOf, menuOf, nameOf, selection } = table
  const open = (event: MouseEvent<HTMLElement>) => {
    if (hrefOf && isOnGround(event)) go(hrefOf(row))
  }
  return (
    <tr
      data-row={rowKey}
      data-here={isHere || undefined}
      data-ticked={isTicked || undefined}
      data-opens={hrefOf ? true : undefined}
      onClick={open}
    >
      {selection && (
        <td className={classes.tick}>
          <Tick name={nameOf(row)} rowKey={rowKey} isTicked={isTicked} table={table} />
        </td>
      )}
      {columns.map((column) => (
        <Cell key={column.id} column={column} row={row} />
      ))}
      {menuOf && (
        <td className={classes.menu}>
          <MoreMenu label={t('table.menu', { name: nameOf(row) })} groups={() => menuOf(row)} size={28} />
        </td>
      )}
    </tr>
  )
}

function Cell<R>({ column, row }: { column: Column<R>; row: R }) {
  return (
    <td data-align={column.align} data-quiet={column.quiet || undefined} title={column.whole?.(row)}>
      {column.cell(row)}
    </td>
  )
}

interface TickProps<R> {
  readonly name: string
  readonly rowKey: string
  readonly isTicked: boolean
  readonly table: TableProps<R>
}

function Tick<R>({ name, rowKey, isTicked, table }: TickProps<R>) {
  const { t } = useTranslation('ui')
  const { selection, rows = [], keyOf } = table
  const tick = (event: MouseEvent) =>
    event.shiftKey ? selection?.toggleTo(rowKey, rows.map(keyOf)) : selection?.toggle(rowKey)
  return (
    <Checkbox aria-label={t('table.select', { name })} checked={isTicked} onClick={tick} onChange={() => undefined} />
  )
}

/** Links, buttons and fields inside the row answer for themselves; so does marked text. */
function isOnGround(event: MouseEvent<HTMLElement>): boolean {
  const inside = event.target instanceof Element && event.currentTarget.contains(event.target)
  if (!inside || window.getSelection()?.type === 'Range') return false
  return !(event.target as Element).closest('a, button, input, label')
}

const sameRow = <R,>(before: Props<R>, after: Props<R>) =>
  before.row === after.row &&
  before.isHere === after.isHere &&
  before.isTicked === after.isTicked &&
  before.table.columns === after.table.columns &&
  before.table.rows === after.table.rows

/** One row; drawn again only when it changed. Callbacks of the table must not close over other state. */
export const TableRow = memo(Row, sameRow) as typeof Row
