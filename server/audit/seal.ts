import { setImmediate as turn } from 'node:timers/promises'
import type { Context, Tx } from '../platform/context.ts'
import { chainLink } from './digests.ts'
import { appendLinks, chainHead, isAnyUnsealed, listUnsealed } from './seal.store.ts'

const BATCH = 1000 // rows in one transaction, so that no writer waits long

/** Appends committed rows to the chain in commit order, until none waits. */
export async function seal(ctx: Context): Promise<void> {
  if (await isAnyUnsealed(ctx.db)) while ((await ctx.upkeep(sealBatch)) === BATCH) await turn()
}

/**
 * One batch; returns how many. Rows wait in a queue that their own transaction filled: ids are made before commit, so a
 * smaller id may appear after a greater one and no mark by id would be safe.
 */
export async function sealBatch(tx: Tx): Promise<number> {
  await tx.world.engine.lock(tx.db, 'sealer')
  const rows = await listUnsealed(tx.db, BATCH)
  if (rows.length === 0) return 0
  let { position, link: previous } = await chainHead(tx.db)
  const links = rows.map((row) => {
    position += 1
    const made = { position, row_id: row.id, sealed_at: tx.now() }
    previous = chainLink(tx.world.keys, previous, made, row.digest)
    return { ...made, link: previous }
  })
  await appendLinks(tx.db, links)
  tx.afterCommit(() => tx.world.wake('sift'))
  return rows.length
}
