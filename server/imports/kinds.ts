import type { Context } from '../platform/context.ts'
import type { Importer } from './importer.ts'
import { membershipImporter } from './memberships/index.ts'
import type { Plan } from './plan.ts'
import { teamImporter } from './teams/index.ts'
import { userImporters } from './users/index.ts'

/** What an importer must know of the work it is part of. */
export interface Work {
  readonly importId: string
  readonly dry: boolean
  readonly path: string
  readonly delimiter: string
}

/** How the rows of this plan become people, teams or memberships; `managers` is a second pass over people. */
export async function importerOf(
  ctx: Context,
  plan: Plan,
  work: Work,
): Promise<{ rows: Importer<unknown>; managers?: Importer<unknown> }> {
  if (plan.kind === 'teams') return { rows: teamImporter(plan, work) }
  if (plan.kind === 'memberships') return { rows: membershipImporter(plan, work) }
  return userImporters(ctx, plan, work)
}
