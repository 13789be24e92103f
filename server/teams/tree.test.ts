import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { Forbidden, Invalid, NotFound, Stale, VersionRequired } from '../platform/failures.ts'
import { createRole } from '../roles/contract.ts'
import { editUser, getUser } from '../users/contract.ts'
import {
  addTeamMember,
  createTeam,
  deleteTeam,
  editTeam,
  getTeam,
  listMembers,
  listTeams,
  listUserTeams,
  moveTeam,
  TeamCycle,
  TeamExternalIdTaken,
  TeamInUse,
  TeamNameTaken,
} from './contract.ts'

async function openHouse() {
  const app = await startServer()
  const team = (name: string, parentId: string | null = null, more = {}) =>
    app.call(app.admin, createTeam, { body: { name, parentId, ...more } })
  const senate = await team('Senate')
  const finance = await team('Finance', senate.id)
  const taxation = await team('Taxation', finance.id)
  const role = async (name: string, permissions: Record<string, 'all' | 'team' | 'yes'>) => {
    const cells = Object.entries(permissions).map(([key, level]) => ({
      scope: key.split('.')[0] ?? '',
      action: key.split('.')[1] ?? '',
      level,
    }))
    return (await app.call(app.admin, createRole, { body: { name, permissions: cells } })).id
  }
  return { ...app, team, role, senate, finance, taxation }
}

test('names are unique among siblings only, also when two come at once', async () => {
  const { admin, attempt, call, refused, team, senate, finance, taxation } = await openHouse()
  const problem = await refused(admin, createTeam, { body: { name: ' FINANCE', parentId: senate.id } }, TeamNameTaken)
  expect(problem.fields?.[0]?.path).toBe('name')
  await refused(
    admin,
    editTeam,
    { params: { team: senate.id }, body: { positions: ['Chair', 'chair'] }, version: 1 },
    Invalid,
  )
  await team('Finance')
  const other = await team('Finance', taxation.id)
  await refused(
    admin,
    moveTeam,
    { params: { team: other.id }, body: { parentId: senate.id }, version: 1 },
    TeamNameTaken,
  )
  const twins = await Promise.all(
    ['Twin', 'TWIN', 'twin'].map((name) => attempt(admin, createTeam, { body: { name, parentId: finance.id } })),
  )
  expect(twins.map((one) => one.status).sort()).toEqual([201, 409, 409])
  expect((await call(admin, listTeams, {})).items.filter((one) => one.parentId === finance.id)).toHaveLength(2)
})

test('no team lies below itself, also when two moves would make a circle together', async () => {
  const { admin, attempt, call, refused, team, senate, finance, taxation } = await openHouse()
  const into = (id: string, parentId: string | null, version = 1) => ({
    params: { team: id },
    body: { parentId },
    version,
  })
  for (const below of [senate, finance, taxation]) {
    const problem = await refused(admin, moveTeam, into(senate.id, below.id), TeamCycle)
    expect(problem.fields?.[0]?.path).toBe('parentId')
  }
  await refused(admin, moveTeam, { params: { team: senate.id }, body: { parentId: null } }, VersionRequired)
  await refused(admin, moveTeam, into(taxation.id, senate.id, 9), Stale)
  for (const round of [1, 2, 3]) {
    const [left, right] = [await team(`Left ${round}`), await team(`Right ${round}`)]
    const [below, beneath] = [await team('Below', left.id), await team('Beneath', right.id)]
    const moves = await Promise.all([
      attempt(admin, moveTeam, into(left.id, beneath.id)),
      attempt(admin, moveTeam, into(right.id, below.id)),
    ])
    expect(moves.map((one) => one.problem?.code ?? 'moved').sort()).toEqual(['moved', 'team-cycle'])
  }
  const moved = await call(admin, moveTeam, into(taxation.id, senate.id))
  expect(moved).toMatchObject({ parentId: senate.id, version: 2, path: [{ name: 'Senate' }] })
})

test('people count once below, and a user’s page says where their teams stand', async () => {
  const { admin, call, person, senate, finance, taxation } = await openHouse()
  const ada = await person('Ada Lovelace', { teams: [finance.id, taxation.id], activated: false })
  await person('Bob Kahn', { teams: [{ id: senate.id, position: 'Whip' }], activated: false })
  const counts = (await call(admin, listTeams, {})).items.map((one) => [one.name, one.memberCount, one.belowCount])
  expect(counts).toEqual([
    ['Finance', 1, 1],
    ['Senate', 1, 2],
    ['Taxation', 1, 1],
  ])
  const below = await call(admin, listMembers, { params: { team: senate.id }, query: { below: 'true', limit: 1 } })
  const rest = await call(admin, listMembers, {
    params: { team: senate.id },
    query: { below: 'true', limit: 1, after: below.next ?? '' },
  })
  expect([below, rest].map((page) => [page.total, page.items[0]?.user.name])).toEqual([
    [2, 'Ada Lovelace'],
    [2, 'Bob Kahn'],
  ])
  expect(rest.next).toBe(null)
  const teams = await call(admin, listUserTeams, { params: { user: ada.id } })
  expect(teams.items.map((one) => [...one.path.map((place) => place.name), one.team.name].join(' › '))).toEqual([
    'Senate › Finance',
    'Senate › Finance › Taxation',
  ])
})

