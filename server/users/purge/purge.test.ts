import { describe, expect, test } from 'vitest'
import { dump } from '../../../tests/harness/dump.ts'
import { openLink, PASSWORD, type Person, visitor } from '../../../tests/harness/people.ts'
import { picture } from '../../../tests/harness/pictures.ts'
import { startServer, type TestServer } from '../../../tests/harness/server.ts'
import { importText } from '../../../tests/imports/importing.ts'
import { lastChange, undo } from '../../../tests/undo/undoing.ts'
import { NoAuthority } from '../../access/failures.ts'
import { verifyTrail } from '../../audit/index.ts'
import { activate } from '../../passwords/contract.ts'
import { days, minutes } from '../../platform/clock.ts'
import { Forbidden, NotFound } from '../../platform/failures.ts'
import { createProfileField } from '../../profile-fields/contract.ts'
import { createRole } from '../../roles/contract.ts'
import { createTeam } from '../../teams/contract.ts'
import {
  CannotActOnSelf,
  createUser,
  deleteUser,
  editUser,
  GraceEnded,
  getUser,
  IdentifierTaken,
  listTimeline,
  listUsers,
  NotDeleted,
  restoreUser,
  suspendUser,
} from '../contract.ts'
import { purgeUser } from './contract.ts'
import { purgeDue } from './purge.ts'

const AGENT = 'Kanari/1.0'
const ADDRESS = '203.0.113.77'
const CANARIES = /kanari|203\.0\.113\.77|5550142/i

const NEW = {
  username: 'kanari.user',
  givenName: 'Kanarigiven',
  familyName: 'Kanarifamily',
  displayName: 'Kanari Display',
  position: 'Kanarist',
  emails: ['kanari@home.example', 'second@kanari.example'],
  phones: [{ kind: 'mobile' as const, number: '+1 202 5550142' }],
  externalIds: [{ source: 'hr', key: 'KANARI-7' }],
  timeZone: 'Atlantic/Canary',
}

async function remove({ call, admin }: TestServer, user: string) {
  const { version } = await call(admin, getUser, { params: { user } })
  await call(admin, deleteUser, { params: { user }, version })
}

describe('by hand', () => {
  test('E-43 R66 needs the permission, authority and a deletion before it; nobody erases themselves', async () => {
    const server = await startServer()
    const { admin, call, person, refused } = server
    const may = (name: string, actions: readonly string[]) =>
      call(admin, createRole, {
        body: { name, permissions: actions.map((action) => ({ scope: 'users', action, level: 'all' as const })) },
      })
    const [reader, eraser] = [await may('Reader', ['read', 'delete']), await may('Eraser', ['read', 'delete', 'purge'])]
    const [kim, ida, boss, tom] = [
      await person('Kim Novak', { roles: [reader.id] }),
      await person('Ida Wells', { roles: [eraser.id] }),
      await person('Boss Baker', { type: 'admin' }),
      await person('Tom Thumb'),
    ]
    const params = { user: tom.id }
    await refused(ida, purgeUser, { params }, NotDeleted)
    await remove(server, tom.id)
    await remove(server, boss.id)
    await refused(kim, purgeUser, { params }, Forbidden)
    await refused(ida, purgeUser, { params: { user: boss.id } }, NoAuthority)
    await refused(ida, purgeUser, { params: { user: ida.id } }, CannotActOnSelf)
    expect((await call(ida, getUser, { params })).can).toMatchObject({ purge: true })
    await call(ida, purgeUser, { params })
    await refused(admin, getUser, { params }, NotFound)
    await refused(ida, purgeUser, { params }, NotFound)
    expect((await call(admin, listUsers, { query: { status: 'deleted' } })).items.map(({ id }) => id)).toEqual([
      boss.id,
    ])
  })

  test('R115 nothing in the whole database tells who it was; the trail keeps its events and verifies', async () => {
    const server = await startServer({ mail: true })
    const { admin, roster } = server
    const { kanari, bystander } = await liveALife(server)
    for (const job of ['seal', 'sift', 'sign-ins']) await server.run(job)
    const planted = (await dump(roster.world.engine.reads)).split('\n').filter((line) => CANARIES.test(line))
    expect([...new Set(planted.map((line) => line.split(' ')[0]))].sort()).toEqual([
      'audit_details',
      'audit_origins',
      'audit_words',
      'emails',
      'external_ids',
      'idempotency',
      'identifiers',
      'import_problems',
      'imports',
      'links',
      'outbox',
      'phones',
      'profile_values',
      'sessions',
      'sign_ins',
      'users',
    ])
    const eventsBefore = (await server.trail(kanari.id)).map((item) => item.event)
    await remove(server, kanari.id)
    await server.call(admin, purgeUser, { params: { user: kanari.id } })
    for (const job of ['seal', 'sift', 'mail', 'sign-ins']) await server.run(job)
    const left = (await dump(roster.world.engine.reads)).split('\n').filter((line) => CANARIES.test(line))
    expect(left).toEqual([])
    expect(await roster.world.engine.reads.selectFrom('photos').select('size').execute()).toEqual([])
    const after = await server.trail(kanari.id)
    expect(after.map((item) => item.event)).toEqual(['user.purged', 'details.erased', 'user.deleted', ...eventsBefore])
    expect(after.every((item) => item.entity.name === null || item.entity.name === '')).toBe(true)
    const { items } = await server.call(admin, listTimeline, { params: { user: bystander } })
    expect(items.find((item) => item.event === 'user.created')?.actor).toEqual({
      id: kanari.id,
      name: null,
      kind: null,
    })
    expect((await verifyTrail(roster.ctx)).problems).toEqual([])
  })

  test('username, addresses and external ids are free again, under another id; a repeated request creates nobody anew', async () => {
    const server = await startServer()
    const { admin, attempt, call, refused } = server
    const first = await call(admin, createUser, { body: NEW, key: 'once' })
    await remove(server, first.id)
    const body = { username: NEW.username, externalIds: NEW.externalIds }
    const problem = await refused(admin, createUser, { body }, IdentifierTaken)
    expect(problem.fields).toEqual([
      {
        path: 'username',
        code: 'held-by-deleted',
        message: expect.stringContaining('Restore Kanari Display, or purge the account for good.'),
      },
    ])
    await call(admin, restoreUser, { params: { user: first.id } })
    await remove(server, first.id)
    await call(admin, purgeUser, { params: { user: first.id } })
    expect((await attempt(admin, createUser, { body: NEW, key: 'once' })).problem?.code).toBe('already-done')
    const second = await call(admin, createUser, { body: NEW })
    expect(second.id).not.toBe(first.id)
  })
})

