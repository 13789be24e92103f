import { describe, expect, test } from 'vitest'
import { Invalid } from '../../server/platform/failures.ts'
import { createProfileField } from '../../server/profile-fields/contract.ts'
import { createRole, RoleNeeded } from '../../server/roles/contract.ts'
import {
  addTeamMember,
  changeTeamMember,
  createTeam,
  giveTeamRole,
  removeTeamMember,
  takeTeamRole,
} from '../../server/teams/contract.ts'
import {
  changeUserType,
  createUser,
  deleteUser,
  editUser,
  getUser,
  listTimeline,
  listUsers,
} from '../../server/users/contract.ts'
import { startServer } from '../harness/server.ts'

describe('roles.required', () => {
  async function openOffice() {
    const app = await startServer({ settings: { 'roles.required': true } })
    const { admin, call } = app
    const role = (await call(admin, createRole, { body: { name: 'Member' } })).id
    const team = (await call(admin, createTeam, { body: { name: 'Crew' } })).id
    await call(admin, giveTeamRole, { params: { team, role }, query: { position: 'Lead' } })
    const make = (username: string, more = {}) => call(admin, createUser, { body: { username, ...more } })
    return { ...app, role, team, make }
  }

  test('nobody regular is created without a role, given directly or by a team', async () => {
    const { admin, call, refused, role, team, make } = await openOffice()
    await refused(admin, createUser, { body: { username: 'ann' } }, RoleNeeded)
    await refused(admin, createUser, { body: { username: 'ann', teams: [{ id: team }] } }, RoleNeeded)
    expect((await call(admin, listUsers, { query: { q: 'ann' } })).total).toBe(0)
    await make('ann', { roles: [{ id: role }] })
    await make('bob', { teams: [{ id: team, position: 'Lead' }] })
    await make('machine', { type: 'api' })
    await make('boss', { type: 'admin' })
  })

  test('nobody loses the last one by leaving a team, by another position, by the team, nor by being demoted', async () => {
    const { admin, call, refused, role, team, make } = await openOffice()
    const bob = await make('bob', { teams: [{ id: team, position: 'Lead' }] })
    const params = { team, user: bob.id }
    await refused(admin, removeTeamMember, { params }, RoleNeeded)
    await refused(admin, changeTeamMember, { params, body: { position: '' } }, RoleNeeded)
    await refused(admin, takeTeamRole, { params: { team, role }, query: { position: 'Lead' } }, RoleNeeded)
    const boss = await make('boss', { type: 'admin' })
    const demotion = { params: { user: boss.id }, version: boss.version, body: { type: 'regular' as const } }
    await refused(admin, changeUserType, demotion, RoleNeeded)
    await call(admin, changeTeamMember, { params, body: { order: 7 } })
    await call(admin, giveTeamRole, { params: { team, role } })
    await call(admin, changeTeamMember, { params, body: { position: '' } })
  })

  test('R121 of two last ones taken at once one stays', async () => {
    const { admin, attempt, call, role, team, make } = await openOffice()
    const { revokeUserRole } = await import('../../server/roles/contract.ts')
    const bob = await make('bob', { roles: [{ id: role }] })
    await call(admin, addTeamMember, { params: { team, user: bob.id }, body: { position: 'Lead' } })
    const outcomes = await Promise.all([
      attempt(admin, revokeUserRole, { params: { user: bob.id, role } }),
      attempt(admin, removeTeamMember, { params: { team, user: bob.id } }),
    ])
    expect(outcomes.map((one) => one.problem?.code ?? 'taken').sort()).toEqual(['role-needed', 'taken'])
  })
})

describe('at the same time', () => {
  test('R-06 R121 two who make each other their manager at once make no circle', async () => {
    const { admin, attempt, call, person } = await startServer()
    const make = (username: string) => call(admin, createUser, { body: { username } })
    await person('Ada Lovelace')
    for (let round = 0; round < 5; round++) {
      const [ann, bob] = [await make(`ann${round}`), await make(`bob${round}`)]
      const under = (user: typeof ann, manager: typeof ann) =>
        attempt(admin, editUser, {
          params: { user: user.id },
          version: user.version,
          body: { managerId: manager.id },
        })
      const outcomes = await Promise.all([under(ann, bob), under(bob, ann)])
      expect(outcomes.map((one) => one.problem?.fields?.[0]?.code ?? 'saved').sort()).toEqual(['cycle', 'saved'])
    }
  })

  test('R121 two who declare the same profile field at once: one does, the other is told', async () => {
    const { admin, attempt } = await startServer()
    const body = { key: 'state', kind: 'text' as const, label: 'State' }
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => attempt(admin, createProfileField, { body })))
    expect(outcomes.map((one) => one.problem?.code ?? 'declared').sort()).toEqual([
      'declared',
      ...Array(7).fill('field-key-taken'),
    ])
  })
})

describe('what is left behind', () => {
  test('R-06 R108 who loses a deleted manager finds it in the own timeline', async () => {
    const { admin, call } = await startServer()
    const boss = await call(admin, createUser, { body: { username: 'boss' } })
    const ann = await call(admin, createUser, { body: { username: 'ann', managerId: boss.id } })
    await call(admin, deleteUser, { params: { user: boss.id }, version: boss.version })
    expect((await call(admin, getUser, { params: { user: ann.id } })).manager).toBe(null)
    const [event] = (await call(admin, listTimeline, { params: { user: ann.id } })).items
    expect(event).toMatchObject({ event: 'user.edited', before: { managerId: boss.id }, after: { managerId: null } })
  })

  test('usernames.changeable: never holds for everybody, once there is one', async () => {
    const { admin, call, refused } = await startServer({ settings: { 'usernames.changeable': 'never' } })
    const ann = await call(admin, createUser, { body: { username: 'ann', emails: ['ann@x.example'] } })
    const given = { params: { user: ann.id }, version: ann.version }
    for (const username of ['anne', null, '']) await refused(admin, editUser, { ...given, body: { username } }, Invalid)
    const bob = await call(admin, createUser, { body: { emails: ['bob@x.example'] } })
    await call(admin, editUser, { params: { user: bob.id }, version: bob.version, body: { username: 'bob' } })
  })
})
