import { catalogueOf, type FieldCell, type Right } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import type { previewRole } from './contract.ts'
import { type Comparison, compare, declaredOf, type Giving, givingNow, LEAST } from './effects.ts'
import { assertValidFields, differingFields } from './fields.ts'
import { findGives, type Gives } from './gives.ts'
import { assertValid, differing, keyOf, reaches } from './permissions.ts'
import { getRole } from './show.ts'

/** Who of the holders would gain or lose what. Whoever has as much by another role gains and loses nothing. */
export async function previewChange(ctx: Context, { params, body }: Input<typeof previewRole>) {
  const role = await getRole(ctx, params.role)
  const before = await findGives(ctx, role.id)
  const after: Gives = { ...before, permissions: body.permissions, fields: body.fields ?? before.fields }
  await assertValid(ctx, body.permissions, before.permissions)
  await assertValidFields(ctx, after.fields, before.fields)
  // An inactive role gives nothing, whatever it says.
  const isActive = role.inactive_at === null
  const comparison = await comparisonOf(ctx, role.id, isActive ? [before, after] : [])
  const [added, ended] = [
    differing(after.permissions, before.permissions),
    differing(before.permissions, after.permissions),
  ]
  const keys = [...new Set([...added, ...ended].map(keyOf))].sort()
  const changes = []
  for (const key of keys)
    changes.push(await changeOf(comparison, cellOf(before.permissions, key), cellOf(after.permissions, key)))
  return {
    people: isActive ? (await comparison.holders([role.id])).count : 0,
    changes,
    fields: await fieldChanges(comparison, before, after),
  }
}

async function comparisonOf(ctx: Context, roleId: string, states: readonly Gives[]): Promise<Comparison> {
  const scopes = states.flatMap(({ permissions, fields }) => [...permissions, ...fields].map(({ scope }) => scope))
  const now = await givingNow(ctx, await catalogueOf(ctx), [...new Set(scopes)])
  const [before = now, after = now] = states.map(
    (gives): Giving => ({ ...now, roles: new Map([...now.roles, [roleId, declaredOf(now, gives)]]) }),
  )
  return compare(ctx, before, after)
}

function cellOf<T extends Right>(cells: readonly T[], key: string): T | undefined {
  return cells.find((cell) => keyOf(cell) === key)
}

async function changeOf(comparison: Comparison, before: Right | undefined, after: Right | undefined) {
  const { scope = '', action = '' } = after ?? before ?? {}
  const gain = after && !(before && reaches(before, after)) ? await comparison.gain(after) : undefined
  const lose = before && !(after && reaches(after, before)) ? await comparison.lose(before) : undefined
  return {
    ...{ scope, action, before: before?.level ?? null, after: after?.level ?? null },
    ...{ gain: gain?.count ?? 0, gainers: [...(gain?.names ?? [])] },
    ...{ lose: lose?.count ?? 0, losers: [...(lose?.names ?? [])] },
  }
}

/** Fields of which the role says something else afterwards. */
async function fieldChanges(comparison: Comparison, before: Gives, after: Gives) {
  const cells = [...differingFields(after.fields, before.fields), ...differingFields(before.fields, after.fields)]
  const keys = new Map(cells.map((cell) => [`${cell.scope} ${cell.field} ${cell.action}`, cell]))
  const changes = []
  for (const { scope, field, action } of keys.values()) {
    const word = (gives: Gives) => wordOf(gives.fields, { scope, field, action })
    const right = { scope, field, action, ...LEAST }
    const [gain, lose] = [await comparison.gain(right), await comparison.lose(right)]
    changes.push({
      ...{ scope, field, action, before: word(before), after: word(after) },
      ...{ gain: gain.count, gainers: [...gain.names], lose: lose.count, losers: [...lose.names] },
    })
  }
  return changes
}

function wordOf(cells: readonly FieldCell[], wanted: Pick<FieldCell, 'scope' | 'field' | 'action'>) {
  const cell = cells.find(
    ({ scope, field, action }) => scope === wanted.scope && field === wanted.field && action === wanted.action,
  )
  return cell?.gives ?? null
}
