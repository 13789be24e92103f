import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Shortcut, useShortcuts } from '../keys/useShortcuts.ts'
import { useGo } from '../useGo.ts'
import type { TableProps } from './columns.ts'

/** `j` `k` `x` `Shift x` `Enter` `e` `.` over the rows; answers the key of the row they stand on. */
export function useRowKeys<Row>(props: TableProps<Row>, box: RefObject<HTMLElement | null>): string | undefined {
  const { t } = useTranslation('ui')
  const go = useGo()
  const [here, setHere] = useState<string>()
  const { rows = [], keyOf, hrefOf, onEdit, menuOf, selection } = props
  const row = rows.find((one) => keyOf(one) === here)
  const key = (keys: string, name: string, run: () => unknown): Shortcut => ({
    keys,
    label: t(`keys.${name}`),
    group: 'list',
    run,
  })
  const move = (step: number) => {
    const next =
      rows[
        nextIndex(
          rows.findIndex((one) => keyOf(one) === here),
          step,
          rows.length,
        )
      ]
    if (next === undefined) return
    setHere(keyOf(next))
    focusRow(box.current, keyOf(next))
  }
  const press = () => rowElement(box.current, here)?.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.click()
  useShortcuts([
    key('j', 'next', () => move(1)),
    key('k', 'previous', () => move(-1)),
    ...(selection ? selectKeys(key, selection, here, rows.map(keyOf)) : []),
    ...(hrefOf ? [key('enter', 'open', () => (row ? go(hrefOf(row)) : false))] : []),
    ...(onEdit ? [key('e', 'edit', () => (row ? onEdit(row) : false))] : []),
    ...(menuOf ? [key('.', 'rowMenu', press)] : []),
  ])
  return here
}

type MakeKey = (keys: string, name: string, run: () => unknown) => Shortcut
type Selection = NonNullable<TableProps<unknown>['selection']>

function selectKeys(
  key: MakeKey,
  selection: Selection,
  here: string | undefined,
  shown: readonly string[],
): Shortcut[] {
  return [
    key('x', 'select', () => (here ? selection.toggle(here) : false)),
    key('shift x', 'selectTo', () => (here ? selection.toggleTo(here, shown) : false)),
  ]
}

const nextIndex = (index: number, step: number, count: number) =>
  index < 0 ? 0 : Math.min(count - 1, Math.max(0, index + step))

const rowElement = (box: HTMLElement | null, key: string | undefined) =>
  key ? box?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`) : undefined

function focusRow(box: HTMLElement | null, key: string): void {
  const element = rowElement(box, key)
  element?.scrollIntoView({ block: 'nearest' })
  const target = element?.querySelector<HTMLElement>('[data-row-link]') ?? element?.querySelector<HTMLElement>('input')
  target?.focus({ preventScroll: true })
}
