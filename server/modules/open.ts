import { isBeyondRoles, MayNotGrant } from '../access/index.ts'
import { isWholeAdmin, type Tx } from '../platform/context.ts'
import { refuse } from '../platform/refusal.ts'
import { assertMayBringBack } from '../roles/index.ts'
import { scopeKeysOf } from './as-roles.ts'
import type { Manifest } from './manifest.ts'
import { listManifestsOf, type ModuleRow } from './modules.store.ts'
import { declaredIn } from './obstacles.ts'
import { inForce } from './plan.ts'

/**
 * What roles of others name comes alive with what is declared anew. A field that was restricted when it was last declared
 * is opened to all who hold its action, and a profile field that decides holds people or gives them records: both are
 * changed by administrators only, also by way of a manifest without them in between.
 */
export async function assertMayOpen(tx: Tx, row: ModuleRow | undefined, after: Manifest): Promise<void> {
  const before = inForce(row)
  const former = before ? declaredIn(before) : new Set<string>()
  await assertMayBringBack(
    tx,
    scopeKeysOf(after),
    ({ scope, action, level }) => !former.has(`${scope}.${action} at ${level}`),
  )
  if (!row || isBeyondRoles(tx.actor) || isWholeAdmin(tx.actor)) return
  const [last, ...older] = (await listManifestsOf(tx.db, row.id)).map((text): Manifest => JSON.parse(text))
  const opened = last && openedBy(after, [last, ...older])
  if (opened) refuse(MayNotGrant, { detail: `Only administrators open the field “${opened}” to whom it was withheld.` })
  const decided = last && decidedOtherwise(after, last, older)
  if (decided)
    refuse(MayNotGrant, { detail: `Only administrators change what the profile field “${decided}” decides.` })
}

/** The first field that was restricted when it was last declared, and is no more. */
function openedBy(after: Manifest, manifests: readonly Manifest[]): string | undefined {
  const open = fieldsOf(after).filter(({ restricted }) => !restricted)
  return open.find(({ key }) => lastOf(manifests, fieldsOf, key)?.restricted)?.key
}

function fieldsOf({ scopes }: Manifest) {
  return scopes.flatMap((scope) =>
    scope.fields.map(({ key, restricted }) => ({ key: `${scope.key}.${key}`, restricted })),
  )
}

/** The first profile field that decides, or did, and of which the manifest says otherwise than it was said last. */
function decidedOtherwise(after: Manifest, last: Manifest, older: readonly Manifest[]): string | undefined {
  const gone = last.profileFields.find(
    ({ key, effect }) => effect && !after.profileFields.some((one) => one.key === key),
  )
  const other = after.profileFields.find((field) => {
    const before = lastOf([last, ...older], ({ profileFields }) => profileFields, field.key)
    if (!before || (decision(before) === '' && decision(field) === '')) return false
    return decision(before) !== decision(field) || !last.profileFields.some(({ key }) => key === field.key)
  })
  return (gone ?? other)?.label
}

function decision({ effect, appliesTo, directory, directories }: Manifest['profileFields'][number]): string {
  return effect ? JSON.stringify([effect, appliesTo, directory, directories]) : ''
}

function lastOf<T extends { readonly key: string }>(
  manifests: readonly Manifest[],
  listOf: (manifest: Manifest) => readonly T[],
  key: string,
): T | undefined {
  for (const manifest of manifests) {
    const found = listOf(manifest).find((one) => one.key === key)
    if (found) return found
  }
  return undefined
}
