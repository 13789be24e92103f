import type { Tx } from '../../platform/context.ts'
import { padded } from '../../platform/database/index.ts'
import { listValueRows } from '../../profile-fields/index.ts'
import type { UserRow } from '../../users/index.ts'
import { type ExternalId, type PersonRef, textOf } from './said.ts'
import * as store from './store.ts'

/** An account as a row is compared with it. */
export interface Known {
  readonly row: UserRow
  readonly emails: readonly { readonly address: string; readonly key: string }[]
  readonly phones: readonly { readonly kind: string; readonly number: string }[]
  readonly externalIds: readonly ExternalId[]
  readonly values: ReadonlyMap<string, string>
}

/** Whom the refs name: ids by the text of the ref. Ids are taken as they are. */
export async function findIds(tx: Tx, refs: readonly PersonRef[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const bySource = Map.groupBy(
    refs.filter((ref) => ref.by === 'externalId'),
    (ref) => ref.source,
  )
  for (const [source, some] of bySource)
    for (const { key, id } of await store.listByExternalIds(tx.db, source, keysOf(some)))
      found.set(`x:${source}:${key}`, id)
  const identifiers = keysOf(refs.filter((ref) => ref.by === 'identifier'))
  if (identifiers.length > 0)
    for (const { key, id } of await store.listByIdentifiers(tx.db, identifiers)) found.set(`identifier:${key}`, id)
  const ids = keysOf(refs.filter((ref) => ref.by === 'id'))
  if (ids.length > 0) for (const { id } of await store.listStandings(tx.db, ids)) found.set(`id:${id}`, id)
  return found
}

/** The accounts with these ids and all that belongs to them, by a handful of statements. */
export async function loadKnown(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  if (ids.length === 0) return new Map()
  const emails = Map.groupBy(await store.listEmails(tx.db, ids), (one) => one.user_id)
  const phones = Map.groupBy(await store.listPhones(tx.db, ids), (one) => one.user_id)
  const externalIds = Map.groupBy(await store.listExternalIds(tx.db, ids), (one) => one.user_id)
  const values = Map.groupBy(await listValueRows(tx.db, padded(ids)), (one) => one.user_id)
  const rows = await store.listUsers(tx.db, ids)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        row,
        emails: (emails.get(row.id) ?? []).map(({ address, key }) => ({ address, key })),
        phones: (phones.get(row.id) ?? []).map(({ kind, number }) => ({ kind, number })),
        externalIds: (externalIds.get(row.id) ?? []).map(({ source, key }) => ({ source, key })),
        values: new Map((values.get(row.id) ?? []).map(({ key, text }) => [key, text])),
      },
    ]),
  )
}

/** Whom a row names, by all that it says of them. */
export function idsNamed(found: ReadonlyMap<string, string>, refs: readonly PersonRef[]): string[] {
  return [...new Set(refs.flatMap((ref) => found.get(textOf(ref)) ?? []))]
}

function keysOf(refs: readonly PersonRef[]): string[] {
  return [...new Set(refs.map((ref) => ref.key))]
}
