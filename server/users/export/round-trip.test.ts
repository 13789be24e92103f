import { expect, test } from 'vitest'
import { startServer, type TestServer } from '../../../tests/harness/server.ts'
import { check, importText, run, upload } from '../../../tests/imports/importing.ts'
import { listImportProblems } from '../../imports/contract.ts'
import { createProfileField } from '../../profile-fields/contract.ts'
import { createRole, listRoles } from '../../roles/contract.ts'
import { createTeam, listTeams } from '../../teams/contract.ts'
import { createUser, editUser, getUser, listUsers, suspendUser } from '../contract.ts'
import { downloadUsersCsv, downloadUsersJson, exportUsers } from './contract.ts'

const NOW = '2026-11-21T09:00:00.000Z'

/** The house in which people are: the same for both installations. */
async function openHouse() {
  const server = await startServer({ now: NOW })
  const { admin, call } = server
  for (const [key, kind] of [
    ['hobby', 'text'],
    ['level', 'number'],
    ['born', 'date'],
    ['status', 'text'],
  ] as const)
    await call(admin, createProfileField, { body: { key, kind, label: key } })
  for (const name of ['Reader', 'A | B', '=Role']) await call(admin, createRole, { body: { name, permissions: [] } })
  const sales = await call(admin, createTeam, { body: { name: 'R/D : x|y', positions: ['Lead'] } })
  await call(admin, createTeam, { body: { name: 'North', parentId: sales.id } })
  await call(admin, createTeam, { body: { name: '-North' } })
  const roles = new Map((await call(admin, listRoles, {})).items.map((role) => [role.name, role.id]))
  const teams = new Map((await call(admin, listTeams, {})).items.map((team) => [team.name, team.id]))
  return { ...server, role: (name: string) => roles.get(name) ?? '', team: (name: string) => teams.get(name) ?? '' }
}

async function populate({ admin, call, role, team }: Awaited<ReturnType<typeof openHouse>>) {
  const boss = await call(admin, createUser, {
    body: { username: 'boss', displayName: '=1+1', emails: ['boss@x.example'] },
  })
  const all = await call(admin, createUser, {
    body: {
      username: 'all.of.it',
      givenName: '@Ada',
      familyName: '\\N',
      displayName: "'=quoted",
      position: '-Head, "of" it',
      emails: ['ada@x.example', 'second|half@x.example'],
      phones: [
        { kind: 'mobile', number: '+49 171 1' },
        { kind: 'other', number: 'fax: 7 | 8' },
      ],
      externalIds: [
        { source: 'hr', key: '=4711' },
        { source: 'ldap', key: 'cn=ada:1|2' },
      ],
      fields: { hobby: '+chess', level: 7, born: '1990-02-01', status: 'odd' },
      managerId: boss.id,
      language: 'de',
      timeZone: 'Europe/Berlin',
      until: '2027-05-01T00:00:00.000Z',
      roles: [{ id: role('Reader'), until: '2027-01-01T00:00:00.000Z' }, { id: role('A | B') }, { id: role('=Role') }],
      teams: [{ id: team('North'), position: 'Lead' }, { id: team('-North') }],
    },
  })
  await call(admin, editUser, {
    params: { user: all.id },
    body: { defaultTeamId: team('North') },
    version: all.version,
  })
  await call(admin, createUser, { body: { username: 'robot', type: 'api', displayName: 'Robot' } })
  await call(admin, createUser, {
    body: { username: 'later', from: '2027-01-01T00:00:00.000Z', familyName: "'t Hooft" },
  })
  const out = await call(admin, createUser, { body: { emails: ['only@mail.example'], familyName: 'Out' } })
  await call(admin, suspendUser, {
    params: { user: out.id },
    body: { reason: '=Leave, until spring', until: '2027-03-01T00:00:00.000Z' },
  })
  return all
}

async function exported({ admin, call }: TestServer, format: 'csv' | 'json'): Promise<string> {
  const { url } = await call(admin, exportUsers, { body: { format } })
  const ticket = new URL(url, 'http://x').searchParams.get('ticket') ?? ''
  return call(admin, format === 'csv' ? downloadUsersCsv : downloadUsersJson, { query: { ticket } })
}

