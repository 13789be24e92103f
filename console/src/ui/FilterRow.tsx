import { type ReactNode, useEffect, useRef, useState } from 'react'
import { AddFilter, FilterChip } from './Filters.tsx'
import { holdKeys } from './keys/heldKeys.ts'

/** Something by which a list can be narrowed, as it is now. */
export interface RowFilter {
  readonly id: string
  readonly label: string
  /** The words of what is chosen; none while it is off. */
  readonly values: readonly string[]
  /** How many there are to choose from. */
  readonly of?: number | undefined
  /** Without one it is set from elsewhere, such as *everything of this change*. */
  readonly editor?: ReactNode
  /** What is chosen is told elsewhere, as by a segment: no chip, but while it is being edited. */
  readonly isTold?: boolean
  readonly clear: () => void
}

/** A chip for every filter that is on, and the button that adds one. A filter left empty goes again. */
export function FilterRow({ filters }: { filters: readonly RowFilter[] }) {
  const row = useRef<HTMLSpanElement>(null)
  const [begun, setBegun] = useState<string>()
  const isOn = ({ id, values }: RowFilter) => values.length > 0 || id === begun
  const shown = filters.filter((filter) => isOn(filter) && (!filter.isTold || filter.id === begun))
  useKeptFocus(row, shown.length)
  const edit = (id: string, isOpen: boolean) => setBegun((before) => (isOpen ? id : before === id ? undefined : before))
  const begin = (id: string) => {
    holdKeys()
    setBegun(id)
  }
  return (
    <span ref={row} style={{ display: 'contents' }}>
      {shown.map(({ id, label, values, of, editor, clear }) => (
        <FilterChip
          key={id}
          field={label}
          values={values}
          {...(of ? { of } : {})}
          startOpen={id === begun}
          onEditing={(isOpen) => edit(id, isOpen)}
          onRemove={() => {
            setBegun(undefined)
            clear()
          }}
          {...(editor ? { editor } : {})}
        />
      ))}
      <AddFilter
        fields={filters
          .filter((filter) => !isOn(filter) && filter.editor)
          .map(({ id, label }) => ({ id, label, run: () => begin(id) }))}
      />
    </span>
  )
}

/** A chip that goes with the focus in it leaves it to the button that adds filters. */
function useKeptFocus(row: { readonly current: HTMLElement | null }, count: number): void {
  const before = useRef(count)
  useEffect(() => {
    const isGone = count < before.current
    before.current = count
    if (!isGone) return
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) [...(row.current?.querySelectorAll('button') ?? [])].at(-1)?.focus()
    })
  }, [row, count])
}
