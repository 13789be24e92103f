import type { Tx } from './context.ts'
import { inSavepoint } from './database/index.ts'

/**
 * A part of a transaction that may fail alone: what it wrote and recorded is gone, the rest stands. Operations called
 * with the step stay in it, each again a step, so that they may read after the database refused what they wrote.
 */
export function inStep<T>(tx: Tx, work: (step: Tx) => Promise<T>): Promise<T> {
  const recorded = tx.recorded.length
  const step: Tx = {
    ...tx,
    transaction: (inner) => inStep(step, inner),
    upkeep: (inner) => inStep(step, inner),
  }
  return inSavepoint(
    tx.db,
    () => work(step),
    () => {
      tx.recorded.length = recorded
    },
  )
}
