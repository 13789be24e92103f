import { assertHolds } from '../access/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { fold } from '../platform/fold.ts'
import { newId } from '../platform/ids.ts'
import { assertMayAdd, assertMayAddIn, findGives, type Gives, NOTHING, writeGives } from './gives.ts'
import { givenByOthers, inHand } from './in-hand.ts'
import { assertKeptRoles } from './keep-one.ts'
import { listUsing, lockPredefined } from './predefined.store.ts'
import { assertBelowOwnRank } from './rank.ts'
import * as store from './store.ts'
import { countUses } from './use.store.ts'
import { assertNotNamed, isBaseline, isNamedBySettings } from './use.ts'

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
  const places: Place[] = []
  const held = await heldAmong(tx, module, rows, wanted)
  for (const role of wanted) ids.set(role.key, await put(tx, module, rows.get(role.key), role))
  for (const role of wanted) places.push(await placeOf(tx, role, rows.get(role.key), wanted, ids))
  // All is judged before any of it is written: a role must not be given by one that is read before it is filled.
  const before = inHand(
    places.map((one) => ({ key: one.role.key, mayGrant: keysOf(one.before.mayGrant, ids) })),
    held.before,
  )
  const after = inHand(wanted, held.after)
  for (const place of places) if (after.has(place.role.key)) await assertMayGive(tx, place, before)
  for (const place of places) await writeGives(tx, place.id, place.before, place.after)
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

/** Refuses where roles of others name what is declared anew in these scopes, and would give again what the caller does not hold. */
export async function assertMayBringBack(
  ctx: Context,
  scopes: readonly string[],
  isNew: (permission: { readonly scope: string; readonly action: string; readonly level: string }) => boolean,
): Promise<void> {
  await assertHolds(ctx, (await listUsing(ctx.db, scopes)).permissions.filter(isNew))
}

async function drop(tx: Tx, row: Row): Promise<void> {
  if (row.deleted_at !== null) return
  const { people, teams, portals } = await countUses(tx.db, row.id, tx.now())
  if (people + teams + portals > 0 || isNamedBySettings(tx, row)) return setInactive(tx, row)
  await store.updateRole(tx.db, row.id, row.version, { deleted_at: tx.now() })
}

async function setInactive(tx: Tx, row: Row): Promise<void> {
  if (row.inactive_at === null)
    await store.updateRole(tx.db, row.id, row.version, { inactive_at: tx.now(), updated_at: tx.now() })
}

/** Two roles may exchange their names: each lets go of its own before any takes another. */
async function freeName(tx: Tx, row: Row | undefined, { name }: PredefinedRole): Promise<void> {
  if (!row || row.name_key === fold(name)) return
  if (row.deleted_at === null) assertNotNamed(tx, row)
  await store.renameKey(tx.db, row.id, row.id)
}

async function put(tx: Tx, module: string, row: Row | undefined, role: PredefinedRole): Promise<string> {
  const { name, description, audience, rank } = role
  const columns = { name, name_key: fold(name), description, audience, rank }
  const present = { ...columns, inactive_at: null, deleted_at: null, updated_at: tx.now() }
  if (row) {
    await store.updateRole(tx.db, row.id, row.version, present)
    return row.id
  }
  const id = newId()
  const made = { created_at: tx.now(), created_by: tx.actor.id, version: 1 }
  await store.insertRole(tx.db, { id, ...present, ...made, origin: 'module', module, module_key: role.key })
  return id
}

interface Place {
  readonly role: PredefinedRole
  readonly id: string
  readonly row: Row | undefined
  readonly before: Gives
  readonly after: Gives
}

async function placeOf(
  tx: Tx,
  role: PredefinedRole,
  row: Row | undefined,
  wanted: readonly PredefinedRole[],
  ids: ReadonlyMap<string, string>,
): Promise<Place> {
  const id = ids.get(role.key) ?? ''
  const named = wanted.filter(({ key }) => role.mayGrant.includes(key))
  const mayGrant = named.map(({ key, name }) => ({ id: ids.get(key) ?? '', name }))
  const after = { permissions: role.permissions, fields: role.fields, mayGrant }
  return { role, id, row, before: row ? await findGives(tx, id) : NOTHING, after }
}

function keysOf(mayGrant: Gives['mayGrant'], ids: ReadonlyMap<string, string>): string[] {
  const named = new Set(mayGrant.map((role) => role.id))
  return [...ids].flatMap(([key, id]) => (named.has(id) ? [key] : []))
}

/** Keys of the roles that people have, or are given by roles of others: as it was, and under their new names. */
async function heldAmong(tx: Tx, module: string, rows: ReadonlyMap<string, Row>, wanted: readonly PredefinedRole[]) {
  const others = await givenByOthers(tx, module, rows)
  const direct: string[] = [...others]
  for (const [key, row] of rows) if (await isHeld(tx, row)) direct.push(key)
  const everybody = wanted.filter(({ name }) => isBaseline(tx, fold(name))).map(({ key }) => key)
  return { before: new Set(direct), after: new Set([...direct, ...everybody]) }
}

/** Refuses unless the caller may give what this role comes to give; all of it where nobody could have it before. */
async function assertMayGive(tx: Tx, { id, row, role, before, after }: Place, inHandBefore: ReadonlySet<string>) {
  if (row) await assertBelowOwnRank(tx, row.rank)
  await assertBelowOwnRank(tx, role.rank)
  const everybody = isBaseline(tx, fold(role.name))
  const wasInForce = row !== undefined && row.inactive_at === null && row.deleted_at === null
  const isAnew = !inHandBefore.has(role.key) || (everybody && row !== undefined && !isBaseline(tx, row.name_key))
  const former = wasInForce && !isAnew ? before : NOTHING
  await assertMayAdd(tx, former, after)
  await assertMayAddIn(tx, everybody ? null : id, former, after)
}

async function isHeld(tx: Tx, row: Row): Promise<boolean> {
  const { people, teams, portals } = await countUses(tx.db, row.id, tx.now())
  return people + teams + portals > 0 || isBaseline(tx, row.name_key)
}
