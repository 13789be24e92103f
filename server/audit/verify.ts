import type { Context } from '../platform/context.ts'
import { readAnchors } from './anchor-file.ts'
import { chainHead } from './seal.store.ts'
import { seal } from './seal.ts'
import { countRows, listLinks, listOrphans, listStrays } from './verify.store.ts'
import { findAnchorProblems } from './verify-anchors.ts'
import { findBatchProblems, type Problem } from './verify-batch.ts'

const BATCH = 1000 // rows at once, where nobody else waits for this process
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
  let previous = { position: 0, link: '' }
  for (;;) {
    const links = await listLinks(ctx.db, previous.position, atOnce)
    if (links.length === 0) break
    problems.push(...(await findBatchProblems(ctx, previous, links)))
    const last = links.at(-1)
    if (!last || problems.length > SHOWN) break
    previous = last
    await onBatch?.(last.position)
  }
  problems.push(...(await findAnchorProblems(ctx, lines)), ...(await findStrays(ctx)))
  const { position } = await chainHead(ctx.db)
  return { rows: await countRows(ctx.db), sealed: position, anchors: lines.length, problems: problems.slice(0, SHOWN) }
}

/** What never reached the chain although it is not waiting for it, and what waits in vain. */
async function findStrays({ db }: Context): Promise<Problem[]> {
  const strays = (await listStrays(db, SHOWN)).map(
    ({ id }): Problem => ({ kind: 'unsealed', rowId: id, message: 'This row is outside the chain.' }),
  )
  const orphans = (await listOrphans(db, SHOWN)).map(
    ({ row_id }): Problem => ({
      kind: 'removed',
      rowId: row_id,
      message: 'This row was removed before it was sealed.',
    }),
  )
  return [...strays, ...orphans]
}
