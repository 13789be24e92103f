import { Fragment, useRef } from 'react'
import { useDelayed } from '../useDelayed.ts'
import { useIsPhone } from '../useWidth.ts'
import { beginning, type TableProps } from './columns.ts'
import classes from './DataTable.module.css'
import { PhoneList } from './PhoneList.tsx'
import { SkeletonRows } from './SkeletonRows.tsx'
import { TableHead } from './TableHead.tsx'
import { TableRow } from './TableRow.tsx'
import { useRowKeys } from './useRowKeys.ts'

const SKELETON_AFTER = 150 // ms: what comes sooner never flickers
const CHROME = { select: 44, menu: 48, rest: 240 }

/** Rows of people, roles or teams: a plain table with a head that stands, sorting, ticks, keys and a row menu. */
export function DataTable<Row>(props: TableProps<Row>) {
  const box = useRef<HTMLElement>(null)
  const isPhone = useIsPhone()
  const here = useRowKeys(props, box)
  if (props.problem) return props.problem
  if (props.rows?.length === 0) return props.empty
  if (isPhone && props.phone) return <PhoneList {...props} phone={props.phone} box={box} here={here} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={classes.scroll} ref={box} aria-label={props.label} tabIndex={0}>
      <table className={classes.table} data-density={props.density ?? 'cozy'} style={{ minWidth: leastWidth(props) }}>
        <Widths {...props} />
        <TableHead {...props} />
        <Body {...props} here={here} />
      </table>
    </section>
  )
}

function Body<Row>(props: TableProps<Row> & { here: string | undefined }) {
  const isSlow = useDelayed(props.rows === undefined, SKELETON_AFTER)
  return (
    <tbody aria-busy={props.rows === undefined}>
      {isSlow && <SkeletonRows {...props} />}
      {props.rows?.map((row, index) => {
        const key = props.keyOf(row)
        const group = beginning(props, index)
        return (
          <Fragment key={key}>
            {group && (
              <tr>
                <th className={classes.group} scope="rowgroup" colSpan={columnCount(props)}>
                  {group.label}
                </th>
              </tr>
            )}
            <TableRow
              row={row}
              rowKey={key}
              table={props}
              isHere={key === props.here}
              isTicked={props.selection?.has(key) ?? false}
            />
          </Fragment>
        )
      })}
    </tbody>
  )
}

const columnCount = <Row,>({ columns, selection, menuOf }: TableProps<Row>) =>
  columns.length + (selection ? 1 : 0) + (menuOf ? 1 : 0)

function Widths<Row>({ columns, selection, menuOf }: TableProps<Row>) {
  return (
    <colgroup>
      {selection && <col style={{ width: CHROME.select }} />}
      {columns.map((column) => (
        <col key={column.id} style={column.width ? { width: column.width } : undefined} />
      ))}
      {menuOf && <col style={{ width: CHROME.menu }} />}
    </colgroup>
  )
}

function leastWidth<Row>({ columns, selection, menuOf }: TableProps<Row>): number {
  const own = columns.reduce((sum, column) => sum + (column.width ?? CHROME.rest), 0)
  return own + (selection ? CHROME.select : 0) + (menuOf ? CHROME.menu : 0)
}
