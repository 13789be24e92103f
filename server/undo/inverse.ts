import type { TrailItem } from '../audit/index.ts'
import type { Tx } from '../platform/context.ts'
import type { Access } from '../platform/contract.ts'
import type { Lost } from './shapes.ts'

/** One undo at work. */
export interface Work {
  readonly tx: Tx
  /** The change that is taken back. */
  readonly changeId: string
  /** Versions that this undo has left, by entity: what it changed itself is no conflict. */
  readonly left: Map<string, number>
  /** What follows from it and must be confirmed. */
  readonly consequences: string[]
}

/** The opposite of an event: who may do it at all, and the ordinary operation, which judges the rest. */
export interface Inverse {
  readonly access: Access
  run(): Promise<unknown>
  /** What does not come back with it. */
  readonly lost?: readonly Lost[]
}

/** Finds the opposite of an event; ends with `Conflicting` or `Gone` where there is none any more. */
export type Invert = (work: Work, row: TrailItem) => Promise<Inverse>

/** It is not any more as the event left it. */
export class Conflicting extends Error {}

/** It never comes back. */
export class Gone extends Error {
  readonly lost: Lost
  constructor(lost: Lost) {
    super(lost)
    this.lost = lost
  }
}
