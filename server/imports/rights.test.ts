import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { importText, problemsOf, run, upload } from '../../tests/imports/importing.ts'
import { createProfileField } from '../profile-fields/contract.ts'
import { createRole, listRoles } from '../roles/contract.ts'
import { createTeam } from '../teams/contract.ts'
import { suspendUser } from '../users/contract.ts'
import { createImport, getImport, listImports, NoMailForInvitations, planImport, runImport } from './contract.ts'

const PEOPLE = 'staff_no,first_name,email,roles\nS1,Ada,ada@example.org,\nS2,Hedy,hedy@example.org,User manager\n'

async function clerkOf(
  server: Awaited<ReturnType<typeof startServer>>,
  permissions: readonly [string, string, 'all' | 'team' | 'own' | 'yes'][],
) {
  const role = await server.call(server.admin, createRole, {
    body: { name: 'Clerk', permissions: permissions.map(([scope, action, level]) => ({ scope, action, level })) },
  })
  return server.person('Carl Clerk', { roles: [role.id] })
}

test('an import does what its author may do, row by row', async () => {
  const server = await startServer()
  const clerk = await clerkOf(server, [
    ['imports', 'create', 'yes'],
    ['users', 'create', 'yes'],
    ['users', 'read', 'all'],
  ])
  const done = await importText(server, clerk, 'users', PEOPLE)
  expect(await problemsOf(server, clerk, done)).toEqual(['3 roles: You may not give “User manager”.'])
  expect(done.counts).toEqual({ created: 1, updated: 0, unchanged: 0, refused: 1 })
  const changing = await importText(
    server,
    clerk,
    'users',
    'staff_no,first_name,email\nS1,Augusta,ada@example.org\n,Gracia,grace.other@example.org\n',
  )
  expect(changing.counts).toEqual({ created: 1, updated: 0, unchanged: 0, refused: 1 })
  expect(await problemsOf(server, clerk, changing)).toEqual(['2 : None of your roles allows this.'])
})

test('without the right to create, to declare fields, or to make administrators nothing comes of it', async () => {
  const server = await startServer()
  const clerk = await clerkOf(server, [
    ['imports', 'create', 'yes'],
    ['users', 'read', 'all'],
  ])
  const done = await importText(server, clerk, 'users', 'staff_no,email,city\nS1,ada@example.org,London\n')
  expect(done.mapping.find((one) => one.column === 'city')?.target).toBe('ignore')
  expect(await problemsOf(server, clerk, done)).toEqual(['2 : You may not create such accounts.'])
  const uploaded = await upload(server, clerk, 'users', 'staff_no,email,city\nS1,ada@example.org,London\n')
  const mapping = [
    ...uploaded.mapping.slice(0, 2),
    { column: 'city', target: 'newField' as const, field: 'city', label: 'City' },
  ]
  const outcome = await server.attempt(clerk, planImport, {
    params: { import: uploaded.id },
    body: { mapping, options: uploaded.options },
  })
  expect(outcome.problem?.code).toBe('forbidden')
  const admins = await importText(server, clerk, 'users', 'staff_no,email\nS1,ada@example.org\n', {
    options: { type: 'admin' },
  })
  expect(await problemsOf(server, clerk, admins)).toEqual(['2 : Only administrators create administrators.'])
})

test('teams and members need their rights, too', async () => {
  const server = await startServer()
  const team = await server.call(server.admin, createTeam, {
    body: { name: 'Board', externalIds: [{ source: 'team', key: 'B' }] },
  })
  const clerk = await clerkOf(server, [
    ['imports', 'create', 'yes'],
    ['users', 'read', 'all'],
    ['teams', 'read', 'all'],
  ])
  const teams = await importText(server, clerk, 'teams', 'key,parent_key,name\nB,,Boards\nC,B,Committee\n')
  expect(await problemsOf(server, clerk, teams)).toEqual([
    '2 : You may not change “Board”.',
    '3 : You may not create teams.',
  ])
  const columns = [{ column: 'username', target: 'user', by: 'username' }] as const
  const members = await importText(server, clerk, 'memberships', 'team_key,username\nB,grace\n', { columns })
  expect(await problemsOf(server, clerk, members)).toEqual([`2 : You may not change the members of “${team.name}”.`])
})

test('whoever may not import cannot upload; imports of others are out of sight', async () => {
  const server = await startServer()
  const nobody = await server.person('Nora Nobody')
  const refused = await server.attempt(nobody, createImport, { query: { kind: 'users', fileName: 'a.csv' } })
  expect(refused.problem?.code).toBe('forbidden')
  const clerk = await clerkOf(server, [['imports', 'create', 'yes']])
  const uploaded = await upload(server, server.admin, 'users', PEOPLE)
  const hidden = await server.attempt(clerk, getImport, { params: { import: uploaded.id } })
  expect(hidden.problem?.code).toBe('not-found')
  const own = await upload(server, clerk, 'users', PEOPLE)
  expect((await server.call(clerk, listImports, {})).items.map((one) => one.id)).toEqual([own.id])
  expect((await server.call(server.admin, listImports, {})).items.map((one) => one.id)).toEqual([own.id, uploaded.id])
})

