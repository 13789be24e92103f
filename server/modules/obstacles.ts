import { can, findSeen, isBeyondRoles } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { listUsing } from '../roles/index.ts'
import { scopeKeysOf } from './as-roles.ts'
import type { Manifest } from './manifest.ts'
import { listForeignKeys, listScopedTokens } from './modules.store.ts'

export interface Obstacle {
  readonly permission: string
  readonly message: string
}

/**
 * What an upgrade would take away although roles, tokens or profile fields of others use it: they must be changed first,
 * or they would silently lose it. Removing the whole module is not refused: all comes back with it.
 */
export async function obstaclesTo(ctx: Context, before: Manifest | null, after: Manifest): Promise<Obstacle[]> {
  if (!before) return []
  const [former, next] = [declaredIn(before), declaredIn(after)]
  const gone = new Set([...former].filter((one) => !next.has(one)))
  if (gone.size === 0) return []
  return [
    ...(await inRoles(ctx, before, gone)),
    ...(await inTokens(ctx, gone)),
    ...(await inFields(ctx, before.key, gone)),
  ]
}

/** `desk/issues.read`, `desk/issues.read at own`, `desk/issues field price`, `desk/issues attribute customer`. */
export function declaredIn({ key, scopes, permissions }: Manifest): ReadonlySet<string> {
  const actions = [
    ...permissions.map((one) => ({ ...one, at: key })),
    ...scopes.flatMap((scope) => scope.actions.map((one) => ({ ...one, at: `${key}/${scope.key}` }))),
  ]
  return new Set([
    ...actions.flatMap(({ at, key: action, levels }) => [
      `${at}.${action}`,
      ...levels.map((level) => `${at}.${action} at ${level}`),
    ]),
    ...scopes.flatMap((scope) => scope.fields.map((one) => `${key}/${scope.key} field ${one.key}`)),
    ...scopes.flatMap((scope) => scope.attributes.map((one) => `${key}/${scope.key} attribute ${one.key}`)),
  ])
}

async function inRoles(ctx: Context, before: Manifest, gone: ReadonlySet<string>): Promise<Obstacle[]> {
  const { permissions, fields } = await listUsing(ctx.db, scopeKeysOf(before))
  const used = [
    ...permissions.map(({ name, scope, action, level }) => ({
      name,
      what: gone.has(`${scope}.${action}`) ? `${scope}.${action}` : `${scope}.${action} at ${level}`,
    })),
    ...fields.map(({ name, scope, field }) => ({ name, what: `${scope} field ${field}` })),
  ]
  const byWhat = Map.groupBy(
    used.filter(({ what }) => gone.has(what)),
    ({ what }) => what,
  )
  const tellsRoles = (await can(ctx, 'roles.read')) !== false
  return [...byWhat].map(([permission, uses]) => {
    if (!tellsRoles)
      return { permission, message: `“${permission}” is given by roles. Have it taken out of them first.` }
    const names = [...new Set(uses.map(({ name }) => `“${name}”`))].join(', ')
    return { permission, message: `“${permission}” is given by ${names}. Take it out of there first.` }
  })
}

/** Of people whom the caller does not see neither they nor their tokens are named (R70). */
async function inTokens(ctx: Context, gone: ReadonlySet<string>): Promise<Obstacle[]> {
  const obstacles: Obstacle[] = []
  for (const { name, scopes, user_id: userId, username } of await listScopedTokens(ctx.db)) {
    const held: readonly string[] = JSON.parse(scopes)
    const named = held.filter((scope) => gone.has(scope))
    if (named.length === 0) continue
    const isSeen = isBeyondRoles(ctx.actor) || (await findSeen(ctx, userId)) !== undefined
    for (const permission of named)
      obstacles.push({
        permission,
        message: isSeen
          ? `The token “${name}” of ${username ?? 'an API user'} names “${permission}”. Change its permissions first.`
          : `A token names “${permission}”. Have its permissions changed first.`,
      })
  }
  return obstacles
}

async function inFields(ctx: Context, module: string, gone: ReadonlySet<string>): Promise<Obstacle[]> {
  const { fields } = await listForeignKeys(ctx.db, module)
  return fields.flatMap(({ label, applies_to }) => {
    const targets: readonly { scope: string; attribute: string }[] = JSON.parse(applies_to)
    return targets
      .map(({ scope, attribute }) => `${scope} attribute ${attribute}`)
      .filter((permission) => gone.has(permission))
      .map((permission) => ({
        permission,
        message: `The profile field “${label}” applies to “${permission}”. Change it first.`,
      }))
  })
}
