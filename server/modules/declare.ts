import { installDirectories } from '../directories/index.ts'
import type { Tx } from '../platform/context.ts'
import { refuse } from '../platform/refusal.ts'
import { ManifestInvalid } from './failures.ts'
import type { Manifest } from './manifest.ts'

/** Makes the directories of a module what its manifest says; refuses what contradicts what is in use. */
export async function declareDirectories(tx: Tx, { key, directories }: Manifest): Promise<void> {
  const own = new Set(directories.map((one) => one.key))
  const whole = (named: string | null) => (named !== null && own.has(named) ? `${key}/${named}` : named)
  const wanted = directories.map((one) => ({
    ...one,
    attributes: one.attributes.map((attribute) => ({ ...attribute, directory: whole(attribute.directory) })),
  }))
  refuseContradictions('directories', await installDirectories(tx, key, wanted))
}

function refuseContradictions(
  list: string,
  found: readonly { readonly path: string; readonly message: string }[],
): void {
  if (found.length === 0) return
  const fields = found.map(({ path, message }) => ({ path: path ? `${list}.${path}` : list, code: 'in-use', message }))
  refuse(ManifestInvalid, { detail: found.map(({ message }) => message).join(' '), fields })
}
