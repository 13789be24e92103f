import { catalogueOf, type DeclaredScope, findMissing } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import type { listScopes } from './contract.ts'

type Action = DeclaredScope['actions'][number]

/** What the matrix of the role editor offers, and how far the caller may go in it. */
export async function showScopes(ctx: Context, _: Input<typeof listScopes>) {
  const { modules } = await catalogueOf(ctx)
  const scopes = []
  for (const scope of modules.flatMap((module) => module.scopes)) scopes.push(await shown(ctx, scope))
  return { modules: modules.map(({ key, name }) => ({ key, name })), scopes }
}

async function shown(ctx: Context, { key, name, help, module, special, actions, fields }: DeclaredScope) {
  const offered = []
  for (const action of actions) {
    const adminOnly = ctx.settings['access.adminOnly'].includes(`${key}.${action.key}`)
    const giveable = adminOnly ? [] : await giveableLevels(ctx, key, action)
    offered.push({ key: action.key, name: action.name, levels: [...action.levels], adminOnly, giveable })
  }
  return { key, name, help, module, special, actions: offered, fields: fields.map((field) => ({ ...field })) }
}

async function giveableLevels(ctx: Context, scope: string, { key: action, levels }: Action) {
  const giveable: Action['levels'][number][] = []
  for (const level of levels)
    if (!(await findMissing(ctx, [{ scope, action, level, within: null }]))) giveable.push(level)
  return giveable
}
