/** A whole database read as it was at one moment, and one written anew from that: for backups, and between the two engines. */
import * as postgres from './postgres.ts'
import * as sqlite from './sqlite.ts'

/** A value as both engines give and take it. */
export type Value = string | number | null | Buffer

export interface TableShape {
  readonly name: string
  readonly columns: readonly string[]
}

/** What each engine makes by itself out of the rest: neither read into a backup nor put back. */
export const MADE_ANEW = { tables: ['segment_counts'], columns: ['doc'] } as const

/** One moment of a database, whatever others write meanwhile. */
export interface Snapshot {
  /** The steps of the schema that the database has taken, in order. */
  readonly steps: readonly string[]
  readonly tables: readonly TableShape[]
  /** All rows of a table, a few thousand at a time; values in the order of the columns. */
  rows(table: TableShape): AsyncIterable<readonly (readonly Value[])[]>
  close(): Promise<void>
}

/** A database with a schema and nothing in it, to be filled. References are checked at the end, not on the way. */
export interface Target {
  readonly tables: readonly TableShape[]
  insert(table: TableShape, rows: readonly (readonly Value[])[]): Promise<void>
  /** Checks every reference and makes all of it durable. Throws where something points to nothing. */
  finish(): Promise<void>
  /** Leaves nothing behind. */
  abandon(): Promise<void>
}

/** Where a database is: a file, or a PostgreSQL. */
export type Place = { readonly file: string } | { readonly url: string }

export function openSnapshot(place: Place): Promise<Snapshot> {
  return 'file' in place ? sqlite.openSnapshot(place.file) : postgres.openSnapshot(place.url)
}

/** Opens a place whose schema stands already. */
export function openTarget(place: Place): Promise<Target> {
  return 'file' in place ? sqlite.openTarget(place.file) : postgres.openTarget(place.url)
}

/** Whether nothing is there yet: no file, or no table. */
export function isEmpty(place: Place): Promise<boolean> {
  return 'file' in place ? sqlite.isEmpty(place.file) : postgres.isEmpty(place.url)
}
