import type { Context, World } from '../platform/context.ts'
import { treeOf } from './engine/index.ts'
import { listTeamParents } from './facts.store.ts'
import { accessVersionOf, mayKeep } from './version.store.ts'

interface Kept {
  readonly version: number
  readonly tree: ReturnType<typeof treeOf>
}

const kept = new WeakMap<World, Kept>()

/** The tree of teams as of the caller's access version; read again only when roles or teams changed. */
export async function teamTree(ctx: Context): Promise<Kept['tree']> {
  const version = await accessVersionOf(ctx)
  const known = kept.get(ctx.world)
  if (known?.version === version) return known.tree
  const made = { version, tree: treeOf(new Map((await listTeamParents(ctx.db)).map((row) => [row.id, row.parent_id]))) }
  if (mayKeep(ctx)) kept.set(ctx.world, made)
  return made.tree
}
