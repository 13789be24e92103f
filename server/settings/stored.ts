import type { World } from '../platform/context.ts'
import { contradictionsIn, isSettingKey, type SettingKey, type Settings, SettingsSchema } from '../platform/settings.ts'
import type { StoredSetting } from './store.ts'

/** Kept sealed, and shown to nobody. */
export const SECRET_KEYS: ReadonlySet<SettingKey> = new Set(['mail.server'])

const OWNER = (key: SettingKey): string => `settings:${key}`

/** A value as the table keeps it: JSON; what holds a secret is sealed before. */
export function asStored(world: World, key: SettingKey, value: unknown): string {
  const secret = SECRET_KEYS.has(key) && value !== ''
  return JSON.stringify(secret ? world.keys.seal(OWNER(key), String(value)) : value)
}

/** What a row holds; undefined where it no longer passes, or its seal belongs to another key. */
export function readStored(world: World, { key, value }: StoredSetting): unknown {
  if (!isSettingKey(key)) return undefined
  try {
    const parsed: unknown = JSON.parse(value)
    const secret = SECRET_KEYS.has(key) && typeof parsed === 'string' && parsed !== ''
    const result = SettingsSchema.shape[key].safeParse(secret ? world.keys.open(OWNER(key), parsed) : parsed)
    return result.success ? result.data : undefined
  } catch {
    return undefined
  }
}

export interface InForce {
  readonly settings: Settings
  /** Keys whose stored value is not used, because it no longer passes. */
  readonly unusable: readonly string[]
}

/**
 * Built-in < administrator < file or environment (product.md section 8). What no longer passes is left out, never fatal;
 * keys of other versions are left alone.
 */
export function settingsFrom(world: World, rows: readonly StoredSetting[]): InForce {
  const chosen = new Map<SettingKey, unknown>()
  const unusable: string[] = []
  for (const row of rows) {
    if (!isSettingKey(row.key) || world.config.given[`settings.${row.key}`]) continue
    const value = readStored(world, row)
    if (value === undefined) unusable.push(row.key)
    else chosen.set(row.key, value)
  }
  const merged = () => SettingsSchema.parse({ ...world.config.settings, ...Object.fromEntries(chosen) })
  for (const { keys } of contradictionsIn(merged())) for (const key of keys) if (chosen.delete(key)) unusable.push(key)
  return { settings: merged(), unusable }
}
