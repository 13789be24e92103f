import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { Invalid } from '../platform/failures.ts'
import { setSetting } from '../settings/contract.ts'
import { createRole, editRole, listRoles, RoleNameTaken } from './contract.ts'

const KEY = { key: 'roles.adminAppearsAs' }

test('roles.adminAppearsAs: administrators stand among the roles; only they may give that, and no role takes the name', async () => {
  const { admin, call, refused, person } = await startServer()
  const shown = async (who: typeof admin) => (await call(who, listRoles, {})).administrator
  expect(await shown(admin)).toBeNull()
  const clerk = await call(admin, createRole, { body: { name: 'Clerk' } })
  const set = (value: string) => ({ params: KEY, body: { value, confirmed: true }, version: 0 })
  for (const value of ['clerk', ' Boss', 'Bo​ss']) await refused(admin, setSetting, set(value), Invalid)
  await call(admin, setSetting, set('Administrator'))
  const giver = await call(admin, createRole, {
    body: { name: 'Giver', permissions: [{ scope: 'users', action: 'grant', level: 'all' }] },
  })
  const kit = await person('Kit Carson', { roles: [giver.id] })
  expect(await shown(admin)).toEqual({ name: 'Administrator', people: 1, can: { grant: true } })
  expect(await shown(kit)).toEqual({ name: 'Administrator', people: null, can: { grant: false } })
  await refused(admin, createRole, { body: { name: 'ADMINISTRATOR' } }, RoleNameTaken)
  const renamed = { params: { role: clerk.id }, body: { name: 'administrator' }, version: clerk.version }
  await refused(admin, editRole, renamed, RoleNameTaken)
})
