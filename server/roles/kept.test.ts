import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { MayNotGrant } from '../access/failures.ts'
import { Invalid } from '../platform/failures.ts'
import { setSetting } from '../settings/contract.ts'
import { addTeamMember, createTeam, giveTeamRole, removeTeamMember, takeTeamRole } from '../teams/contract.ts'
import { deleteUser, editUser, getUser, suspendUser } from '../users/contract.ts'
import { createRole, editRole, grantUserRole, LastHolder, RoleInUse, revokeUserRole } from './contract.ts'

async function openBank(settings: Record<string, unknown> = {}) {
  const app = await startServer({ settings })
  const signatory = await app.call(app.admin, createRole, { body: { name: 'Signatory' } })
  const keep = (key: string) =>
    app.call(app.admin, setSetting, { params: { key }, body: { value: ['signatory'], confirmed: true }, version: 0 })
  const give = (user: string, body = {}) =>
    app.call(app.admin, grantUserRole, { params: { user, role: signatory.id }, body })
  const take = (user: string) => ({ params: { user, role: signatory.id } })
  return { ...app, signatory, keep, give, take }
}

test('roles.keepOne: the last holder keeps the role, whatever way it would be taken', async () => {
  const { admin, call, refused, person, signatory, keep, give, take } = await openBank()
  const ada = await person('Ada Lovelace', { roles: [signatory.id] })
  await keep('roles.keepOne')
  const params = { user: ada.id }
  const { version } = await call(admin, getUser, { params })
  await refused(admin, revokeUserRole, take(ada.id), LastHolder)
  await refused(admin, suspendUser, { params, body: {} }, LastHolder)
  await refused(admin, deleteUser, { params, version }, LastHolder)
  const until = '2030-01-01T00:00:00Z'
  await refused(admin, editUser, { params, body: { until }, version }, LastHolder)
  await refused(admin, grantUserRole, { params: take(ada.id).params, body: { until } }, LastHolder)
  const role = { role: signatory.id }
  await refused(admin, editRole, { params: role, body: { inactive: true }, version: 1 }, LastHolder)
  await refused(admin, editRole, { params: role, body: { name: 'Signer' }, version: 1 }, RoleInUse)
  const bob = await person('Bob Kahn', { activated: false })
  await give(bob.id)
  await refused(admin, revokeUserRole, take(ada.id), LastHolder)
  const cleo = await person('Cleo King')
  await give(cleo.id)
  await call(admin, revokeUserRole, take(ada.id))
})

test('roles.keepOne: a team counts, and of two who take from two at once one is told', async () => {
  const { admin, call, refused, attempt, person, signatory, keep, take } = await openBank()
  const team = await call(admin, createTeam, { body: { name: 'Board', parentId: null } })
  const place = { team: team.id, role: signatory.id }
  await call(admin, giveTeamRole, { params: place })
  const [ada, bob] = [await person('Ada Lovelace'), await person('Bob Kahn', { roles: [signatory.id] })]
  await call(admin, addTeamMember, { params: { team: team.id, user: ada.id }, body: {} })
  await keep('roles.keepOne')
  const both = await Promise.all([
    attempt(admin, revokeUserRole, take(bob.id)),
    attempt(admin, removeTeamMember, { params: { team: team.id, user: ada.id } }),
  ])
  expect(both.map(({ problem }) => problem?.code ?? 'taken').sort()).toEqual([LastHolder.code, 'taken'])
  const isTeamLeft = both[0]?.problem === undefined
  if (isTeamLeft) await refused(admin, takeTeamRole, { params: place }, LastHolder)
  else await refused(admin, revokeUserRole, take(bob.id), LastHolder)
})

test('roles.grantedByOperatorOnly: nobody gives or takes it here, administrators neither', async () => {
  const { admin, call, refused, person, signatory, keep, take } = await openBank()
  const ada = await person('Ada Lovelace', { roles: [signatory.id] })
  const bob = await person('Bob Kahn')
  await keep('roles.grantedByOperatorOnly')
  await refused(admin, grantUserRole, { ...take(bob.id), body: {} }, MayNotGrant)
  await refused(admin, revokeUserRole, take(ada.id), MayNotGrant)
  const team = await call(admin, createTeam, { body: { name: 'Board', parentId: null } })
  await refused(admin, giveTeamRole, { params: { team: team.id, role: signatory.id } }, MayNotGrant)
  await refused(admin, createRole, { body: { name: 'Detour', mayGrant: [signatory.id] } }, MayNotGrant)
  await refused(admin, editRole, { params: { role: signatory.id }, body: { name: 'Signer' }, version: 1 }, RoleInUse)
})

test('a setting that names no role is refused by its name', async () => {
  const { admin, refused } = await openBank()
  for (const key of ['roles.keepOne', 'roles.grantedByOperatorOnly']) {
    const asked = { params: { key }, body: { value: ['Nobody'], confirmed: true }, version: 0 }
    expect((await refused(admin, setSetting, asked, Invalid)).detail).toContain('“Nobody”')
  }
})
