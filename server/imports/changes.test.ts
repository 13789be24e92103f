import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { importText, problemsOf } from '../../tests/imports/importing.ts'
import { createUser, editUser, getUser } from '../users/contract.ts'

const HEADER = 'staff_no,first_name,last_name,email,second_email,phone,position,city\n'

test('an empty cell leaves what is there, \\N clears it, and only what differs is written', async () => {
  const server = await startServer()
  const first = `${HEADER}S1,Ada,Lovelace,ada@example.org,ada@home.example,020 1,Analyst,London\nS2,Hedy,Lamarr,hedy@example.org,,020 2,Actor,Vienna\n`
  await importText(server, server.admin, 'users', first)
  const second = `${HEADER}S1,,,,,,Countess,\\N\nS2,Hedy,Lamarr,hedy@example.org,,020 2,Actor,Vienna\n`
  const done = await importText(server, server.admin, 'users', second)
  expect(done.counts).toEqual({ created: 0, updated: 1, unchanged: 1, refused: 0 })
  const ada = await server.call(server.admin, getUser, { params: { user: 'ext:staff_no:S1' } })
  expect(ada).toMatchObject({ givenName: 'Ada', position: 'Countess', phone: '020 1', fields: {} })
  expect(ada.emails.map((email) => email.address)).toEqual(['ada@example.org', 'ada@home.example'])
  const [edited] = await server.trail(ada.id)
  expect(edited).toMatchObject({
    event: 'user.edited',
    before: { position: 'Analyst', 'fields.city': 'London' },
    after: { position: 'Countess', 'fields.city': '' },
    also: { import: done.id, line: 2 },
  })
  await importText(server, server.admin, 'users', `${HEADER}S1,,,,\\N,\\N,,\n`)
  const again = await server.call(server.admin, getUser, { params: { user: ada.id } })
  expect(again).toMatchObject({ emails: [{ address: 'ada@example.org' }], phones: [] })
})

test('people are found by external id, username or address, never by name', async () => {
  const server = await startServer()
  const body = { givenName: 'Ada', familyName: 'Lovelace', username: 'ada', emails: ['ada@example.org'] }
  const ada = await server.call(server.admin, createUser, { body })
  const file =
    'staff_no,first_name,last_name,email,username\nS1,Ada,Lovelace,ADA@example.org,\nS2,Ada,Lovelace,other@example.org,\nS3,Ada,King,,grace\n'
  const done = await importText(server, server.admin, 'users', file)
  expect(done.counts).toEqual({ created: 1, updated: 2, unchanged: 0, refused: 0 })
  const found = await server.call(server.admin, getUser, { params: { user: 'ext:staff_no:S1' } })
  expect(found.id).toBe(ada.id)
  const clash = await importText(server, server.admin, 'users', 'staff_no,email\nS2,ada@example.org\n')
  expect(await problemsOf(server, server.admin, clash)).toEqual([
    expect.stringMatching(/^2 : This row names several people: /),
  ])
})

test('rows may only create, or only change, where that is said', async () => {
  const server = await startServer()
  const file = 'staff_no,first_name,email\nS1,Ada,ada@example.org\nS2,Hedy,hedy@example.org\n'
  await importText(server, server.admin, 'users', 'staff_no,first_name,email\nS1,Augusta,ada@example.org\n')
  const updating = await importText(server, server.admin, 'users', file, { options: { mode: 'update' } })
  expect(updating.counts).toEqual({ created: 0, updated: 1, unchanged: 0, refused: 1 })
  expect(await problemsOf(server, server.admin, updating)).toEqual([
    '3 : Nobody is there to be changed: no user has these keys.',
  ])
  const creating = await importText(server, server.admin, 'users', file.replace('Ada', 'Agnes'), {
    options: { mode: 'create' },
  })
  expect(creating.counts).toEqual({ created: 1, updated: 0, unchanged: 0, refused: 1 })
  expect(await problemsOf(server, server.admin, creating)).toEqual(['2 : Ada is there already.'])
})

test('managers may stand below those who report to them; circles are refused', async () => {
  const server = await startServer()
  const columns = [{ column: 'boss', target: 'manager', by: 'externalId', source: 'staff_no' }] as const
  const file =
    'staff_no,first_name,email,boss\nS1,Ada,ada@example.org,S3\nS2,Hedy,hedy@example.org,S1\nS3,Mary,mary@example.org,\n'
  const done = await importText(server, server.admin, 'users', file, { columns })
  expect(done).toMatchObject({ problems: 0, counts: { created: 3 } })
  const ada = await server.call(server.admin, getUser, { params: { user: 'ext:staff_no:S1' } })
  expect(ada.manager?.name).toBe('Mary')
  const again = await importText(server, server.admin, 'users', file, { columns })
  expect(again.counts).toEqual({ created: 0, updated: 0, unchanged: 3, refused: 0 })
  const circle = await importText(
    server,
    server.admin,
    'users',
    file.replace('mary@example.org,', 'mary@example.org,S2'),
    { columns },
  )
  expect(await problemsOf(server, server.admin, circle)).toEqual(['4 boss: This would make a circle of managers.'])
})

test('an account that changed meanwhile keeps what the file does not name', async () => {
  const server = await startServer()
  await importText(server, server.admin, 'users', 'staff_no,first_name,email\nS1,Ada,ada@example.org\n')
  const ada = await server.call(server.admin, getUser, { params: { user: 'ext:staff_no:S1' } })
  await server.call(server.admin, editUser, {
    params: { user: ada.id },
    version: ada.version,
    body: { familyName: 'Lovelace', emails: ['ada@example.org', 'a@home.example'] },
  })
  const done = await importText(server, server.admin, 'users', 'staff_no,first_name,email\nS1,Ada,ada@example.org\n')
  expect(done.counts.unchanged).toBe(1)
})
