import { expect, test } from 'vitest'
import { createRole, revokeUserRole } from '../../server/roles/contract.ts'
import { listImportUndoLeft, undoImport } from '../../server/undo/imports/contract.ts'
import { editUser, getUser, listUsers } from '../../server/users/contract.ts'
import { startServer } from '../harness/server.ts'
import { importText } from '../imports/importing.ts'

test('R70 who imported people once is not told what those out of their sight are called today', async () => {
  const server = await startServer()
  const { admin, call, person, run } = server
  const role = async (scope: string, actions: readonly string[], level: 'all' | 'yes') =>
    (
      await call(admin, createRole, {
        body: { name: `${scope} ${actions}`, permissions: actions.map((action) => ({ scope, action, level })) },
      })
    ).id
  const see = await role('users', ['read', 'edit', 'delete'], 'all')
  const roles = [see, await role('users', ['create'], 'yes'), await role('imports', ['create'], 'yes')]
  const kit = await person('Kit Carson', { roles })
  const { id } = await importText(server, kit, 'users', 'username,givenName\nada,Ada\n')
  const [ada] = (await call(admin, listUsers, { query: { q: 'ada' } })).items
  const params = { user: ada?.id ?? '' }
  const { version } = await call(admin, getUser, { params })
  await call(admin, editUser, { params, version, body: { givenName: 'Kept Secret' } })
  await call(kit, undoImport, { params: { import: id } })
  await run('undo-imports')
  const left = async () => (await call(kit, listImportUndoLeft, { params: { import: id }, query: {} })).items
  expect(await left()).toMatchObject([{ name: 'Kept Secret', since: { by: 'Grace Hopper' } }])
  await call(admin, revokeUserRole, { params: { user: kit.id, role: see } })
  expect(await left()).toMatchObject([{ name: '', since: { by: null } }])
})
