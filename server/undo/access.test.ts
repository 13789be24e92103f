import { describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { lastChange, lasting, outcomes, plan, undo } from '../../tests/undo/undoing.ts'
import { NotFound } from '../platform/failures.ts'
import {
  createProfileField,
  editProfileField,
  listProfileFields,
  removeProfileField,
} from '../profile-fields/contract.ts'
import {
  createRole,
  deleteRole,
  editRole,
  getRole,
  grantUserRole,
  listUserRoles,
  revokeUserRole,
} from '../roles/contract.ts'
import { changeSettings, getSetting, resetSetting, setSetting } from '../settings/contract.ts'
import {
  addTeamMember,
  changeTeamMember,
  createTeam,
  deleteTeam,
  editTeam,
  getTeam,
  giveTeamRole,
  listTeams,
  listUserTeams,
  moveTeam,
  removeTeamMember,
  takeTeamRole,
} from '../teams/contract.ts'
import { getUser } from '../users/contract.ts'
import { planUndo } from './contract.ts'

const READ = { scope: 'users', action: 'read', level: 'all' } as const
const EDIT = { scope: 'users', action: 'edit', level: 'team', within: 3600 } as const

/** Changes, undoes, and expects what `look` shows to be what it was. */
async function comesBack(
  server: TestServer,
  about: string,
  look: () => Promise<unknown>,
  change: () => Promise<unknown>,
) {
  const before = lasting(await look())
  await change()
  expect(lasting(await look())).not.toEqual(before)
  const undone = await undo(server, server.admin, await lastChange(server, about))
  expect(lasting(await look())).toEqual(before)
  return undone
}

describe('roles that people hold', () => {
  test('given, bounded otherwise and taken, with the bounds of before', async () => {
    const server = await startServer()
    const { call, admin, person } = server
    const role = await call(admin, createRole, { body: { name: 'Reader', permissions: [READ] } })
    const ada = await person('Ada Lovelace')
    const params = { user: ada.id, role: role.id }
    const look = () => call(admin, listUserRoles, { params: { user: ada.id } })
    const give = (until: string | null) => call(admin, grantUserRole, { params, body: { until } })
    await comesBack(server, ada.id, look, () => give('2030-01-01T00:00:00.000Z'))
    await give('2030-01-01T00:00:00.000Z')
    await comesBack(server, ada.id, look, () => give(null))
    await comesBack(server, ada.id, look, () => call(admin, revokeUserRole, { params }))
  })
})

describe('roles themselves', () => {
  test('edited and deleted, with all that they gave; a new one goes', async () => {
    const server = await startServer()
    const { call, admin } = server
    const other = await call(admin, createRole, { body: { name: 'Other' } })
    const body = { name: 'Reader', permissions: [READ, EDIT], mayGrant: [other.id], rank: 3 }
    const { id } = await call(admin, createRole, { body })
    const look = () => call(admin, getRole, { params: { role: id } })
    const version = async () => (await look()).version
    const changes = { name: 'Writer', permissions: [{ ...EDIT, level: 'all' as const }], mayGrant: [], inactive: true }
    await comesBack(server, id, look, async () =>
      call(admin, editRole, { params: { role: id }, body: changes, version: await version() }),
    )
    const before = lasting(await look())
    await call(admin, deleteRole, { params: { role: id }, version: await version() })
    await undo(server, admin, await lastChange(server, id))
    expect(lasting(await look())).toEqual(before)
    await undo(server, admin, await lastChange(server, id))
    expect((await server.attempt(admin, getRole, { params: { role: id } })).status).toBe(404)
    expect(outcomes(await undo(server, admin, await lastChange(server, other.id)))).toEqual(['role.created: undone'])
  })
})

describe('teams', () => {
  test('edited, moved, created, and the roles they give', async () => {
    const server = await startServer()
    const { call, admin } = server
    const role = await call(admin, createRole, { body: { name: 'Reader', permissions: [READ] } })
    const top = await call(admin, createTeam, { body: { name: 'Top' } })
    const body = { name: 'Desk', parentId: top.id, externalIds: [{ source: 'hr', key: '1' }] }
    const { id } = await call(admin, createTeam, { body })
    const params = { team: id }
    const look = () => call(admin, getTeam, { params })
    const version = async () => (await look()).version
    const changes = { name: 'Table', positions: ['Chair'], externalIds: [], description: 'x', kind: 'Unit' }
    await comesBack(server, id, look, async () =>
      call(admin, editTeam, { params, body: changes, version: await version() }),
    )
    await comesBack(server, id, look, async () =>
      call(admin, moveTeam, { params, body: { parentId: null }, version: await version() }),
    )
    const given = { params: { team: id, role: role.id }, query: { position: 'Chair' } }
    await comesBack(server, id, look, () => call(admin, giveTeamRole, given))
    await call(admin, giveTeamRole, given)
    await comesBack(server, id, look, () => call(admin, takeTeamRole, given))
    const before = lasting(await call(admin, listTeams, {}))
    const fresh = await call(admin, createTeam, { body: { name: 'Fresh' } })
    await undo(server, admin, await lastChange(server, fresh.id))
    expect(lasting(await call(admin, listTeams, {}))).toEqual(before)
  })

  test('deleted: back with its roles and external ids, and everybody in it with position and default team', async () => {
    const server = await startServer()
    const { call, admin, person } = server
    const role = await call(admin, createRole, { body: { name: 'Reader', permissions: [READ] } })
    const body = { name: 'Desk', positions: ['Chair'], externalIds: [{ source: 'hr', key: '1' }] }
    const desk = await call(admin, createTeam, { body })
    const other = await call(admin, createTeam, { body: { name: 'Other' } })
    await call(admin, giveTeamRole, { params: { team: desk.id, role: role.id } })
    const ada = await person('Ada Lovelace', { teams: [{ id: desk.id, position: 'Chair' }], defaultTeamId: desk.id })
    const bob = await person('Bob Both', { teams: [desk.id, other.id] })
    const look = async () => [
      await call(admin, getUser, { params: { user: ada.id } }),
      (await call(admin, listUserTeams, { params: { user: ada.id } })).items,
      (await call(admin, listUserTeams, { params: { user: bob.id } })).items.map(({ team }) => team.name).sort(),
      (await call(admin, getTeam, { params: { team: other.id } })).memberCount,
    ]
    const roles = async () => lasting(await call(admin, getTeam, { params: { team: desk.id } }))
    const before = await roles()
    const undone = await comesBack(server, desk.id, look, async () => {
      const { version } = await call(admin, getTeam, { params: { team: desk.id } })
      return call(admin, deleteTeam, { params: { team: desk.id }, query: { moveMembersTo: other.id }, version })
    })
    expect(new Set(undone.items.map((item) => item.outcome))).toEqual(new Set(['undone']))
    expect(await roles()).toEqual(before)
  })

  test('joined, changed and left', async () => {
    const server = await startServer()
    const { call, admin, person } = server
    const desk = await call(admin, createTeam, { body: { name: 'Desk' } })
    const ada = await person('Ada Lovelace')
    const params = { team: desk.id, user: ada.id }
    const look = () => call(admin, listUserTeams, { params: { user: ada.id } })
    const body = { position: 'Chair', order: 4, until: '2030-01-01T00:00:00.000Z' }
    await comesBack(server, ada.id, look, () => call(admin, addTeamMember, { params, body }))
    await call(admin, addTeamMember, { params, body })
    await comesBack(server, ada.id, look, () =>
      call(admin, changeTeamMember, { params, body: { position: 'Clerk', until: null } }),
    )
    await comesBack(server, ada.id, look, () => call(admin, removeTeamMember, { params }))
  })
})

describe('profile fields', () => {
  test('declared, changed and removed: back with the values that people had; a key taken since is told', async () => {
    const server = await startServer()
    const { call, admin, person } = server
    const kind = 'choice' as const
    const body = { key: 'party', kind, label: 'Party', choices: ['Whig', 'Tory'], searchable: true }
    const field = await call(admin, createProfileField, { body })
    const ada = await person('Ada Lovelace', { fields: { party: 'Whig' } })
    const look = async () => [
      await call(admin, listProfileFields, {}),
      (await call(admin, getUser, { params: { user: ada.id } })).fields,
    ]
    const given = async () => {
      const { items } = await call(admin, listProfileFields, {})
      return { params: { field: field.id }, version: items[0]?.version ?? 0 }
    }
    const changes = { label: 'Side', choices: ['Whig'], required: true, searchable: false }
    await comesBack(server, field.id, look, async () =>
      call(admin, editProfileField, { ...(await given()), body: changes }),
    )
    await comesBack(server, field.id, look, async () => call(admin, removeProfileField, await given()))
    await undo(server, admin, await lastChange(server, field.id))
    expect((await call(admin, listProfileFields, {})).items).toEqual([])
    await call(admin, createProfileField, { body: { ...body, label: 'Another' } })
    const removal = await lastChange(server, field.id)
    expect((await plan(server, admin, removal)).items[0]?.refusal?.code).toBe('field-key-taken')
    await server.refused(ada, planUndo, { params: { change: removal } }, NotFound)
  })
})

describe('settings', () => {
  test('chosen, reset, and two that only change together; consequences are asked for', async () => {
    const server = await startServer()
    const { call, admin } = server
    const key = 'deletion.graceDays'
    const look = () => call(admin, getSetting, { params: { key } })
    const set = async (value: number, confirmed = false) =>
      call(admin, setSetting, { params: { key }, body: { value, confirmed }, version: (await look()).version })
    const { id } = await look()
    await comesBack(server, id, look, () => set(7))
    expect((await look()).setAt).toBeNull()
    await set(7)
    await comesBack(server, id, look, () => set(9))
    await comesBack(server, id, look, async () =>
      call(admin, resetSetting, { params: { key }, version: (await look()).version }),
    )
    const minimum = () => call(admin, getSetting, { params: { key: 'passwords.minimum' } })
    const changes = [
      { key: 'passwords.acceptWeaker', value: true, version: 0 },
      { key: 'passwords.minimum', value: 8, version: 0 },
    ]
    const { id: of } = await minimum()
    await comesBack(server, of, minimum, () => call(admin, changeSettings, { body: { changes, confirmed: true } }))
    expect(server.roster.world.settings['passwords.minimum']).toBe(15)
  })
})
