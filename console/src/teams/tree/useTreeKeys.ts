import { type KeyboardEvent, useRef } from 'react'
import { folded, type TreeRow } from './forest.ts'

const TYPING_LASTS = 700 // ms between two letters of one name

interface Tree {
  readonly rows: readonly TreeRow[]
  /** The row that the keyboard stands on. */
  readonly at: number
  readonly onMove: (index: number) => void
  readonly onToggle: (id: string, isOpen: boolean) => void
  readonly onChoose: (id: string) => void
}

/** Arrows, Home, End, Enter and typing a name, as a tree answers them. */
export function useTreeKeys(tree: Tree): (event: KeyboardEvent) => void {
  const typed = useTyped()
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const act = steps[event.key] ?? (isLetter(event.key) ? () => findTyped(tree, typed(event.key)) : undefined)
    if (!act) return
    event.preventDefault()
    act(tree)
  }
}

const steps: Readonly<Record<string, (tree: Tree) => void>> = {
  ArrowDown: ({ at, rows, onMove }) => onMove(Math.min(rows.length - 1, at + 1)),
  ArrowUp: ({ at, onMove }) => onMove(Math.max(0, at - 1)),
  Home: ({ onMove }) => onMove(0),
  End: ({ rows, onMove }) => onMove(rows.length - 1),
  ArrowRight: openOrEnter,
  ArrowLeft: closeOrLeave,
  Enter: choose,
  ' ': choose,
}

function openOrEnter({ rows, at, onMove, onToggle }: Tree): void {
  const row = rows[at]
  if (!row?.hasBelow) return
  row.isOpen ? onMove(at + 1) : onToggle(row.team.id, true)
}

function closeOrLeave({ rows, at, onMove, onToggle }: Tree): void {
  const row = rows[at]
  const parent = rows.findIndex(({ team }) => team.id === row?.team.parentId)
  if (row?.isOpen) onToggle(row.team.id, false)
  else if (parent >= 0) onMove(parent)
}

function choose({ rows, at, onChoose }: Tree): void {
  const row = rows[at]
  if (row) onChoose(row.team.id)
}

/** Goes to the next team whose name begins so; one letter pressed again goes on to the next. */
function findTyped({ rows, at, onMove }: Tree, text: string): void {
  const start = text.length === 1 ? at + 1 : at
  const order = [...rows.keys()].map((index) => (start + index) % rows.length)
  const found = order.find((index) => folded(rows[index]?.team.name ?? '').startsWith(text))
  if (found !== undefined) onMove(found)
}

function useTyped(): (letter: string) => string {
  const text = useRef('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  return (letter) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      text.current = ''
    }, TYPING_LASTS)
    text.current = text.current === folded(letter) ? text.current : text.current + folded(letter)
    return text.current
  }
}

const isLetter = (key: string) => key.length === 1 && key !== ' '