describe('when the grace is over', () => {
  test('R115 the ticker erases, not a moment earlier, and once where two servers share a database', async () => {
    const server = await startServer({ settings: { 'deletion.graceDays': 2 } })
    const { admin, clock, call, refused, roster, run } = server
    const [tom, ann] = [await server.person('Tom Thumb'), await server.person('Ann Arbor')]
    await remove(server, tom.id)
    clock.advance(days(2) - 1)
    await server.signIn(admin)
    await run('purge')
    expect((await call(admin, getUser, { params: { user: tom.id } })).status.key).toBe('deleted')
    await remove(server, ann.id)
    clock.advance(1)
    await refused(admin, restoreUser, { params: { user: tom.id } }, GraceEnded)
    const never = new AbortController().signal
    await Promise.all(Array.from({ length: 8 }, () => purgeDue(roster.ctx, never)))
    await refused(admin, getUser, { params: { user: tom.id } }, NotFound)
    expect((await server.trail(tom.id)).filter((item) => item.event === 'user.purged')).toHaveLength(1)
    expect((await call(admin, getUser, { params: { user: ann.id } })).status.key).toBe('deleted')
    clock.advance(days(2))
    await run('purge')
    expect((await verifyTrail(roster.ctx)).problems).toEqual([])
  })

  test('without a grace a deletion is final at once, and still answered', async () => {
    const server = await startServer({ settings: { 'deletion.graceDays': 0 } })
    const { admin, call, refused, run } = server
    const tom = await server.person('Tom Thumb')
    const { version } = await call(admin, getUser, { params: { user: tom.id } })
    const deleted = await call(admin, deleteUser, { params: { user: tom.id }, version })
    expect(deleted.status.key).toBe('deleted')
    await refused(admin, restoreUser, { params: { user: tom.id } }, GraceEnded)
    await run('purge')
    await refused(admin, getUser, { params: { user: tom.id } }, NotFound)
  })
})

/** Leaves a canary wherever a person can leave something. */
async function liveALife(server: TestServer): Promise<{ kanari: Person; bystander: string }> {
  const { admin, call, clock, roster } = server
  await call(admin, createProfileField, {
    body: { key: 'hobby', label: 'Hobby', kind: 'text', searchable: true, sortable: true },
  })
  const role = await call(admin, createRole, { body: { name: 'Singer', permissions: [] } })
  const team = await call(admin, createTeam, { body: { name: 'Choir' } })
  const id = (
    await call(admin, createUser, {
      body: {
        ...NEW,
        type: 'admin',
        fields: { hobby: 'Kanariculture' },
        roles: [{ id: role.id }],
        teams: [{ id: team.id, position: '' }],
        wayIn: 'mail-link',
        sendAccessInfo: true,
      },
      key: 'canary',
    })
  ).id
  await server.run('mail')
  const kanari: Person = { id, name: 'Kanari Display', identifier: 'kanari.user', cookies: new Map() }
  const link = await openLink(server, admin, kanari)
  await call(visitor(), activate, { body: { link, password: PASSWORD } })
  const answer = await roster.server.inject({
    method: 'POST',
    url: '/api/v1/sign-in',
    remoteAddress: ADDRESS,
    headers: { 'sec-fetch-site': 'same-origin', 'user-agent': AGENT },
    payload: { identifier: 'kanari.user', password: PASSWORD },
  })
  for (const { name, value } of answer.cookies) kanari.cookies.set(name, value)
  await roster.server.inject({
    method: 'PUT',
    url: `/api/v1/users/${id}/photo`,
    headers: {
      'sec-fetch-site': 'same-origin',
      'content-type': 'image/png',
      cookie: [...kanari.cookies].map((pair) => pair.join('=')).join(';'),
    },
    payload: await picture({ width: 90, height: 90, format: 'png' }),
  })
  const bystander = (await call(kanari, createUser, { body: { username: 'by.stander', managerId: id } })).id
  const { version } = await call(kanari, getUser, { params: { user: id } })
  await call(kanari, editUser, { params: { user: id }, body: { position: 'Kanari keeper' }, version })
  await undo(server, admin, await lastChange(server, id))
  await call(admin, suspendUser, {
    params: { user: id },
    body: { reason: 'Kanari sang', until: '2027-01-01T00:00:00Z' },
  })
  clock.advance(minutes(1))
  const refusedRows = [
    'username,email,givenName,familyName,until',
    'new.one,kanari@home.example,Else,Where,2020-13-45',
    ',,Kanarigiven,Kanarifamily,never',
    'kanari.user,third@other.example,,,never',
  ]
  await importText(server, admin, 'users', `${refusedRows.join('\n')}\n`, { options: { mode: 'create' } })
  return { kanari, bystander }
}
