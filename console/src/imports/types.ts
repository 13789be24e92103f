import type { ReplyOf } from '../../../server/platform/contract.ts'
import type { getImport } from '../../../server/imports/contract.ts'
import type { ColumnMapping } from '../../../server/imports/shapes.ts'

export type Import = ReplyOf<typeof getImport>
export type ImportKind = Import['kind']
export type ImportState = Import['state']
export type Options = Import['options']
export type Meaning = ColumnMapping

/** True while the server works on it, seen or unseen. */
export const isAtWork = (state: ImportState): boolean => state === 'checking' || state === 'running'
