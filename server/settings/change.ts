import { namesOf, raiseAccessVersion } from '../access/index.ts'
import { recordMany } from '../audit/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { Forbidden, Invalid, NotFound, Stale } from '../platform/failures.ts'
import { type FieldError, refuse } from '../platform/refusal.ts'
import { isSettingKey, type SettingKey, type Settings, SettingsSchema } from '../platform/settings.ts'
import { describe } from './catalogue.ts'
import { consequencesOf } from './consequences.ts'
import { ConfirmationNeeded, SettingFixed } from './contract.ts'
import { loadSettings, SETTINGS_TOPIC } from './in-force.ts'
import { withKeptPassword } from './mail-server.ts'
import { assertMayHold } from './rules.ts'
import type { SettingValue } from './shapes.ts'
import { mayEditBy } from './show.ts'
import * as store from './store.ts'
import { asStored, settingsFrom } from './stored.ts'
import { inTrail } from './trail.ts'

/** Keys by which decisions are made: changing one makes every decision be made anew. */
const DECIDES: ReadonlySet<SettingKey> = new Set([
  'access.adminOnly',
  'access.baselineRole',
  'users.suspendedVisibleTo',
  'roles.maxPerUser',
  'roles.required',
  'roles.applyAt',
])

export interface Edit {
  readonly key: string
  /** null goes back to what is built in. */
  readonly value: SettingValue | null
  /** What the editor has seen; undefined takes whatever there is (the command line). */
  readonly version: number | undefined
}

/** Changes settings together, all or none, and puts them in force in this process; others follow within a second. */
export async function changeSettingsTo(ctx: Context, edits: readonly Edit[], confirmed: boolean): Promise<void> {
  await ctx.transaction(async (tx) => {
    await tx.world.engine.lock(tx.db, 'settings')
    const { rows } = await store.readState(tx.db)
    const before = settingsFrom(tx.world, rows).settings
    const keys = await assertMayEdit(tx, edits, rows)
    const after = readValues(edits, before, tx.world.config.settings)
    await assertMayHold(tx, after, new Set(keys))
    const consequences = confirmed ? [] : await consequencesOf(tx, before, after)
    if (consequences.length > 0) refuseUnconfirmed(consequences)
    const version = await write(tx, edits, after)
    await recordMany(tx, inTrail(edits, { before, after, version, chosen: new Set(rows.map((row) => row.key)) }))
  })
  await loadSettings(ctx.world)
}

/** Refuses what the caller may not change: unknown, fixed, for administrators alone, or changed meanwhile by somebody else. */
async function assertMayEdit(
  tx: Tx,
  edits: readonly Edit[],
  rows: readonly store.StoredSetting[],
): Promise<SettingKey[]> {
  const mayEdit = await mayEditBy(tx)
  const keys: SettingKey[] = []
  for (const { key, version } of edits) {
    if (!isSettingKey(key)) return refuse(NotFound, { detail: `There is no setting “${key}”.` })
    const fixed = tx.world.config.given[`settings.${key}`]
    if (fixed) {
      const where = fixed.kind === 'file' ? `${fixed.name} in ${fixed.file}` : `the variable ${fixed.name}`
      refuse(SettingFixed, { detail: `${key} is fixed by ${where}. Change it there and start Roster again.` })
    }
    if (!mayEdit(describe(key).by)) refuse(Forbidden, { detail: 'Only administrators may change this setting.' })
    const row = rows.find((one) => one.key === key)
    if (version !== undefined && version !== (row?.version ?? 0)) await refuseStale(tx, key, row)
    keys.push(key)
  }
  return keys
}

async function refuseStale(tx: Tx, key: SettingKey, row: store.StoredSetting | undefined): Promise<never> {
  if (!row) return refuse(Stale, { detail: `${key} went back to what is built in meanwhile.` })
  const name = (await namesOf(tx, [row.set_by]))(row.set_by) ?? 'The operator'
  return refuse(Stale, { detail: `${name} changed ${key} meanwhile.` })
}

/** Judges every value by the schema; all that are wrong are named at once. */
function readValues(edits: readonly Edit[], before: Settings, builtIn: Settings): Settings {
  const errors: FieldError[] = []
  const values: Record<string, unknown> = { ...before }
  for (const { key, value } of edits) {
    if (!isSettingKey(key)) continue
    const result = SettingsSchema.shape[key].safeParse(value === null ? builtIn[key] : value)
    if (result.success) values[key] = result.data
    else errors.push({ path: key, code: 'invalid', message: result.error.issues[0]?.message ?? '' })
  }
  if (errors.length > 0) refuse(Invalid, { detail: errors[0]?.message ?? '', fields: errors })
  values['mail.server'] = withKeptPassword(String(values['mail.server']), before['mail.server'])
  return SettingsSchema.parse(values)
}

function refuseUnconfirmed(consequences: readonly { key: SettingKey; message: string }[]): never {
  return refuse(ConfirmationNeeded, {
    detail: consequences.map(({ message }) => message).join(' '),
    fields: consequences.map(({ key, message }) => ({ path: key, code: 'consequence', message })),
  })
}

async function write(tx: Tx, edits: readonly Edit[], after: Settings): Promise<number> {
  const version = await store.raiseVersion(tx.db)
  for (const { key, value } of edits) {
    if (!isSettingKey(key)) continue
    const row = { key, value: asStored(tx.world, key, after[key]), set_at: tx.now(), set_by: tx.actor.id, version }
    if (value === null) await store.dropSetting(tx.db, key)
    else await store.putSetting(tx.db, row)
  }
  if (edits.some(({ key }) => isSettingKey(key) && DECIDES.has(key))) await raiseAccessVersion(tx.db)
  await tx.world.engine.notify(tx.db, SETTINGS_TOPIC)
  return version
}
