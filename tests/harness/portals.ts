/** Portals and their people, and browsers that stand before one. */
import { activate } from '../../server/passwords/contract.ts'
import { newId } from '../../server/platform/ids.ts'
import { signIn } from '../../server/sign-in/contract.ts'
import { createUser } from '../../server/users/contract.ts'
import type { Outcome } from './call.ts'
import { openLink, PASSWORD, type Person, visitor } from './people.ts'
import type { TestServer } from './server.ts'

export interface Portal {
  readonly id: string
  readonly key: string
}

interface NewPortal {
  readonly key: string
  readonly name?: string
  readonly host?: string
  readonly home?: string
  readonly welcome?: string
  readonly color?: string
}

type Server = Pick<TestServer, 'roster' | 'clock'>

/** A portal that is on. */
export async function makePortal({ roster }: Server, given: NewPortal): Promise<Portal> {
  const { world } = roster
  const at = world.clock.now()
  const { key, name = key, welcome = '', color = '', host = '', home = '' } = given
  const row = { id: newId(), key, name, name_key: name.toLowerCase(), welcome, color, host, home }
  await world.engine.writes
    .insertInto('portals')
    .values({ ...row, version: 1, off_at: null, created_at: at, created_by: null, updated_at: at, deleted_at: null })
    .execute()
  return { id: row.id, key }
}

export async function letIn({ roster }: Server, portal: Portal, person: Pick<Person, 'id'>): Promise<void> {
  const at = roster.world.clock.now()
  const history = { added_at: at, added_by: null, added_change: newId() }
  await roster.world.engine.writes
    .insertInto('portal_users')
    .values({ id: newId(), portal_id: portal.id, user_id: person.id, ...history })
    .execute()
}

/** What switching off, and taking somebody out, do to the database. */
export async function switchTo({ roster }: Server, { id }: Portal, on: boolean): Promise<void> {
  const at = roster.world.clock.now()
  const { writes } = roster.world.engine
  await writes
    .updateTable('portals')
    .set({ off_at: on ? null : at })
    .where('id', '=', id)
    .execute()
  if (on) return
  await writes.updateTable('sessions').set({ ended_at: at }).where('portal_id', '=', id).execute()
  await writes.updateTable('half_sessions').set({ spent_at: at }).where('portal_id', '=', id).execute()
}

export async function takeOut({ roster }: Server, { id }: Portal, person: Pick<Person, 'id'>): Promise<void> {
  const at = roster.world.clock.now()
  await roster.world.engine.writes
    .updateTable('portal_users')
    .set({ ended_at: at, ended_change: newId() })
    .where('portal_id', '=', id)
    .where('user_id', '=', person.id)
    .execute()
}

/** A browser that stands before a portal, with nothing in it. */
export function before({ key }: Pick<Portal, 'key'>): Person {
  return { ...visitor(), door: { key } }
}

/** The same person before another door, with all they carry. */
export function at(person: Person, portal: Pick<Portal, 'key'> | undefined): Person {
  const { door: _, ...rest } = person
  return portal ? { ...rest, door: { key: portal.key } } : rest
}

/** A portal user who is in these portals, has chosen a password and is signed in at the first. */
export async function portalUser(
  server: Pick<TestServer, 'call' | 'admin'> & Server,
  name: string,
  portals: readonly [Portal, ...Portal[]],
): Promise<Person> {
  const [givenName = '', familyName = ''] = name.split(' ')
  const username = name.toLowerCase().replace(' ', '.')
  const emails = [`${username}@example.org`]
  const body = { type: 'portal' as const, username, givenName, familyName, emails, roles: [], teams: [] }
  const user = await server.call(server.admin, createUser, { body })
  for (const portal of portals) await letIn(server, portal, user)
  const person = { ...before(portals[0]), id: user.id, name, identifier: username }
  const link = await openLink(server, server.admin, person)
  await server.call(before(portals[0]), activate, { body: { link, password: PASSWORD } })
  await server.call(person, signIn, { body: { identifier: username, password: PASSWORD } })
  return person
}

/** From a browser of its own: what comes of the right password, or of another one. */
export function tryAt(
  { attempt }: Pick<TestServer, 'attempt'>,
  portal: Pick<Portal, 'key'> | undefined,
  identifier: string,
  password = PASSWORD,
): Promise<Outcome<typeof signIn>> {
  return attempt(at(visitor(), portal), signIn, { body: { identifier, password } })
}
