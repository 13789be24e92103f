import { findMissing, rosterModule } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import type { listScopes } from './contract.ts'

type Levels = (typeof rosterModule.scopes)[number]['actions'][number]['levels']

/** What the matrix of the role editor offers, and how far the caller may go in it. */
export async function showScopes(ctx: Context, _: Input<typeof listScopes>) {
  const adminOnly = new Set(ctx.settings['access.adminOnly'])
  const scopes = []
  for (const { key, name, help, actions } of rosterModule.scopes) {
    const shown = []
    for (const action of actions) {
      const closed = adminOnly.has(`${key}.${action.key}`)
      const giveable = closed ? [] : await giveableLevels(ctx, key, action.key, action.levels)
      shown.push({ key: action.key, name: action.name, levels: [...action.levels], adminOnly: closed, giveable })
    }
    scopes.push({ key, name, help, actions: shown })
  }
  return { module: { key: rosterModule.key, name: rosterModule.name }, scopes }
}

async function giveableLevels(ctx: Context, scope: string, action: string, levels: Levels) {
  const giveable: Levels[number][] = []
  for (const level of levels)
    if (!(await findMissing(ctx, [{ scope, action, level, within: null }]))) giveable.push(level)
  return giveable
}
