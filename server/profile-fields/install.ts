import { raiseAccessVersion } from '../access/index.ts'
import type { Contradiction } from '../directories/index.ts'
import type { Tx } from '../platform/context.ts'
import { Refusal } from '../platform/refusal.ts'
import { columns, insertField, listFields, lockAll, toField } from './fields.ts'
import { misfitOf, sentenceOf } from './fits.ts'
import type { ProfileField } from './shapes.ts'
import { assertSound } from './sound.ts'
import * as store from './store.ts'

/** A profile field as a manifest declares it; directories and scopes by their whole keys (`desk/customers`, `desk/issues`). */
export type DeclaredField = Pick<ProfileField, 'key' | 'label' | 'kind'> &
  Partial<Omit<ProfileField, 'id' | 'version' | 'module'>>

const SILENT = {
  ...{ choices: [], directories: [], appliesTo: [], required: false, searchable: false, sortable: false },
  ...{ shown: true, editableBy: 'administrators' as const, many: false, notSelf: false, effect: null },
}

/**
 * Makes the profile fields of a module what its manifest declares: new ones appear at the end, known ones change, others
 * are hidden with their values; one that was hidden comes back with them. Call it after `installDirectories`, in the
 * same transaction, when the catalogue knows the manifest. Contradictions are answered, by their place in the list that
 * was given, and then nothing is written. It leaves no event of its own.
 */
export async function installFields(
  tx: Tx,
  moduleKey: string,
  declarations: readonly DeclaredField[],
): Promise<readonly Contradiction[]> {
  await lockAll(tx)
  const wanted = declarations.map((one) => ({ ...SILENT, ...one }))
  const wrong: Contradiction[] = []
  for (const [at, one] of wanted.entries()) wrong.push(...(await contradictionsOf(tx, moduleKey, one, at)))
  if (wrong.length > 0) return wrong
  const known = (await listFields(tx)).filter((field) => field.module === moduleKey)
  for (const field of known)
    if (!wanted.some((one) => one.key === field.key))
      await store.updateField(tx.db, field.id, field.version, { ended_at: tx.now() })
  for (const one of wanted) await declareOne(tx, moduleKey, one)
  await raiseAccessVersion(tx.db)
  return []
}

/** Hides the fields of a module that is removed; their values come back when it is installed again. */
export async function endFields(tx: Tx, moduleKey: string): Promise<readonly Contradiction[]> {
  return installFields(tx, moduleKey, [])
}

type Whole = Omit<ProfileField, 'id' | 'version' | 'module'>

async function contradictionsOf(tx: Tx, moduleKey: string, one: Whole, at: number): Promise<Contradiction[]> {
  const other = (await listFields(tx)).find((field) => field.key === one.key && field.module !== moduleKey)
  if (other) return [{ path: `${at}.key`, message: `Another profile field has the key ${one.key} now.` }]
  const wrong = await unsound(tx, one, at)
  const row = await store.findLast(tx.db, moduleKey, one.key)
  if (!row) return wrong
  const before = toField(row)
  if (before.kind !== one.kind)
    wrong.push({ path: `${at}.kind`, message: `“${before.label}” is of kind ${before.kind}, and keeps it.` })
  const misfit = await misfitOf(tx, { ...one, id: row.id })
  if (misfit) wrong.push({ path: `${at}.${misfit}`, message: sentenceOf(misfit) })
  return wrong
}

async function unsound(tx: Tx, one: Whole, at: number): Promise<Contradiction[]> {
  try {
    await assertSound(tx, one)
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return (error.details.fields ?? []).map(({ path, message }) => ({ path: `${at}.${path}`, message }))
  }
}

async function declareOne(tx: Tx, moduleKey: string, one: Whole): Promise<void> {
  const row = await store.findLast(tx.db, moduleKey, one.key)
  if (!row) {
    await insertField(tx, moduleKey, one, (await listFields(tx)).length)
    return
  }
  await store.updateAny(tx.db, row.id, { ...columns(tx, one), ended_at: null, version: row.version + 1 })
}
