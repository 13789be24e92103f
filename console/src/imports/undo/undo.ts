import type { ReplyOf } from '../../../../server/platform/contract.ts'
import type { listImportUndoLeft, showImportUndo } from '../../../../server/undo/imports/contract.ts'

export type ImportUndo = ReplyOf<typeof showImportUndo>
export type Left = ReplyOf<typeof listImportUndoLeft>['items'][number]

export const isUndoing = ({ state }: ImportUndo): boolean => state === 'planning' || state === 'running'
