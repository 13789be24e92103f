import type { ReplyOf } from '../../../../server/platform/contract.ts'
import type { applyUndo } from '../../../../server/undo/contract.ts'

/** An undo, planned or done, and its parts. */
export type Undoing = ReplyOf<typeof applyUndo>
export type UndoItem = Undoing['items'][number]
