import { type FocusEvent, type KeyboardEvent, type RefObject, useState } from 'react'
import type { GivingLevel, Scope, ScopeAction } from '../role.ts'
import { cellKey } from './cells.ts'
import type { Draft } from './useDraft.ts'

interface Grid {
  readonly scopes: readonly Scope[]
  readonly columns: readonly ScopeAction[]
  readonly draft: Draft
  readonly canEdit: boolean
}

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
}

/** Keys of the matrix: arrows, Home, End, and 1…5 for the levels from the widest to *Not set*. */
export function useMatrixKeys(table: RefObject<HTMLTableElement | null>, grid: Grid) {
  const [place, setPlace] = useState('1:0')
  const first = grid.canEdit ? 0 : 1
  const [row = 1, column = 0] = place.split(':').map(Number)
  const last = { row: grid.scopes.length, column: grid.columns.length - (grid.canEdit ? 0 : 1) }
  const at = `${Math.min(Math.max(first, row), last.row)}:${Math.min(column, last.column)}`
  const goTo = (toRow: number, toColumn: number) => {
    const next = `${Math.min(last.row, Math.max(first, toRow))}:${Math.min(last.column, Math.max(0, toColumn))}`
    const element = table.current?.querySelector<HTMLElement>(`[data-place="${next}"]`)
    if (!element) return
    setPlace(next)
    element.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isInMenu(event)) return
    const step = STEPS[event.key]
    if (step) goTo(row + step[0], column + step[1])
    else if (event.key === 'Home') goTo(row, 0)
    else if (event.key === 'End') goTo(row, last.column)
    else if (!setByKey(grid, row, column, event.key)) return
    event.preventDefault()
  }
  const onFocus = ({ target }: FocusEvent) => {
    const here = target instanceof HTMLElement ? target.dataset.place : undefined
    if (here) setPlace(here)
  }
  return { at, onKeyDown, onFocus }
}

/** Menus are drawn elsewhere, but React tells their keys here too. */
const isInMenu = ({ target }: KeyboardEvent) => target instanceof Element && target.closest('[role="menu"]') !== null

function setByKey({ scopes, columns, draft, canEdit }: Grid, row: number, column: number, key: string): boolean {
  const scope = scopes[row - 1]
  const action = scope?.actions.find((one) => one.key === columns[column]?.key)
  const wish = keyLevels[key]
  if (!canEdit || !scope || !action || action.adminOnly || !wish) return false
  const level = wish.find((one) => action.giveable.includes(one))
  if (level || wish.length === 0) draft.set(new Map([[cellKey(scope.key, action.key), level]]))
  return true
}

/** 1 is the widest, 4 and 5 take out: None is the same as Not set in a role. */
const keyLevels: Readonly<Record<string, readonly GivingLevel[]>> = {
  1: ['all', 'yes'],
  2: ['team', 'account'],
  3: ['own', 'contact'],
  4: [],
  5: [],
  Delete: [],
  Backspace: [],
}
