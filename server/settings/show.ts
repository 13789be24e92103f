import type { z } from 'zod'
import { can, isBeyondRoles, namesOf } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { NotFound } from '../platform/failures.ts'
import { idOfName } from '../platform/ids.ts'
import { refuse } from '../platform/refusal.ts'
import { isSettingKey, type SettingKey, SettingsSchema, settingKeys } from '../platform/settings.ts'
import { type Described, describe } from './catalogue.ts'
import { withoutPassword } from './mail-server.ts'
import { permissionsDeclared } from './permissions.ts'
import type { Setting, SettingValue } from './shapes.ts'
import { listDirectories, listNames, listRoleNames, readState, type StoredSetting } from './store.ts'
import { SECRET_KEYS, settingsFrom } from './stored.ts'

export type Shown = z.output<typeof Setting>

const OF_ROLES: ReadonlySet<Shown['type']> = new Set(['role', 'roles'])

/** Every setting as the database has it now, in the order of the catalogue. */
export async function showSettings(ctx: Context, keys: readonly SettingKey[] = settingKeys): Promise<Shown[]> {
  const { rows } = await readState(ctx.db)
  const nameOf = await namesOf(
    ctx,
    rows.map((row) => row.set_by),
  )
  const { settings, unusable } = settingsFrom(ctx.world, rows)
  const stored = new Map(rows.map((row) => [row.key, row]))
  const mayEdit = await mayEditBy(ctx)
  const roles = keys.some((key) => OF_ROLES.has(describe(key).type)) ? await listRoleNames(ctx.db) : []
  const directories = keys.some((key) => describe(key).type === 'directory') ? await listDirectories(ctx.db) : []
  const permissions = keys.some((key) => describe(key).type === 'permissions') ? await permissionsDeclared(ctx) : []
  const people = await listNames(ctx.db, keys.includes('fences.excludedUsers') ? settings['fences.excludedUsers'] : [])
  return keys.map((key) => {
    const { by, ...described } = describe(key)
    const row = stored.get(key)
    const fixedBy = ctx.world.config.given[`settings.${key}`] ?? null
    const source = fixedBy?.kind ?? (row && !unusable.includes(key) ? 'administrator' : 'built-in')
    return {
      key,
      id: idOfSetting(key),
      ...described,
      choices: choicesOf(described, { roles, directories, permissions, people }),
      default: builtIn(key),
      value: shownValue(key, settings[key]),
      source,
      fixedBy,
      ...setFacts(row, nameOf),
      can: { edit: fixedBy === null && mayEdit(by) },
    }
  })
}

interface Known {
  readonly roles: readonly string[]
  readonly directories: readonly { readonly key: string; readonly name: string }[]
  readonly permissions: NonNullable<Shown['choices']>
  readonly people: ReadonlyMap<string, string>
}

/** Roles, directories, people and what modules declare are not known to the catalogue; of people only who is chosen already. */
function choicesOf({ type, choices }: Pick<Described, 'type' | 'choices'>, known: Known) {
  if (OF_ROLES.has(type)) return known.roles.map((name) => ({ value: name, label: name }))
  if (type === 'directory') return known.directories.map(({ key, name }) => ({ value: key, label: name }))
  if (type === 'permissions') return known.permissions
  return type === 'people' ? [...known.people].map(([value, label]) => ({ value, label })) : choices
}

/** One setting; refuses with `not-found` where there is none of this name. */
export async function showSetting(ctx: Context, key: string): Promise<Shown> {
  const [shown] = isSettingKey(key) ? await showSettings(ctx, [key]) : []
  return shown ?? refuse(NotFound, { detail: `There is no setting “${key.slice(0, 80)}”.` })
}

/** What a setting is called in the trail. */
export function idOfSetting(key: SettingKey): string {
  return idOfName('setting', key)
}

/** What people may see of a value. */
export function shownValue(key: SettingKey, value: SettingValue): SettingValue {
  return SECRET_KEYS.has(key) ? withoutPassword(String(value)) : value
}

/** Whether the caller may change settings of this kind: all, or those for which a role is enough. */
export async function mayEditBy(ctx: Context): Promise<(by: 'admin' | undefined) => boolean> {
  const isAdmin = isBeyondRoles(ctx.actor) || ctx.actor.type === 'admin'
  const mayEdit = (await can(ctx, 'settings.edit')) === true
  return (by) => mayEdit && (by !== 'admin' || isAdmin)
}

function builtIn(key: SettingKey): SettingValue {
  return SettingsSchema.shape[key].parse(undefined)
}

function setFacts(row: StoredSetting | undefined, nameOf: (id: string | null) => string | null) {
  if (!row) return { setAt: null, setBy: null, version: 0 }
  return { setAt: row.set_at, setBy: row.set_by === null ? 'Operator' : nameOf(row.set_by), version: row.version }
}
