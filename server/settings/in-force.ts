import type { World } from '../platform/context.ts'
import * as store from './store.ts'
import { settingsFrom } from './stored.ts'

const TOPIC = 'settings'

/** Reads the settings and puts them in force in this process. An older state that comes late does not replace a newer one. */
export async function loadSettings(world: World): Promise<void> {
  const { version, rows } = await store.readState(world.engine.reads)
  if (version < world.settingsVersion) return
  const { settings, unusable } = settingsFrom(world, rows)
  if (unusable.length > 0) world.log.warn({ settings: unusable }, 'Stored settings no longer pass and are not used.')
  world.settings = settings
  world.settingsVersion = version
}

/** Puts newer settings in force where the database is ahead of this process. */
export async function keepSettingsCurrent(world: World, version: number): Promise<void> {
  if (version > world.settingsVersion) await loadSettings(world)
}

/** Follows what other processes change, within a second, until the engine closes. */
export function followSettings(world: World): void {
  world.engine.listen((topic) => {
    if (topic !== undefined && topic !== TOPIC) return
    store
      .readVersion(world.engine.reads)
      .then((version) => keepSettingsCurrent(world, version))
      .catch((error) => world.log.debug({ err: error }, 'The settings could not be read; they will be again.'))
  })
}

export { TOPIC as SETTINGS_TOPIC }
