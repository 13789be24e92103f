import { z } from 'zod'
import type { TrailItem } from './contract.ts'
import type { ListedRow } from './list.store.ts'

const Values = z.record(z.string(), z.unknown())
const Details = z.object({ name: z.string(), before: Values, after: Values, also: Values })
const Origins = z.object({
  kind: z.string(),
  name: z.string(),
  realName: z.string().optional(),
  address: z.string(),
  userAgent: z.string(),
  requestId: z.string(),
  token: z.string().optional(),
})

/** A row as people see it; what was erased, or made unreadable by somebody, is null or empty. */
export function toTrailItem(row: ListedRow): TrailItem {
  const details = readContent(Details, row.details)
  const origins = readContent(Origins, row.origins)
  return {
    id: row.id,
    changeId: row.change_id,
    at: row.at,
    event: row.event,
    actor: { id: row.actor_id, name: origins?.name ?? null, kind: origins?.kind ?? null },
    realActor: row.real_actor_id ? { id: row.real_actor_id, name: origins?.realName ?? null } : null,
    entity: { kind: row.entity, id: row.entity_id, name: details?.name ?? null, version: row.entity_version },
    before: details?.before ?? {},
    after: details?.after ?? {},
    also: details?.also ?? {},
    address: origins?.address ?? null,
    userAgent: origins?.userAgent ?? null,
    token: origins?.token ?? null,
    requestId: origins?.requestId ?? null,
  }
}

/** What stands in a details or origins row; undefined where it was erased or tampered with, which verifying tells. */
export function readContent<T extends z.ZodType>(shape: T, content: string | null): z.output<T> | undefined {
  try {
    return content === null ? undefined : shape.safeParse(JSON.parse(content)).data
  } catch {
    return undefined
  }
}
