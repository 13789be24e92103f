import { catalogueOf, catalogueWith } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { NotFound } from '../platform/failures.ts'
import { fold } from '../platform/fold.ts'
import type { Input } from '../platform/http/route.ts'
import { newId } from '../platform/ids.ts'
import { refuse } from '../platform/refusal.ts'
import { compare, type Giving, givingNow, listPredefined, type PredefinedRole } from '../roles/index.ts'
import { asRoles, scopeKeysOf } from './as-roles.ts'
import type { planModule, planRemoval } from './contract.ts'
import { differenceOf } from './difference.ts'
import { effectsOf } from './effects.ts'
import { judgeManifest } from './judge.ts'
import type { Manifest } from './manifest.ts'
import { findRow, type ModuleRow } from './modules.store.ts'
import { obstaclesTo } from './obstacles.ts'
import type { ModulePlan } from './shapes.ts'

/** What installing this manifest would change, and for whom. */
export async function planInstalling(ctx: Context, { body }: Input<typeof planModule>): Promise<ModulePlan> {
  const manifest = await judgeManifest(ctx, body.manifest)
  return planOf(ctx, manifest.key, await findRow(ctx.db, manifest.key), manifest)
}

/** What removing would change, and for whom. */
export async function planRemoving(ctx: Context, { params }: Input<typeof planRemoval>): Promise<ModulePlan> {
  const row = await findRow(ctx.db, params.key)
  return row && !row.removed_at ? planOf(ctx, row.key, row, null) : refuse(NotFound)
}

/** The manifest that is in force; null where the module is not installed. */
export function inForce(row: ModuleRow | undefined): Manifest | null {
  return row && !row.removed_at ? JSON.parse(row.manifest) : null
}

async function planOf(
  ctx: Context,
  key: string,
  row: ModuleRow | undefined,
  after: Manifest | null,
): Promise<ModulePlan> {
  const before = inForce(row)
  const changes = differenceOf(before, after)
  const rows = await listPredefined(ctx.db, key)
  const ids = new Map(rows.map((role) => [role.module_key ?? '', role.id]))
  const wanted = after ? asRoles(after) : []
  const givingBefore = await givingIn(ctx, [before, after])
  const givingAfter = await afterwards(ctx, key, after, {
    own: new Set(ids.values()),
    roles: wanted.map((role) => ({ ...role, id: ids.get(role.key) ?? newId() })),
  })
  const comparison = await compare(ctx, givingBefore, givingAfter)
  const roles = []
  for (const role of rolesOf(rows, wanted, before, changes)) {
    const { count, names } = role.id ? await comparison.holders([role.id]) : { count: 0, names: [] }
    roles.push({ ...role, people: count, names: [...names] })
  }
  return {
    ...{ key, name: after?.name ?? before?.name ?? key, version: row?.version ?? 0, changes, roles },
    outcome: outcomeOf(row, after, changes.length > 0),
    effects: await effectsOf(comparison, givingBefore, givingAfter),
    obstacles: after ? await obstaclesTo(ctx, before, after) : [],
  }
}

function outcomeOf(row: ModuleRow | undefined, after: Manifest | null, isChanged: boolean): ModulePlan['outcome'] {
  if (!after) return 'remove'
  if (!row) return 'install'
  if (row.removed_at) return 'reinstall'
  return isChanged ? 'upgrade' : 'unchanged'
}

/** What the roles in force give in all scopes that either manifest declares. */
async function givingIn(ctx: Context, manifests: readonly (Manifest | null)[]): Promise<Giving> {
  const scopes = manifests.flatMap((manifest) => (manifest ? scopeKeysOf(manifest) : []))
  return givingNow(ctx, await catalogueOf(ctx), [...new Set(scopes)])
}

interface Own {
  /** Ids of the predefined roles that are there. */
  readonly own: ReadonlySet<string>
  readonly roles: readonly (PredefinedRole & { readonly id: string })[]
}

/** The same afterwards: other roles with what they name, the predefined ones with what the manifest says. */
async function afterwards(ctx: Context, key: string, after: Manifest | null, { own, roles }: Own): Promise<Giving> {
  const catalogue = await catalogueWith(ctx, key, after)
  const { roles: others } = await givingNow(ctx, catalogue, after ? scopeKeysOf(after) : [])
  const kept = [...others].filter(([id]) => !own.has(id))
  return {
    catalogue,
    roles: new Map([...kept, ...roles.map(({ id, permissions, fields }) => [id, { permissions, fields }] as const)]),
    baseline: baselineAmong(ctx, roles),
  }
}

/** A role that comes with the name that `access.baselineRole` names is everybody's at once. */
function baselineAmong(ctx: Context, roles: Own['roles']): string | undefined {
  const name = fold(ctx.settings['access.baselineRole'])
  return name === '' ? undefined : roles.find((role) => fold(role.name) === name)?.id
}

type RoleRow = Awaited<ReturnType<typeof listPredefined>>[number]

function rolesOf(
  rows: readonly RoleRow[],
  wanted: readonly PredefinedRole[],
  before: Manifest | null,
  changes: ModulePlan['changes'],
) {
  const changed = new Set(changes.flatMap(({ kind, key }) => (kind === 'role' ? [key] : [])))
  const declared = wanted.map(({ key, name }) => {
    const row = rows.find((role) => role.module_key === key)
    const change = !row ? 'new' : row.inactive_at ? 'back' : changed.has(key) ? 'changed' : 'same'
    return { id: row?.id ?? null, key, name, change } as const
  })
  const gone = rows
    .filter((row) => before && row.inactive_at === null && !wanted.some(({ key }) => key === row.module_key))
    .map((row) => ({ id: row.id, key: row.module_key ?? '', name: row.name, change: 'removed' }) as const)
  return [...declared, ...gone]
}
