import { addressKey } from '../platform/address.ts'
import type { Source, Tx } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import { randomSecret } from '../platform/secrets.ts'
import { difference, type Values, withoutSecrets } from './difference.ts'
import { contentDigest, joinDigests, rowDigest } from './digests.ts'
import { addRows, type NewRow } from './store.ts'

/** What an event is about. `name` is shown in the trail as it was then. */
export interface Entity {
  readonly kind: string
  readonly id: string
  readonly name: string
  readonly version?: number
}

export interface Change {
  readonly before?: Values
  readonly after?: Values
  /** Other facts that belong to the event, such as a reason. */
  readonly also?: Values
  /** Ids of others in whose timelines the event appears, too: the user and the team of a membership. */
  readonly about?: readonly string[]
}

export interface AuditEvent {
  readonly event: string
  readonly entity: Entity
  readonly change?: Change
}

/** The entity of what concerns Roster as a whole, such as its settings. */
export const INSTALLATION: Entity = { kind: 'installation', id: '00000000-0000-0000-0000-000000000000', name: 'Roster' }

/** Leaves an event in the trail, in the transaction of the change. Only fields that differ are kept; secrets never. */
export async function record(tx: Tx, event: string, entity: Entity, change?: Change): Promise<void> {
  await recordMany(tx, [change ? { event, entity, change } : { event, entity }])
}

/** `record` for many events at once. */
export async function recordMany(tx: Tx, records: readonly AuditEvent[]): Promise<void> {
  if (records.length === 0) return
  await addRows(
    tx,
    records.map((one) => rowOf(tx, one)),
  )
  tx.recorded.push(...records.map((one) => one.event))
  tx.afterCommit(() => tx.world.wake('seal'))
}

function rowOf(tx: Tx, { event, entity, change = {} }: AuditEvent): NewRow {
  const id = newId()
  const details = { row_id: id, salt: randomSecret(), content: detailsOf(tx, entity, change) }
  const origins = { row_id: id, salt: randomSecret(), content: originsOf(tx), ...foundBy(tx.source), at: tx.now() }
  const others = new Set(change.about?.filter((other) => other !== entity.id))
  const subjects = [...others].map((other) => ({ entity_id: other, at: tx.now(), row_id: id }))
  const row = {
    id,
    change_id: tx.changeId,
    at: tx.now(),
    actor_id: tx.actor.id,
    real_actor_id: tx.actor.real?.id ?? null,
    event,
    entity: entity.kind,
    entity_id: entity.id,
    entity_version: entity.version ?? null,
    details_digest: joinDigests(contentDigest(details), contentDigest(origins)),
  }
  return { row: { ...row, digest: rowDigest(tx.world.keys, row, subjects) }, details, origins, subjects }
}

/** What the event is about: erased with the person it is about. */
function detailsOf({ undoes }: Tx, entity: Entity, change: Change): string {
  return JSON.stringify({
    name: entity.name,
    ...difference(change.before, change.after),
    also: withoutSecrets({ ...change.also, ...(undoes ? { undoes } : {}) }),
  })
}

/** Who caused it, logged in as whom, and from where: erased with either person. */
function originsOf({ actor, source }: Tx): string {
  const { address, userAgent, requestId } = source
  const real = actor.real ? { realName: actor.real.name } : {}
  const by = actor.token ? { token: actor.token.name } : {}
  return JSON.stringify({ kind: actor.kind, name: actor.name, ...real, ...by, address, userAgent, requestId })
}

/** Where the row can be looked up by its origins; nothing for what happened inside. */
export function foundBy({ address, requestId }: Pick<Source, 'address' | 'requestId'>) {
  return { address_key: addressKey(address) ?? null, request_id: requestId || null }
}