test('R116 an export imported where it came from changes nothing, without a word about its columns', async () => {
  const house = await openHouse()
  const { admin, call, trail } = house
  const all = await populate(house)
  const file = await exported(house, 'csv')
  for (const row of file.split('\n')) expect(row).not.toMatch(/(^|,)"?[=+\-@\t\r]/)
  const before = (await trail()).filter((item) => item.event.startsWith('user.')).length
  const uploaded = await upload(house, admin, 'users', file)
  const dry = await check(house, admin, uploaded)
  const problems = await call(admin, listImportProblems, { params: { import: dry.id } })
  expect(problems.items).toEqual([])
  expect(dry.counts).toEqual({ created: 0, updated: 0, unchanged: 6, refused: 0 })
  expect((await run(house, admin, uploaded)).counts).toEqual(dry.counts)
  expect((await trail()).filter((item) => item.event.startsWith('user.')).length).toBe(before)
  expect((await call(admin, getUser, { params: { user: all.id } })).familyName).toBe('\\N')
})

test('imported into another installation it brings the same people, and again nothing', async () => {
  const [here, there] = [await openHouse(), await openHouse()]
  await populate(here)
  const file = await exported(here, 'csv')
  const first = await importText(there, there.admin, 'users', file)
  const problems = await there.call(there.admin, listImportProblems, { params: { import: first.id } })
  expect(problems.items).toEqual([])
  expect(first.counts).toEqual({ created: 5, updated: 0, unchanged: 1, refused: 0 })
  expect(await told(there)).toEqual(await told(here))
  expect((await importText(there, there.admin, 'users', file)).counts).toMatchObject({ unchanged: 6 })
  const { items } = await there.call(there.admin, listUsers, { query: { status: 'suspended' } })
  expect(items[0]?.status).toMatchObject({ reason: '=Leave, until spring', until: '2027-03-01T00:00:00.000Z' })
})

test('what a status, a team or a key cell may not say is told by its column, and a changed cell acts', async () => {
  const house = await openHouse()
  const { admin, call } = house
  await populate(house)
  const file = [
    'username,status,teams,external_ids,emails',
    'boss,suspended,North : Lead | -North,hr : 1,boss@x.example | b2@x.example',
    'robot,deleted,,,',
    'later,asleep,,,',
    'all.of.it,,Nowhere,,',
    'only@mail.example,active,,4711,',
  ]
  const { id, counts } = await importText(house, admin, 'users', `${file.join('\n')}\n`, {
    columns: [
      { column: 'status', target: 'status' },
      { column: 'emails', target: 'emails' },
    ],
  })
  const { items } = await call(admin, listImportProblems, { params: { import: id } })
  expect(items.map(({ line, field, reason }) => [line, field, reason])).toEqual([
    [3, 'status', 'An import does not delete. Leave this row out.'],
    [4, 'status', expect.stringContaining('“asleep” is no status')],
    [5, 'teams', 'There is no team “Nowhere”.'],
    [6, 'external_ids', 'Write whose key it is, as “source : key”.'],
  ])
  expect(counts).toMatchObject({ updated: 1, refused: 4 })
  const boss = (await call(admin, listUsers, { query: { q: 'boss' } })).items[0]
  expect(boss).toMatchObject({
    status: { key: 'suspended' },
    teams: [{ name: '-North' }, { name: 'North', position: 'Lead' }],
  })
  await importText(house, admin, 'users', 'username,status\nboss,active\n', {
    columns: [{ column: 'status', target: 'status' }],
  })
  expect((await call(admin, listUsers, { query: { q: 'boss' } })).items[0]?.status.key).toBe('invited')
})

/** Everything but what belongs to one installation: ids, moments of its life, and that some have set a password there. */
async function told(server: TestServer): Promise<unknown[]> {
  const people: Record<string, unknown>[] = JSON.parse(await exported(server, 'json'))
  const strip = (list: unknown) => (Array.isArray(list) ? list.map(({ id: _, ...rest }) => rest) : list)
  return people
    .map(({ id: _, createdAt: __, activatedAt: ___, lastSignInAt: ____, lastActiveAt: _____, ...rest }) => ({
      ...rest,
      username: rest.username,
      roles: strip(rest.roles),
      teams: strip(rest.teams),
    }))
    .sort((a, b) => (JSON.stringify(a.username) < JSON.stringify(b.username) ? -1 : 1))
}