test('level “team” sees and changes one’s own teams and those below, and nothing beside (R69)', async () => {
  const { call, refused, person, role, senate, finance, taxation } = await openHouse()
  const keeper = await role('Keeper', { 'teams.read': 'team', 'teams.edit': 'team', 'teams.create': 'yes' })
  const kit = await person('Kit Carson', { roles: [keeper], teams: [finance.id] })
  expect((await call(kit, listTeams, {})).items.map((one) => [one.name, one.parentId])).toEqual([
    ['Finance', null],
    ['Taxation', finance.id],
  ])
  await refused(kit, getTeam, { params: { team: senate.id } }, NotFound)
  await refused(kit, editTeam, { params: { team: senate.id }, body: { name: 'Mine' }, version: 1 }, NotFound)
  await refused(kit, moveTeam, { params: { team: taxation.id }, body: { parentId: senate.id }, version: 1 }, NotFound)
  await refused(kit, moveTeam, { params: { team: taxation.id }, body: { parentId: null }, version: 1 }, Forbidden)
  await refused(kit, createTeam, { body: { name: 'Beside', parentId: senate.id } }, NotFound)
  const edited = await call(kit, editTeam, {
    params: { team: taxation.id },
    body: { kind: 'Subcommittee' },
    version: 1,
  })
  const made = await call(kit, createTeam, { body: { name: 'Trade', parentId: finance.id } })
  expect(made).toMatchObject({ parentId: finance.id, path: [{ name: 'Finance' }], can: { edit: true } })
  expect(edited).toMatchObject({
    kind: 'Subcommittee',
    path: [{ name: 'Finance' }],
    can: { edit: true, delete: false, members: false },
  })
})

test('an external id names a team; a rename reaches the order of lists', async () => {
  const { admin, call, refused, person, team, finance } = await openHouse()
  const externalIds = [{ source: 'congress', key: 'SSFI' }]
  const made = await team('Rules', null, { externalIds, positions: ['Chair'] })
  await refused(admin, createTeam, { body: { name: 'Other', externalIds } }, TeamExternalIdTaken)
  expect((await call(admin, getTeam, { params: { team: 'ext:congress:SSFI' } })).id).toBe(made.id)
  const ada = await person('Ada Lovelace', { teams: [finance.id], activated: false })
  const { version } = await call(admin, getUser, { params: { user: ada.id } })
  await call(admin, editUser, { params: { user: ada.id }, body: { defaultTeamId: finance.id }, version })
  await call(admin, editTeam, { params: { team: finance.id }, body: { name: 'Treasury' }, version: 1 })
  const row = await call(admin, getUser, { params: { user: ada.id } })
  expect(row.defaultTeam?.name).toBe('Treasury')
})

test('a team in use is deleted only when it is said where its members go', async () => {
  const { admin, call, refused, person, team, trail, senate, finance, taxation } = await openHouse()
  const ada = await person('Ada Lovelace', {
    teams: [{ id: taxation.id, position: 'Chair' }],
    defaultTeamId: undefined,
    activated: false,
  })
  await person('Bob Kahn', { teams: [taxation.id, senate.id], activated: false })
  const below = await refused(admin, deleteTeam, { params: { team: finance.id }, version: 1 }, TeamInUse)
  expect(below.detail).toContain('1 team lies below')
  const used = await refused(admin, deleteTeam, { params: { team: taxation.id }, version: 1 }, TeamInUse)
  expect(used.detail).toContain('2 people')
  await refused(
    admin,
    deleteTeam,
    { params: { team: taxation.id }, query: { moveMembersTo: taxation.id }, version: 1 },
    Invalid,
  )
  const { version } = await call(admin, getUser, { params: { user: ada.id } })
  await call(admin, editUser, { params: { user: ada.id }, body: { defaultTeamId: taxation.id }, version })
  await call(admin, deleteTeam, { params: { team: taxation.id }, query: { moveMembersTo: senate.id }, version: 1 })
  const members = (await call(admin, listMembers, { params: { team: senate.id } })).items
  expect(members.map((one) => [one.user.name, one.position, one.isDefault])).toEqual([
    ['Bob Kahn', '', false],
    ['Ada Lovelace', 'Chair', true],
  ])
  expect((await trail(taxation.id)).map((item) => item.event)).toContain('team.deleted')
  await team('Taxation', finance.id)
})

test('a team is deleted while somebody joins: one of the two is told, and nobody belongs to what is gone', async () => {
  const { admin, attempt, call, person, team } = await openHouse()
  const ada = await person('Ada Lovelace', { activated: false })
  for (const round of [1, 2, 3, 4]) {
    const fleeting = await team(`Fleeting ${round}`)
    const [joined, deleted] = await Promise.all([
      attempt(admin, addTeamMember, { params: { team: fleeting.id, user: ada.id }, body: {} }),
      attempt(admin, deleteTeam, { params: { team: fleeting.id }, version: 1 }),
    ])
    expect([joined.status, deleted.status].filter((status) => status < 300)).toHaveLength(1)
    const belongs = (await call(admin, listUserTeams, { params: { user: ada.id } })).items.some(
      (one) => one.team.id === fleeting.id,
    )
    expect(belongs).toBe(joined.status === 200)
  }
})
