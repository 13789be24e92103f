import type { ReplyOf } from '../../../../server/platform/contract.ts'
import type { applyUndo } from '../../../../server/undo/contract.ts'

/** An undo, planned or done, and its parts. */
export type Undoing = ReplyOf<typeof applyUndo>
export type UndoItem = Undoing['items'][number]

/** An event of the trail as far as its undo needs it. */
export interface Undoable {
  readonly changeId: string
  readonly entity: { readonly id: string }
  readonly also: Readonly<Record<string, unknown>>
}

/** What undoing leads from and to. */
export type Differing = Pick<UndoItem['event'], 'event' | 'before' | 'after'>
