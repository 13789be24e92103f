import { expect, test } from 'vitest'
import { tryPassword } from '../../../tests/harness/doors.ts'
import { visitor } from '../../../tests/harness/people.ts'
import { startServer, type TestServer } from '../../../tests/harness/server.ts'
import { importText, problemsOf } from '../../../tests/imports/importing.ts'
import { browseTrail } from '../../audit-log/contract.ts'
import { createRole } from '../../roles/contract.ts'
import { listUsers } from '../../users/contract.ts'

const BCRYPT = '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW' // of U*U
const PEOPLE = `username,first_name,last_name,password\nada,Ada,Lovelace,${BCRYPT}\nben,Ben,Waiting,\n`

const hashOf = async ({ roster }: TestServer) =>
  (await roster.world.engine.writes.selectFrom('passwords').select(['hash', 'user_id']).execute()).map(
    (row) => row.hash,
  )

test('R11 who comes from another system signs in with the password of old, and its hash becomes one of ours', async () => {
  const server = await startServer()
  const done = await importText(server, server.admin, 'users', PEOPLE)
  expect(done.counts).toEqual({ created: 2, updated: 0, unchanged: 0, refused: 0 })
  const { items } = await server.call(server.admin, listUsers, { query: { sort: 'name' } })
  expect(items.map(({ username, status }) => [username, status.key])).toEqual(
    expect.arrayContaining([
      ['ada', 'active'],
      ['ben', 'invited'],
    ]),
  )
  expect(await hashOf(server)).toContain(BCRYPT)
  expect((await tryPassword(server, visitor(), 'ada', 'U*U ')).status).toBe(401)
  expect((await tryPassword(server, visitor(), 'ada', 'U*U')).status).toBe(200)
  expect(await hashOf(server)).not.toContain(BCRYPT)
  for (const hash of await hashOf(server)) expect(hash).toMatch(/^\$argon2id\$/)
  expect((await tryPassword(server, visitor(), 'ada', 'U*U')).status).toBe(200)
})

test('the same file again changes nothing, also after the password was changed here', async () => {
  const server = await startServer()
  await importText(server, server.admin, 'users', PEOPLE)
  await tryPassword(server, visitor(), 'ada', 'U*U')
  const again = await importText(server, server.admin, 'users', PEOPLE)
  expect(again.counts).toEqual({ created: 0, updated: 0, unchanged: 2, refused: 0 })
  expect((await tryPassword(server, visitor(), 'ada', 'U*U')).status).toBe(200)
})

test('R10 administrators only; what is no hash is named by its column; the trail knows that, never what', async () => {
  const server = await startServer()
  const role = await server.call(server.admin, createRole, {
    body: {
      name: 'Clerk',
      permissions: [
        { scope: 'imports', action: 'create', level: 'yes' },
        { scope: 'users', action: 'create', level: 'yes' },
        { scope: 'users', action: 'read', level: 'all' },
      ],
    },
  })
  const clerk = await server.person('Carl Clerk', { roles: [role.id] })
  const refused = await importText(server, clerk, 'users', PEOPLE)
  expect(refused.counts).toMatchObject({ created: 1, refused: 1 })
  expect(await problemsOf(server, clerk, refused)).toEqual(['2 : Only administrators import passwords.'])
  const wrong = await importText(server, server.admin, 'users', 'username,first_name,password\nada,Ada,secret\n')
  expect(await problemsOf(server, server.admin, wrong)).toEqual([
    '2 password: This is no hash of a password in a form that Roster can check; passwords themselves are not imported.',
  ])
  await importText(server, server.admin, 'users', PEOPLE)
  const trail = await server.call(server.admin, browseTrail, { query: { limit: 50 } })
  expect(trail.items.map(({ event }) => event)).toContain('password.imported')
  expect(JSON.stringify(trail)).not.toContain(BCRYPT.slice(-20))
})
