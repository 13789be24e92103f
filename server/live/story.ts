import type { Db } from '../platform/database/index.ts'
import { listSubjects, type NewsRow } from './news.store.ts'
import * as store from './story.store.ts'

/** Something that was changed, or that a change concerns. */
export interface Thing {
  readonly kind: string
  readonly id: string
  /** Where it is a user who is still there. */
  readonly user?: store.UserRow
}

/** A row of the trail with all that it is about, the entity first. */
export interface Told {
  readonly row: NewsRow
  readonly things: readonly [Thing, ...Thing[]]
}

/** What happened, independent of who hears of it. */
export async function storyOf(db: Db, rows: readonly NewsRow[]): Promise<Told[]> {
  const subjects = await listSubjects(
    db,
    rows.map((row) => row.id),
  )
  const users = rows.filter((row) => row.entity === 'user').map((row) => row.entity_id)
  const known = await thingsOf(db, [...new Set([...users, ...[...subjects.values()].flat()])])
  return rows.map((row) => {
    const user = known.get(row.entity_id)?.user
    const entity: Thing = { kind: row.entity, id: row.entity_id, ...(user ? { user } : {}) }
    const others = (subjects.get(row.id) ?? []).flatMap((id) => known.get(id) ?? [])
    return { row, things: [entity, ...others] }
  })
}

/** The trail keeps the ids of others alone: what each is, the tables tell. */
async function thingsOf(db: Db, ids: readonly string[]): Promise<Map<string, Thing>> {
  if (ids.length === 0) return new Map()
  const users = await store.listUsers(db, ids)
  const things: Thing[] = users.map((user) => ({ kind: 'user', id: user.id, user }))
  const rest = ids.filter((id) => !users.some((user) => user.id === id))
  if (rest.length > 0) {
    for (const { id } of await store.listTeams(db, rest)) things.push({ kind: 'team', id })
    for (const { id } of await store.listRoles(db, rest)) things.push({ kind: 'role', id })
  }
  return new Map(things.map((thing) => [thing.id, thing]))
}
