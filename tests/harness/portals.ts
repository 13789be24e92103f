/** Portals and their people, and browsers that stand before one. */
import { activate } from '../../server/passwords/contract.ts'
import type { CallOf } from '../../server/platform/contract.ts'
import {
  addPortalPerson,
  createPortal,
  getPortal,
  removePortalPerson,
  switchPortal,
} from '../../server/portals/contract.ts'
import { signIn } from '../../server/sign-in/contract.ts'
import { createUser } from '../../server/users/contract.ts'
import type { Outcome } from './call.ts'
import { openLink, PASSWORD, type Person, visitor } from './people.ts'
import type { TestServer } from './server.ts'

export interface Portal {
  readonly id: string
  readonly key: string
}

type App = Pick<TestServer, 'call' | 'admin'>

/** A portal that is on; `name` where it is not the key. */
export async function makePortal(
  { call, admin }: App,
  given: Omit<CallOf<typeof createPortal>['body'], 'name'> & { readonly name?: string },
): Promise<Portal> {
  const { id, key } = await call(admin, createPortal, { body: { ...given, name: given.name ?? given.key } })
  return { id, key }
}

export async function letIn({ call, admin }: App, portal: Portal, person: Pick<Person, 'id'>): Promise<void> {
  await call(admin, addPortalPerson, { params: { portal: portal.key, user: person.id } })
}

export async function takeOut({ call, admin }: App, portal: Portal, person: Pick<Person, 'id'>): Promise<void> {
  await call(admin, removePortalPerson, { params: { portal: portal.key, user: person.id } })
}

export async function switchTo({ call, admin }: App, portal: Portal, on: boolean): Promise<void> {
  const { version } = await call(admin, getPortal, { params: { portal: portal.id } })
  await call(admin, switchPortal, { params: { portal: portal.id }, body: { on }, version })
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
export async function portalUser(server: App, name: string, portals: readonly [Portal, ...Portal[]]): Promise<Person> {
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
