import { setImmediate as turn } from 'node:timers/promises'
import type { Context } from '../platform/context.ts'
import { readAnchors } from './anchor-file.ts'
import { LateKeys } from './late-keys.ts'
import { chainHead } from './seal.store.ts'
import { seal } from './seal.ts'
import { countSome, listLinks, listOrphans, listStrays } from './verify.store.ts'
import { findAnchorProblems } from './verify-anchors.ts'
import { findBatchProblems, type Problem } from './verify-batch.ts'

const BATCH = 1000 // rows at once, where nobody else waits for this process
const COUNTED = 5000 // rows in one go
const SHOWN = 1000 // problems listed; where there are more, the first ones tell enough

export interface Verdict {
  /** Rows in the trail. */
  readonly rows: number
  /** Rows in the chain. */
  readonly sealed: number
  readonly anchors: number
  readonly problems: readonly Problem[]
}

export interface Watch {
  /** Rows judged in one go; fewer where other requests wait for this process. */
  readonly atOnce?: number
  /** Told after each batch how many rows were judged; what it throws ends the work. */
  onBatch?(done: number): Promise<void>
}

/** Seals, then walks the whole trail and says what does not fit. An empty list of problems means it is as it was written. */
export async function verifyTrail(ctx: Context, { atOnce = BATCH, onBatch }: Watch = {}): Promise<Verdict> {
  await seal(ctx)
  const lines = await readAnchors(ctx.world.config.dataDir)
  const problems: Problem[] = []
  const late = new LateKeys(ctx.world.keys)
  let previous: Parameters<typeof findBatchProblems>[1] = { position: 0, link: '' }
  for (;;) {
    const links = await listLinks(ctx.db, previous.position, atOnce)
    if (links.length === 0) break
    problems.push(...(await findBatchProblems(ctx, previous, { links, late })))
    const last = links.at(-1)
    if (!last || problems.length > SHOWN) break
    previous = last
    await onBatch?.(last.position)
  }
  problems.push(...(await findAnchorProblems(ctx, lines)))
  const { position } = await chainHead(ctx.db)
  const rows = await countAllRows(ctx)
  problems.push(...(await findStrays(ctx, rows > position || problems.length > 0)))
  return { rows, sealed: position, anchors: lines.length, problems: problems.slice(0, SHOWN) }
}

async function countAllRows({ db }: Context): Promise<number> {
  let count = 0
  for (let after: string | undefined; ; ) {
    const piece = await countSome(db, after, COUNTED)
    count += piece.count
    if (!piece.last) return count
    after = piece.last
    await turn()
  }
}

/** What never reached the chain although it is not waiting for it, and what waits in vain. */
async function findStrays({ db }: Context, areMore: boolean): Promise<Problem[]> {
  const strays: Problem[] = []
  for (let after: string | undefined; areMore && strays.length <= SHOWN; ) {
    const piece = await listStrays(db, after, BATCH)
    strays.push(
      ...piece.strays.map(
        (id): Problem => ({ kind: 'unsealed', rowId: id, message: 'This row is outside the chain.' }),
      ),
    )
    if (!piece.last) break
    after = piece.last
    await turn()
  }
  const orphans = (await listOrphans(db, SHOWN)).map(
    ({ row_id }): Problem => ({
      kind: 'removed',
      rowId: row_id,
      message: 'This row was removed before it was sealed.',
    }),
  )
  return [...strays, ...orphans]
}
