/** What was done, over plain HTTP, in a Roster whose database is kept for the upgrade tests: a little of everything that is stored. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const PASSWORD = 'seven quiet lanterns above the harbour'

/** What a later Roster must still know or honour. */
export interface Facts {
  readonly at: string
  readonly admin: { readonly identifier: string; readonly cookie: string }
  readonly grace: { readonly id: string; readonly identifier: string; readonly cookie: string }
  /** Invited; the secret of the activation link is still good. */
  readonly bruno: { readonly id: string; readonly activation: string }
  readonly chen: { readonly id: string; readonly reason: string }
  readonly dora: { readonly id: string }
  readonly role: { readonly id: string; readonly name: string }
  readonly team: { readonly id: string }
  readonly users: number
  /** From 0022 on: a record that Chen is held to, in a directory beside those of a module. */
  readonly declared?: { readonly record: string; readonly module: string }
}

/** What the story reads from replies, of whatever release. */
interface Told {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly all: number
  readonly url: string
  readonly items: readonly { readonly id: string; readonly kind?: string }[]
  readonly lastSignInAt: string
  readonly lastActiveAt: string
  readonly next: string
  readonly ticket: string
}

interface Reply {
  readonly status: number
  readonly cookie: string
  readonly body: Told
}

/** Asks the server as whoever holds the cookie; anything but success ends the story. */
export function asker(origin: string) {
  return async (method: string, path: string, cookie: string, body?: unknown, version?: number): Promise<Reply> => {
    const response = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: {
        'sec-fetch-site': 'same-origin',
        cookie,
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return {
      status: response.status,
      cookie: response.headers.get('set-cookie')?.split(';')[0] ?? cookie,
      body: text === '' ? {} : JSON.parse(text),
    }
  }
}

type Ask = ReturnType<typeof asker>

export async function setUp(ask: Ask, secret: string): Promise<string> {
  const body = { secret, givenName: 'Ada', familyName: 'Lindqvist', username: 'ada', password: PASSWORD }
  return (await ask('POST', '/set-up', '', body)).cookie
}

/** After the import of the sample: people, roles, teams and links in every state. */
export async function tell(ask: Ask, admin: string, at: string): Promise<Facts> {
  const { role, team } = await makeAccess(ask, admin)
  const create = async (body: object) => (await ask('POST', '/users', admin, body)).body
  const grace = await create({
    type: 'regular',
    username: 'grace',
    givenName: 'Grace',
    familyName: 'Velázquez',
    emails: ['grace@people.example'],
    teams: [{ id: team.id, position: 'Lead' }],
    roles: [{ id: role.id, until: '2096-01-01T00:00:00.000Z' }],
  })
  await ask('POST', '/activations', '', { link: await activation(ask, admin, grace.id), password: PASSWORD })
  const graceIn = await ask('POST', '/sign-in', '', { identifier: 'grace', password: PASSWORD })
  const bruno = await create({ type: 'regular', username: 'bruno', givenName: 'Bruno', managerId: grace.id })
  const chen = await create({ type: 'regular', username: 'chen', givenName: 'Chen' })
  await ask('PUT', `/users/${chen.id}/suspension`, admin, { reason: 'On leave', until: '2096-01-01T00:00:00.000Z' })
  const dora = await create({ type: 'regular', username: 'dora', givenName: 'Dora' })
  await ask('DELETE', `/users/${dora.id}`, admin, undefined, dora.version)
  await create({ type: 'api', username: 'billing' })
  await create({
    type: 'portal',
    username: 'customer',
    givenName: 'Nora',
    phones: [{ kind: 'mobile', number: '+49 30 901820' }],
  })
  await ask('POST', `/users/${grace.id}/links`, admin, { kind: 'password-reset' })
  const declared = await declare(ask, admin, chen.id)
  const counts = (await ask('GET', '/users/counts', admin)).body
  return {
    at,
    admin: { identifier: 'ada', cookie: admin },
    grace: { id: grace.id, identifier: 'grace', cookie: graceIn.cookie },
    bruno: { id: bruno.id, activation: await activation(ask, admin, bruno.id) },
    chen: { id: chen.id, reason: 'On leave' },
    dora: { id: dora.id },
    role,
    team,
    users: counts.all,
    declared,
  }
}

async function makeAccess(ask: Ask, admin: string) {
  const permissions = [
    { scope: 'users', action: 'read', level: 'team' },
    { scope: 'users', action: 'edit', level: 'own' },
  ]
  const role = (await ask('POST', '/roles', admin, { name: 'Front office', permissions })).body
  const body = { name: 'Harbour', positions: ['Lead', 'Member'] }
  const team = (await ask('POST', '/teams', admin, body)).body
  await ask('PUT', `/teams/${team.id}/roles/${role.id}?position=Lead`, admin)
  return { role: { id: role.id, name: role.name }, team: { id: team.id } }
}

/** A module, a directory with a record, and a person assigned to it. */
async function declare(ask: Ask, admin: string, person: string) {
  const manifest = readFileSync(join(import.meta.dirname, '../../sample/modules/core.yaml'), 'utf8')
  await ask('PUT', '/modules/core', admin, { manifest }, 0)
  await ask('POST', '/directories', admin, { key: 'berths', name: 'Berths' })
  const keys = { externalIds: [{ source: 'port', key: 'n1' }] }
  const record = (await ask('POST', '/directories/berths/records', admin, { name: 'North 1', ...keys })).body
  await ask('POST', '/profile-fields', admin, { key: 'berth', kind: 'record', label: 'Berth', directories: ['berths'] })
  const { version } = (await ask('GET', `/users/${person}`, admin)).body
  await ask('PATCH', `/users/${person}`, admin, { fields: { berth: record.id } }, version)
  return { record: record.id, module: 'core' }
}

async function activation(ask: Ask, admin: string, user: string): Promise<string> {
  const { items } = (await ask('GET', `/users/${user}/links`, admin)).body
  const open = items.find((link) => link.kind === 'activation')
  const link = open ?? (await ask('POST', `/users/${user}/links`, admin, { kind: 'activation' })).body
  const { url } = (await ask('POST', `/users/${user}/links/${link.id}/reveal`, admin)).body
  return url.split('#')[1] ?? ''
}
