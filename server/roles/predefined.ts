import { assertHolds, listTeamsOfHolders } from '../access/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { fold } from '../platform/fold.ts'
import { newId } from '../platform/ids.ts'
import { assertMayAdd, assertMayAddIn, findGives, type Gives, NOTHING, writeGives } from './gives.ts'
import { assertKeptRoles } from './keep-one.ts'
import { listUsing, lockPredefined } from './predefined.store.ts'
import { assertBelowOwnRank } from './rank.ts'
import * as store from './store.ts'
import { countUses } from './use.store.ts'
import { isBaseline, isNamedBySettings } from './use.ts'

/** A role as a manifest declares it; scopes and fields as permissions name them, such as `desk/issues`. */
export interface PredefinedRole extends Omit<Gives, 'mayGrant'> {
  readonly key: string
  readonly name: string
  readonly description: string
  readonly audience: 'internal' | 'portal'
  readonly rank: number | null
  /** Keys of roles of the same module. */
  readonly mayGrant: readonly string[]
}

type Row = Awaited<ReturnType<typeof lockPredefined>>[number]

/**
 * Makes the predefined roles of a module what its manifest says; answers their ids. Rows are added and ended, never
 * deleted. A role that is declared no more goes out of effect where somebody holds it, else its name is free again.
 * Widening what people hold is giving it to them: the caller must hold it (R66).
 */
export async function followManifest(tx: Tx, module: string, wanted: readonly PredefinedRole[]): Promise<string[]> {
  const rows = new Map((await lockPredefined(tx.db, module)).map((row) => [row.module_key ?? '', row]))
  for (const [key, row] of rows) if (!wanted.some((role) => role.key === key)) await drop(tx, row)
  for (const role of wanted) await freeName(tx, rows.get(role.key), role)
  const ids = new Map<string, string>()
  for (const role of wanted) ids.set(role.key, await put(tx, module, rows.get(role.key), role))
  for (const role of wanted) {
    const mayGrant = wanted.filter(({ key }) => role.mayGrant.includes(key))
    const named = mayGrant.map(({ key, name }) => ({ id: ids.get(key) ?? '', name }))
    const id = ids.get(role.key) ?? ''
    const gives = { permissions: role.permissions, fields: role.fields, mayGrant: named }
    await give(tx, { id, row: rows.get(role.key), nameKey: fold(role.name) }, gives)
  }
  await assertKeptRoles(tx)
  return [...ids.values()]
}

/** Takes the predefined roles of a module out of effect; who holds them holds them again when the module is back. */
export async function retireRoles(tx: Tx, module: string): Promise<string[]> {
  const rows = (await lockPredefined(tx.db, module)).filter((row) => row.deleted_at === null)
  for (const row of rows) await setInactive(tx, row)
  await assertKeptRoles(tx)
  return rows.map((row) => row.id)
}

/** Refuses where roles of others name these scopes, and would give again what the caller does not hold. */
export async function assertMayBringBack(ctx: Context, scopes: readonly string[]): Promise<void> {
  await assertHolds(ctx, (await listUsing(ctx.db, scopes)).permissions)
}

async function drop(tx: Tx, row: Row): Promise<void> {
  if (row.deleted_at !== null) return
  const { people, teams } = await countUses(tx.db, row.id, tx.now())
  if (people > 0 || teams > 0 || isNamedBySettings(tx, row)) return setInactive(tx, row)
  await store.updateRole(tx.db, row.id, row.version, { deleted_at: tx.now() })
}

async function setInactive(tx: Tx, row: Row): Promise<void> {
  if (row.inactive_at === null)
    await store.updateRole(tx.db, row.id, row.version, { inactive_at: tx.now(), updated_at: tx.now() })
}

/** Two roles may exchange their names: each lets go of its own before any takes another. */
async function freeName(tx: Tx, row: Row | undefined, { name }: PredefinedRole): Promise<void> {
  if (row && row.name_key !== fold(name)) await store.renameKey(tx.db, row.id, row.id)
}

async function put(tx: Tx, module: string, row: Row | undefined, role: PredefinedRole): Promise<string> {
  const { name, description, audience, rank } = role
  const columns = { name, name_key: fold(name), description, audience, rank }
  const present = { ...columns, inactive_at: null, deleted_at: null, updated_at: tx.now() }
  if (row) {
    if (await isHeld(tx, row)) {
      await assertBelowOwnRank(tx, row.rank)
      await assertBelowOwnRank(tx, rank)
    }
    await store.updateRole(tx.db, row.id, row.version, present)
    return row.id
  }
  const id = newId()
  const made = { created_at: tx.now(), created_by: tx.actor.id, version: 1 }
  await store.insertRole(tx.db, { id, ...present, ...made, origin: 'module', module, module_key: role.key })
  return id
}

interface Place {
  readonly id: string
  readonly row: Row | undefined
  readonly nameKey: string
}

async function give(tx: Tx, { id, row, nameKey }: Place, after: Gives): Promise<void> {
  const before = row ? await findGives(tx, id) : NOTHING
  const wasInForce = row !== undefined && row.inactive_at === null && row.deleted_at === null
  const former = wasInForce ? before : NOTHING
  const everybody = isBaseline(tx, nameKey)
  if (everybody || (row && (await isHeld(tx, row)))) {
    await assertMayAdd(tx, former, after)
    await assertMayAddIn(
      tx,
      everybody ? await store.listTeamIds(tx.db) : await listTeamsOfHolders(tx.db, id),
      former,
      after,
    )
  }
  await writeGives(tx, id, before, after)
}

async function isHeld(tx: Tx, row: Row): Promise<boolean> {
  const { people, teams } = await countUses(tx.db, row.id, tx.now())
  return people > 0 || teams > 0 || isBaseline(tx, row.name_key)
}