test('an import stops where its author is suspended meanwhile', async () => {
  const server = await startServer()
  const clerk = await clerkOf(server, [
    ['imports', 'create', 'yes'],
    ['users', 'create', 'yes'],
  ])
  const uploaded = await upload(server, clerk, 'users', 'staff_no,email\nS1,ada@example.org\n')
  await server.call(clerk, runImport, { params: { import: uploaded.id } })
  await server.call(server.admin, suspendUser, { params: { user: clerk.id }, body: {} })
  await server.run('imports')
  const failed = await server.call(server.admin, getImport, { params: { import: uploaded.id } })
  expect(failed).toMatchObject({
    state: 'failed',
    error: 'Whoever started this import may not import any more.',
    counts: { created: 0 },
  })
})

test('a role that the author may give is given, once', async () => {
  const server = await startServer()
  const done = await importText(server, server.admin, 'users', PEOPLE)
  expect(done.counts).toEqual({ created: 2, updated: 0, unchanged: 0, refused: 0 })
  const again = await importText(server, server.admin, 'users', PEOPLE)
  expect(again.counts.unchanged).toBe(2)
  const { items } = await server.call(server.admin, listRoles, {})
  expect(items.find((role) => role.name === 'User manager')?.holders?.direct).toBe(1)
})

test('P-11 nobody is mailed unless invitations are asked for', async () => {
  const server = await startServer({ mail: true })
  await importText(server, server.admin, 'users', 'staff_no,first_name,email\nS1,Ada,ada@example.org\n')
  await server.run('mail')
  expect(server.mailbox?.mails).toHaveLength(0)
  await importText(
    server,
    server.admin,
    'users',
    'staff_no,first_name,email\nS1,Ada,ada@example.org\nS2,Hedy,hedy@example.org\n',
    { options: { sendInvitations: true } },
  )
  await server.run('mail')
  expect(server.mailbox?.mails.map((mail) => mail.recipient)).toEqual(['hedy@example.org'])
})

test('invitations without a mail service are refused before anything happens', async () => {
  const server = await startServer()
  const uploaded = await upload(server, server.admin, 'users', PEOPLE)
  const given = {
    params: { import: uploaded.id },
    body: { mapping: uploaded.mapping, options: { ...uploaded.options, sendInvitations: true } },
  }
  await server.refused(server.admin, planImport, given, NoMailForInvitations)
})

test('a required profile field is asked for in every new row', async () => {
  const server = await startServer()
  await server.call(server.admin, createProfileField, {
    body: { key: 'city', kind: 'text', label: 'City', required: true },
  })
  const done = await run(
    server,
    server.admin,
    await upload(
      server,
      server.admin,
      'users',
      'staff_no,email,city\nS1,ada@example.org,\nS2,hedy@example.org,Vienna\n',
    ),
  )
  expect(await problemsOf(server, server.admin, done)).toEqual(['2 city: City is needed.'])
})

test('R69 an import tells nothing of people and teams that its author may not see', async () => {
  const server = await startServer()
  await server.call(server.admin, createTeam, {
    body: { name: 'Secret board', externalIds: [{ source: 'team', key: 'B' }] },
  })
  await importText(server, server.admin, 'users', 'staff_no,first_name,email\nS1,Ada,ada@example.org\n')
  const clerk = await clerkOf(server, [
    ['imports', 'create', 'yes'],
    ['users', 'create', 'yes'],
    ['teams', 'create', 'yes'],
  ])
  for (const name of ['Ada', 'Augusta']) {
    const guess = await importText(server, clerk, 'users', `staff_no,first_name,email\nS1,${name},ada@example.org\n`)
    expect(await problemsOf(server, clerk, guess)).toEqual(['2 : Somebody already uses one of these keys.'])
  }
  for (const name of ['Secret board', 'Board']) {
    const guess = await importText(server, clerk, 'teams', `key,name\nB,${name}\n`)
    expect(await problemsOf(server, clerk, guess)).toEqual(['2 : Another team has this external id.'])
  }
})

test('R65 nobody promotes themselves by an import: neither by a role, nor by a team, nor by another key', async () => {
  const server = await startServer()
  await server.call(server.admin, createTeam, { body: { name: 'Board', externalIds: [{ source: 'team', key: 'B' }] } })
  const clerk = await clerkOf(server, [
    ['imports', 'create', 'yes'],
    ['users', 'read', 'all'],
    ['users', 'edit', 'all'],
    ['users', 'grant', 'all'],
    ['teams', 'read', 'all'],
    ['teams', 'members', 'all'],
  ])
  const roles = await importText(server, clerk, 'users', `username,roles\n${clerk.identifier},Directory reader\n`)
  expect(await problemsOf(server, clerk, roles)).toEqual(['2 : Nobody changes their own roles. Ask an administrator.'])
  const columns = [{ column: 'username', target: 'user', by: 'username' }] as const
  const teams = await importText(server, clerk, 'memberships', `team_key,username\nB,${clerk.identifier}\n`, {
    columns,
  })
  expect(await problemsOf(server, clerk, teams)).toEqual(['2 : Nobody changes their own teams. Ask an administrator.'])
  const key = await importText(server, clerk, 'users', `staff_no,username\nS9,${clerk.identifier}\n`)
  expect(await problemsOf(server, clerk, key)).toEqual(['2 staff_no: You may not change this.'])
})
