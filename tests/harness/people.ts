/** People of the tests. They come in as everybody does: created by an administrator, activated by their link. */
import type { z } from 'zod'
import { issueUserLink, listLinks, revealLink } from '../../server/links/contract.ts'
import { activate } from '../../server/passwords/contract.ts'
import type { CallOf } from '../../server/platform/contract.ts'
import { fold } from '../../server/platform/fold.ts'
import { signIn } from '../../server/sign-in/contract.ts'
import { createUser } from '../../server/users/contract.ts'
import type { NewUser } from '../../server/users/shapes.ts'
import type { Browser } from './call.ts'
import type { TestServer } from './server.ts'

export const PASSWORD = 'seven quiet lanterns above the harbour'

export interface Person extends Browser {
  readonly id: string
  readonly name: string
  /** What they sign in with. */
  readonly identifier: string
}

/** Fields of a new user; roles and teams may be given as plain ids. */
export interface NewPerson extends Omit<z.input<typeof NewUser>, 'roles' | 'teams'> {
  readonly roles?: readonly (string | { id: string; from?: string | null; until?: string | null })[]
  readonly teams?: readonly (string | { id: string; position?: string })[]
  /** False: created, but the link is not used yet. */
  readonly activated?: boolean
}

export function visitor(): Person {
  return { id: '', name: '', identifier: '', cookies: new Map() }
}

/** Creates, activates and signs in; API and portal users are created only. */
export async function makePerson(
  app: Pick<TestServer, 'call'>,
  admin: Person,
  name: string,
  what: NewPerson,
): Promise<Person> {
  const { activated = true, roles = [], teams = [], ...fields } = what
  const [givenName = '', ...rest] = name.split(' ')
  const body: CallOf<typeof createUser>['body'] = {
    username: fold(name).replace(/[^a-z0-9]+/g, '.'),
    ...(fields.type === 'api' ? {} : { givenName, familyName: rest.join(' ') }),
    ...fields,
    roles: roles.map((role) => (typeof role === 'string' ? { id: role } : role)),
    teams: teams.map((team) => (typeof team === 'string' ? { id: team } : team)),
  }
  const user = await app.call(admin, createUser, { body })
  const person: Person = {
    id: user.id,
    name: user.name,
    identifier: user.username ?? user.email ?? '',
    cookies: new Map(),
  }
  const comesIn = user.type === 'admin' || user.type === 'regular'
  if (activated && comesIn) await activateAndSignIn(app, admin, person)
  return person
}

export async function signInAgain({ call }: Pick<TestServer, 'call'>, person: Person): Promise<void> {
  person.cookies.clear()
  await call(person, signIn, { body: { identifier: person.identifier, password: PASSWORD } })
}

async function activateAndSignIn(app: Pick<TestServer, 'call'>, admin: Person, person: Person): Promise<void> {
  await app.call(visitor(), activate, { body: { link: await openLink(app, admin, person), password: PASSWORD } })
  await signInAgain(app, person)
}

/** The secret part of the person's activation link, as the administrator copies it. */
export async function openLink(
  { call }: Pick<TestServer, 'call'>,
  admin: Person,
  { id: user }: Pick<Person, 'id'>,
): Promise<string> {
  const { items } = await call(admin, listLinks, { params: { user } })
  const link =
    items.find((one) => one.kind === 'activation') ??
    (await call(admin, issueUserLink, { params: { user }, body: { kind: 'activation' } }))
  const { url } = await call(admin, revealLink, { params: { user, link: link.id } })
  return url.split('#')[1] ?? ''
}
