import type { Context } from '../platform/context.ts'
import { readAnchors } from './anchor-file.ts'
import { findAnchorProblems } from './verify-anchors.ts'

/** Whether the chain still reaches and holds what the last anchor says; a sentence where it does not. Quick: `verifyTrail` is the whole check. */
export async function checkLastAnchor(ctx: Context): Promise<string | undefined> {
  const last = (await readAnchors(ctx.world.config.dataDir)).slice(-1)
  const problems = await findAnchorProblems(ctx, last)
  return problems.find((one) => !/^A line before/.test(one.message))?.message
}
