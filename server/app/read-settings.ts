import type { World } from '../platform/context.ts'
import { type Settings, SettingsSchema } from '../platform/settings.ts'
import { listSettings } from './settings.store.ts'

/** Built-in < administrator < file (product.md section 8). What no longer passes is left out and logged, never fatal. */
export async function readSettings(world: World): Promise<Settings> {
  const builtIn = SettingsSchema.parse({})
  const chosen: Record<string, unknown> = {}
  for (const { key, value } of await listSettings(world.engine.reads)) {
    const fromFile =
      JSON.stringify(world.config.settings[key as keyof Settings]) !== JSON.stringify(builtIn[key as keyof Settings])
    if (!fromFile) chosen[key] = JSON.parse(value)
  }
  const result = SettingsSchema.safeParse({ ...world.config.settings, ...chosen })
  if (result.success) return result.data
  world.log.warn(
    { problems: result.error.issues.map((issue) => issue.path.join('.')) },
    'Stored settings no longer pass and are not used.',
  )
  return world.config.settings
}
