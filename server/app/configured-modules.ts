import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ConfiguredManifest } from '../modules/index.ts'
import type { Config } from '../platform/config.ts'
import { StartError } from '../platform/start-error.ts'

/** The manifests in the files, and in the files of the directories, that `ROSTER_MODULES` names. */
export function readConfiguredModules({ modules }: Config): ConfiguredManifest[] {
  return modules.flatMap(filesIn).map((file) => ({ file, text: readFileSync(file, 'utf8') }))
}

function filesIn(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new StartError(`ROSTER_MODULES names ${path}, which does not exist.`)
  if (!found.isDirectory()) return [path]
  return readdirSync(path)
    .filter((name) => /\.(ya?ml|json)$/.test(name))
    .sort()
    .map((name) => join(path, name))
}
