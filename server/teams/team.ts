import { can, type RecordFacts, resolveRef } from '../access/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import type { Permission } from '../platform/contract.ts'
import { Forbidden, NotFound } from '../platform/failures.ts'
import { fold } from '../platform/fold.ts'
import { refuse } from '../platform/refusal.ts'
import * as store from './store.ts'

type Action = 'read' | 'edit' | 'delete' | 'members'

/** A team as a record of scope `teams`: it belongs to itself, so that level `team` means mine and below. */
export function asRecord(id: string): RecordFacts {
  return { id, teamIds: [id] }
}

/** The team named, which the caller may `action`. Unknown and unseen are the same `not-found` (R69). */
export async function getTeam(ctx: Context, ref: string, action: Action): Promise<store.TeamRow> {
  const row = await store.findTeam(ctx.db, await resolveRef(ctx, 'team', ref))
  if (!row || !(await canOn(ctx, 'read', row.id))) return refuse(NotFound)
  return action === 'read' || (await canOn(ctx, action, row.id)) ? row : refuse(Forbidden)
}

/** May the caller do this to the team? */
export async function canOn(ctx: Context, action: Action, id: string): Promise<boolean> {
  const permission: Permission = `teams.${action}`
  return (await can(ctx, permission, asRecord(id))) === true
}

/** Unique among the teams in one place; the top is a place, too. */
export function siblingKey(parentId: string | null, name: string): string {
  return `${parentId ?? ''}/${fold(name)}`
}

/** Whatever changes the tree goes one after the other, so that no two moves make a cycle together. */
export async function lockTree(tx: Tx): Promise<void> {
  await tx.world.engine.lock(tx.db, 'team tree')
}
