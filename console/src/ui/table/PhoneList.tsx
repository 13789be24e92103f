import { Checkbox } from '@mantine/core'
import { type RefObject, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Anchor } from '../Anchor.tsx'
import { MoreMenu } from '../MoreMenu.tsx'
import { useDelayed } from '../useDelayed.ts'
import { beginning, type PhoneRow, type TableProps } from './columns.ts'
import classes from './PhoneList.module.css'

const LONG_PRESS = 450
const BONES = [1, 2, 3, 4, 5, 6, 7, 8]

interface Props<Row> extends TableProps<Row> {
  readonly phone: (row: Row) => PhoneRow
  readonly box: RefObject<HTMLElement | null>
  readonly here: string | undefined
}

/** The list on phones: rows of 64 px; a long press starts selecting. */
export function PhoneList<Row>(props: Props<Row>) {
  const isSlow = useDelayed(props.rows === undefined, 150)
  return (
    <section ref={props.box} aria-label={props.label} aria-busy={props.rows === undefined}>
      <ul>
        {isSlow && BONES.map((bone) => <li key={bone} className={classes.bone} aria-hidden="true" />)}
        {props.rows?.map((row, index) => (
          <li key={props.keyOf(row)} data-row={props.keyOf(row)}>
            <GroupHead label={beginning(props, index)?.label} />
            <Line row={row} table={props} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function GroupHead({ label }: { label: string | undefined }) {
  return label ? <h2 className={classes.group}>{label}</h2> : null
}

function Line<Row>({ row, table }: { row: Row; table: Props<Row> }) {
  const { t } = useTranslation('ui')
  const { selection } = table
  const key = table.keyOf(row)
  const press = useLongPress(() => selection?.toggle(key))
  const parts = table.phone(row)
  const isSelecting = (selection?.keys.size ?? 0) > 0
  return (
    <div className={classes.line} data-ticked={selection?.has(key) || undefined} {...(selection ? press : {})}>
      {isSelecting ? (
        <Checkbox
          className={classes.tick ?? ''}
          aria-label={t('table.select', { name: table.nameOf(row) })}
          checked={selection?.has(key) ?? false}
          onChange={() => selection?.toggle(key)}
        />
      ) : (
        parts.start
      )}
      <span className={classes.words}>
        <Anchor className={classes.title} href={table.hrefOf?.(row) ?? '#'} data-row-link>
          {typeof parts.title === 'string' ? <span className="ellipsis">{parts.title}</span> : parts.title}
        </Anchor>
        <span className="second ellipsis">{parts.note}</span>
      </span>
      <span className={classes.end}>
        {parts.end}
        <span className="second">{parts.endNote}</span>
      </span>
      {table.menuOf && !isSelecting && (
        <span className={classes.menu}>
          <MoreMenu
            label={t('table.menu', { name: table.nameOf(row) })}
            groups={() => table.menuOf?.(row) ?? []}
            size={44}
          />
        </span>
      )}
    </div>
  )
}

/** Holds a finger still: selects instead of opening. */
function useLongPress(run: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const wasLong = useRef(false)
  const stop = () => clearTimeout(timer.current)
  const start = () => {
    wasLong.current = false
    timer.current = setTimeout(() => {
      wasLong.current = true
      run()
    }, LONG_PRESS)
  }
  return {
    onPointerDown: start,
    onPointerUp: stop,
    onPointerMove: stop,
    onPointerCancel: stop,
    onClickCapture: (event: { preventDefault: () => void; stopPropagation: () => void }) => {
      if (!wasLong.current) return
      event.preventDefault()
      event.stopPropagation()
    },
  }
}
