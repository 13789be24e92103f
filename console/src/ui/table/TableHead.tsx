import { Checkbox, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { STROKE } from '../icons.ts'
import type { Column, TableProps } from './columns.ts'
import classes from './DataTable.module.css'

/** The head: ticks all of the page, sorts. */
export function TableHead<Row>(props: TableProps<Row>) {
  const { t } = useTranslation('ui')
  return (
    <thead>
      <tr>
        {props.selection && (
          <th className={classes.tick} scope="col">
            <TickAll {...props} />
          </th>
        )}
        {props.columns.map((column) => (
          <Head key={column.id} column={column} table={props} />
        ))}
        {props.menuOf && (
          <th className={classes.menu} scope="col">
            <span className="hidden-words">{t('table.menus')}</span>
          </th>
        )}
      </tr>
    </thead>
  )
}

function TickAll<Row>({ rows = [], keyOf, selection }: TableProps<Row>) {
  const { t } = useTranslation('ui')
  const keys = rows.map(keyOf)
  const ticked = keys.filter((key) => selection?.has(key)).length
  const isAll = keys.length > 0 && ticked === keys.length
  return (
    <Checkbox
      aria-label={t('table.selectPage')}
      checked={isAll}
      indeterminate={ticked > 0 && !isAll}
      disabled={keys.length === 0}
      onChange={() => selection?.set(keys, ticked === 0)}
    />
  )
}

function Head<Row>({ column, table }: { column: Column<Row>; table: TableProps<Row> }) {
  const { sort, onSort } = table
  const key = column.sort
  if (!key || !onSort)
    return (
      <th scope="col" data-align={column.align}>
        {column.label}
      </th>
    )
  const isSorted = sort?.by === key
  const Arrow = sort?.descending ? IconArrowDown : IconArrowUp
  return (
    <th
      scope="col"
      data-align={column.align}
      aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
    >
      <UnstyledButton
        className={classes.sort}
        onClick={() => onSort({ by: key, descending: isSorted ? !sort.descending : false })}
      >
        {column.label}
        {isSorted && <Arrow size={13} stroke={STROKE} aria-hidden="true" />}
      </UnstyledButton>
    </th>
  )
}
