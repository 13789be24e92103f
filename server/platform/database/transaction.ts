import type { Kysely, KyselyPlugin, Transaction } from 'kysely'
import type { Engine } from './open.ts'
import type { Tables } from './tables/index.ts'

/** What stores query: a reading connection, or the running transaction. */
export type Db = Kysely<Tables>

const TRIES = 8 // enough for 50 writers on one row; then the caller is told that Roster is busy

/** Counts what a transaction did, so that a change without an audit row cannot commit. */
export interface Ledger {
  wrote: boolean
}

/** Runs `work` in one transaction; deadlocks and serialization failures are retried with a growing pause. */
export async function inTransaction<T>(
  engine: Engine,
  writes: Engine['writes'],
  work: (tx: Transaction<Tables>, ledger: Ledger) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const ledger: Ledger = { wrote: false }
    try {
      return await writes
        .transaction()
        .execute((tx) => work(tx.withPlugin(watchWrites(ledger)) as Transaction<Tables>, ledger))
    } catch (error) {
      if (attempt >= TRIES || !engine.mayRetry(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, attempt * attempt * 4))
    }
  }
}

function watchWrites(ledger: Ledger): KyselyPlugin {
  return {
    transformQuery({ node }) {
      if (node.kind === 'InsertQueryNode' || node.kind === 'UpdateQueryNode' || node.kind === 'DeleteQueryNode')
        ledger.wrote = true
      return node
    },
    // What was prepared, or written by hand, passes by the other one.
    transformResult: async ({ result }) => {
      if (result.numAffectedRows !== undefined) ledger.wrote = true
      return result
    },
  }
}
