import type { TableProps } from './columns.ts'
import classes from './DataTable.module.css'

const ROWS = 12
const widths = ['62%', '48%', '70%', '55%', '66%', '44%']

/** The true head over grey rows. */
export function SkeletonRows<Row>({ columns, selection, menuOf }: TableProps<Row>) {
  return Array.from({ length: ROWS }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row takes no focus
    <tr key={row} aria-hidden="true">
      {selection && (
        <td className={classes.tick}>
          <span className={classes.bone} style={{ width: 16, height: 16 }} />
        </td>
      )}
      {columns.map((column, index) => (
        <td key={column.id}>{index === 0 ? <WhoBones turn={row} /> : <Bone turn={row + index} />}</td>
      ))}
      {menuOf && <td className={classes.menu} />}
    </tr>
  ))
}

function Bone({ turn }: { turn: number }) {
  return <span className={classes.bone} style={{ width: widths[turn % widths.length] }} />
}

function WhoBones({ turn }: { turn: number }) {
  return (
    <span className={classes.person}>
      <span className={classes.bone} style={{ width: 32, height: 32, borderRadius: 16, flex: 'none' }} />
      <span className={classes.bones}>
        <Bone turn={turn} />
        <Bone turn={turn + 2} />
      </span>
    </span>
  )
}
