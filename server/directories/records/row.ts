import type { Tx } from '../../platform/context.ts'
import { fold } from '../../platform/fold.ts'
import { newId } from '../../platform/ids.ts'
import { searchText } from '../../platform/search-words.ts'
import { textsOf } from '../attributes.ts'
import type { DirectoryFacts } from '../directory.ts'
import type { Values } from '../shapes.ts'
import type { RecordRow } from './store.ts'

/** What is known of a record, by which its row is written. */
export interface Written {
  readonly name: string
  readonly values: Values
  readonly keys: readonly string[]
  readonly inactive: boolean
}

/** The columns that follow from it. */
export function columnsOf(tx: Tx, { row, attributes }: DirectoryFacts, written: Written, before?: RecordRow) {
  const { name, values, keys, inactive } = written
  return {
    name,
    name_key: fold(name),
    unique_key: row.unique_names_at === null ? null : fold(name),
    attributes: JSON.stringify(values),
    search_text: searchText([name, ...keys, ...textsOf(attributes, values)]),
    inactive_at: inactive ? (before?.inactive_at ?? tx.now()) : null,
    updated_at: tx.now(),
  }
}

export function freshRow(tx: Tx, directory: DirectoryFacts, written: Written): RecordRow {
  return {
    ...{ id: newId(), directory_id: directory.row.id, version: 1 },
    ...columnsOf(tx, directory, written),
    ...{ created_at: tx.now(), created_by: tx.actor.id, deleted_at: null },
  }
}
