import { endDirectories, installDirectories } from '../directories/index.ts'
import type { Tx } from '../platform/context.ts'
import { refuse } from '../platform/refusal.ts'
import { endFields, installFields } from '../profile-fields/index.ts'
import { directoriesOf } from './check-directories.ts'
import { ManifestInvalid } from './failures.ts'
import type { Manifest } from './manifest.ts'

type Contradictions = readonly { readonly path: string; readonly message: string }[]

/** Makes the directories and profile fields of a module what its manifest says; refuses what contradicts what is in use. */
export async function declareRest(tx: Tx, { key, directories, profileFields }: Manifest): Promise<void> {
  const own = new Set(directories.map((one) => one.key))
  const whole = (named: string) => (own.has(named) ? `${key}/${named}` : named)
  const wanted = directories.map((one) => ({
    ...one,
    attributes: one.attributes.map((attribute) => ({
      ...attribute,
      directory: attribute.directory === null ? null : whole(attribute.directory),
    })),
  }))
  refuseContradictions('directories', await installDirectories(tx, key, wanted))
  const fields = profileFields.map(({ directory, ...field }) => ({
    ...field,
    directories: directoriesOf({ ...field, directory }).map(whole),
    appliesTo: field.appliesTo.map((target) => ({ ...target, scope: `${key}/${target.scope}` })),
  }))
  refuseContradictions('profileFields', await installFields(seeingItself(tx), key, fields))
}

/** Hides them with all that people and records say in them, for the day the module is installed again. */
export async function hideRest(tx: Tx, key: string): Promise<void> {
  refuseContradictions('profileFields', await endFields(seeingItself(tx), key))
  refuseContradictions('directories', await endDirectories(tx, key))
}

/** The catalogue as this transaction has made it; under the caller's own version the one before it is still known. */
function seeingItself(tx: Tx): Tx {
  return { ...tx, actor: { ...tx.actor, accessVersion: `${tx.changeId}/` } }
}

function refuseContradictions(list: string, found: Contradictions): void {
  if (found.length === 0) return
  const fields = found.map(({ path, message }) => ({ path: path ? `${list}.${path}` : list, code: 'in-use', message }))
  refuse(ManifestInvalid, { detail: found.map(({ message }) => message).join(' '), fields })
}
