import { readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { days, later } from '../../server/platform/clock.ts'
import { newId } from '../../server/platform/ids.ts'
import { createRole, revokeUserRole } from '../../server/roles/contract.ts'
import { listImportUndoLeft, undoImport } from '../../server/undo/imports/contract.ts'
import { editUser, getUser, listUsers } from '../../server/users/contract.ts'
import { startServer } from '../harness/server.ts'
import { importText, upload } from '../imports/importing.ts'

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

test('R115 a file that a killed upload left lies no longer than one that waits for its import', async () => {
  const server = await startServer()
  const { admin, clock, roster, run } = server
  const waiting = await upload(server, admin, 'users', 'username\nada\n')
  const folder = join(roster.world.config.dataDir, 'imports')
  const orphan = join(folder, `${newId()}.csv`)
  writeFileSync(orphan, 'username\nbo\n')
  const lain = (file: string, by: number) => utimesSync(file, by / 1000, by / 1000)
  for (const name of readdirSync(folder)) lain(join(folder, name), Date.parse(clock.now()))
  await run('forget-imports')
  expect(readdirSync(folder)).toHaveLength(2)
  lain(orphan, Date.parse(later(clock.now(), -days(8))))
  lain(join(folder, `${waiting.id}.csv`), Date.parse(later(clock.now(), -days(8))))
  await run('forget-imports')
  expect(readdirSync(folder)).toEqual([`${waiting.id}.csv`])
})
