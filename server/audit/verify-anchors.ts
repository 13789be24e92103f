import type { Context } from '../platform/context.ts'
import { isSigned } from './anchor.ts'
import type { AnchorLine } from './anchor-file.ts'
import { findLink } from './verify.store.ts'
import type { Problem } from './verify-batch.ts'

/** Compares every anchor with the chain: what stood there once must still stand there. */
export async function findAnchorProblems(ctx: Context, lines: readonly AnchorLine[]): Promise<Problem[]> {
  const problems: Problem[] = []
  let previous: string | undefined = ''
  for (const line of lines) {
    problems.push(...(await problemsOf(ctx, line, previous)))
    previous = line.anchor?.signature
  }
  return problems
}

async function problemsOf(
  { db, world }: Context,
  { number, anchor }: AnchorLine,
  previous: string | undefined,
): Promise<Problem[]> {
  const where = `Line ${number} of the anchor file`
  if (!anchor) return [{ kind: 'anchor', message: `${where} cannot be read.` }]
  if (!isSigned(world.keys, anchor))
    return [{ kind: 'anchor', message: `${where} was not written by this installation.` }]
  const found: Problem[] = []
  if (previous !== undefined && anchor.previous !== previous)
    found.push({ kind: 'anchor', message: `A line before line ${number} of the anchor file was removed.` })
  const link = await findLink(db, anchor.position)
  if (!link)
    found.push({
      kind: 'truncated',
      position: anchor.position,
      message: `The chain reached here at ${anchor.at}; its end was removed.`,
    })
  else if (link.link !== anchor.link)
    found.push({
      kind: 'anchor',
      position: anchor.position,
      message: `The chain differs from what it was at ${anchor.at}.`,
    })
  return found
}
