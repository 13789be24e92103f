/** What each kind of import brings: how it reads rows, and how it saves some of them within a transaction. */
import type { Tx } from '../platform/context.ts'
import type { Row } from './csv.ts'

export interface Problem {
  /** The column, or '' where it is the row as a whole. */
  readonly field: string
  readonly reason: string
}

/** A row that was read: what it says, or why it says nothing usable. */
export interface Read<T> {
  readonly row: Row
  readonly value: T | undefined
  readonly problems: readonly Problem[]
}

export interface Importer<T> {
  /** Every row once, in an order that is the same each time. */
  read(rows: AsyncIterable<Row>): AsyncIterable<Read<T>>
  /** Saves rows that could be read. May be called again with the same rows after a rollback, so it keeps nothing itself. */
  save(tx: Tx, rows: readonly Usable<T>[], tally: Tally): Promise<void>
}

export interface Usable<T> {
  readonly row: Row
  readonly value: T
}

/** What became of the rows of a batch. */
export class Tally {
  created = 0
  updated = 0
  unchanged = 0
  refused = 0
  /** Rows whose manager stands further down. */
  deferred = 0
  readonly problems: (Problem & { readonly row: Row })[] = []
  readonly creations: { readonly entity: 'user' | 'team' | 'membership'; readonly id: string }[] = []

  refuse(row: Row, ...problems: readonly Problem[]): void {
    this.refused++
    this.note(row, ...problems)
  }

  note(row: Row, ...problems: readonly Problem[]): void {
    this.problems.push(...problems.map((problem) => ({ ...problem, row })))
  }

  create(entity: 'user' | 'team' | 'membership', id: string): void {
    this.created++
    this.creations.push({ entity, id })
  }
}

/** Thrown while saving: the batch is done again without this row. */
export class RowRefused extends Error {
  readonly row: Row
  readonly problems: readonly Problem[]
  constructor(row: Row, problems: readonly Problem[]) {
    super('A row was refused while it was saved.')
    this.row = row
    this.problems = problems
  }
}
