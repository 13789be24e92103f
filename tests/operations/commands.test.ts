import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { OPERATORS_PASSWORD, setUpInstallation } from '../harness/operator.ts'
import { asker } from '../upgrade/story.ts'

test('E-33 R45 the operator brings a locked-out administrator back, and the trail says who did', async () => {
  const here = await setUpInstallation()
  const server = await here.serve()
  const ask = asker(server.origin)
  // Typed in a shell that does not know the port: the link leads to the running server all the same.
  const { out } = await here.roster(['users', 'link', 'ada'], undefined, { PORT: undefined })
  const url = out.trim()
  expect(url).toMatch(new RegExp(`^${server.origin}/reset#`))
  await ask('POST', '/password-resets', '', { link: url.split('#')[1], password: 'another seven lanterns here' })
  const { cookie } = await ask('POST', '/sign-in', '', { identifier: 'ada', password: 'another seven lanterns here' })
  const trail = JSON.stringify((await ask('GET', '/audit', cookie)).body)
  expect(trail).toMatch(/"event":"link.revealed","actor":{"id":null,"name":"Operator"/)
})

test('R35 R44 the operator helps an administrator who lost the phone', async () => {
  const here = await setUpInstallation()
  const server = await here.serve()
  const ask = asker(server.origin)
  const { err } = await here.roster(['users', 'reset-factor', 'ada'])
  expect(err).toContain('There is no second factor.')
  await here.must(['users', 'ask-factor', 'ada'])
  const credentials = { identifier: 'ada', password: OPERATORS_PASSWORD }
  const { body } = await ask('POST', '/sign-in', '', credentials)
  expect(body).toMatchObject({ next: 'enrol' })
})

test('what a command does holds at once at the running server, and guards hold for the operator, too', async () => {
  const here = await setUpInstallation()
  const made = JSON.parse(
    await here.must(['users', 'create', '--given-name', 'Grace', '--username', 'grace', '--json']),
  )
  const server = await here.serve()
  const ask = asker(server.origin)
  await ask('POST', '/activations', '', { link: made.link.split('#')[1], password: OPERATORS_PASSWORD })
  const { cookie } = await ask('POST', '/sign-in', '', { identifier: 'grace', password: OPERATORS_PASSWORD })
  await here.must(['users', 'suspend', 'grace', '--reason', 'On leave'])
  await expect(ask('GET', '/me', cookie)).rejects.toThrow('401')
  expect(JSON.parse(await here.must(['users', 'show', 'grace'])).status).toMatchObject({
    key: 'suspended',
    reason: 'On leave',
  })
  await here.must(['users', 'reactivate', 'grace'])
  const { code, err } = await here.roster(['users', 'suspend', 'ada'])
  expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('At least one administrator') })
  expect((await here.roster(['users', 'delete', 'grace'])).err).toMatch(/Say --yes/)
  await here.must(['users', 'delete', 'grace', '--yes'])
  await here.must(['users', 'restore', 'grace'])
  expect((await here.roster(['users', 'purge', 'grace', '--yes'])).err).toMatch(/not deleted/)
  await here.must(['users', 'delete', 'grace', '--yes'])
  await here.must(['users', 'purge', 'grace', '--yes'])
  expect((await here.roster(['users', 'show', 'grace'])).code).toBe(1)
  expect(await here.must(['audit', 'verify'])).toContain('The trail is whole.')
  expect((await here.roster(['users', 'show', 'nobody'])).err).toMatch(/There is no user nobody/)
  await here.must(['users', 'create', '--given-name', 'Jim', '--family-name', 'Costa', '--username', 'jim'])
  await here.must(['users', 'create', '--given-name', 'Jim', '--family-name', 'Costa', '--email', 'costa@x.example'])
  const { code: unknown, err: meant } = await here.roster(['users', 'link', 'Jim Costa'])
  expect(unknown).toBe(1)
  for (const words of ['There is no user Jim Costa', 'Jim Costa  jim\n', 'Jim Costa  costa@x.example'])
    expect(meant).toContain(words)
  expect((await here.roster(['users', 'create', '--username', 'ada', '--given-name', 'A'])).err).toMatch(/already uses/)
})

test('roles and teams by name; a name that two teams have is asked about', async () => {
  const here = await setUpInstallation()
  await here.must(['users', 'create', '--given-name', 'Grace', '--username', 'grace'])
  await here.must(['teams', 'create', 'Harbour'])
  await here.must(['teams', 'create', 'Crew', '--parent', 'Harbour'])
  await here.must(['teams', 'create', 'Crew'])
  expect((await here.roster(['teams', 'add', 'Crew', 'grace'])).err).toMatch(/2 teams are called Crew/)
  await here.must(['teams', 'add', 'Harbour', 'grace', '--position', 'Lead'])
  expect(await here.must(['teams', 'members', 'Harbour'])).toMatch(/Grace +Lead/)
  await here.must(['roles', 'grant', 'grace', 'Directory reader', '--until', '2096-01-01T00:00:00.000Z'])
  const held = JSON.parse(await here.must(['users', 'list', '--role', 'Directory reader', '--json']))
  expect(held.map((user: { username: string }) => user.username)).toEqual(['grace'])
  expect((await here.roster(['roles', 'grant', 'grace', 'Directory reader', '--until', 'soon'])).err).toMatch(/until/)
  expect(await here.must(['roles', 'show', 'Directory reader'])).toMatch(/users +read +all/)
})

test('users leave as a file that an import brings back unchanged, and the trail tells it', async () => {
  const here = await setUpInstallation()
  await here.must(['users', 'create', '--given-name', 'Grace', '--username', 'grace'])
  const file = join(here.folder, 'people.csv')
  await here.must(['users', 'export', '--output', file, '--type', 'regular'])
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(await here.must(['import', 'users', file])).toMatch(/^0 created, 0 updated, 1 unchanged, 0 refused/)
  expect(await here.must(['users', 'export', '--format', 'json', '--search', 'grace'])).toContain('"grace"')
  expect((await here.roster(['users', 'export', '--columns', 'shoe size'])).err).toMatch(/--columns/)
  expect(await here.must(['audit', 'export', '--event', 'users.exported'])).toContain('users.exported')
})

test('an import is undone from the shell: tried, done, told with what stays', async () => {
  const here = await setUpInstallation()
  const file = join(here.folder, 'crew.csv')
  writeFileSync(file, 'username,givenName\ngrace,Grace\nalan,Alan\n')
  const { id } = JSON.parse(await here.must(['import', 'users', file, '--json']))
  await here.must(['users', 'suspend', 'alan', '--reason', 'On leave'])
  expect(await here.roster(['import', 'undo', id, '--dry-run'])).toMatchObject({
    code: 2,
    out: expect.stringMatching(/^Dry run, nothing was kept: 1 deleted, 0 gone already, 1 stay.\n {2}line 3, Alan: /),
  })
  await here.must(['users', 'show', 'grace'])
  const { code, out } = await here.roster(['import', 'undo', id, '--json'])
  expect({ code, told: JSON.parse(out) }).toMatchObject({
    code: 2,
    told: { state: 'done', counts: { undone: 1, left: 1 }, firstLeft: [{ line: 3, name: 'Alan' }] },
  })
  expect(
    JSON.parse(await here.must(['users', 'list', '--json'])).map((one: { name: string }) => one.name),
  ).not.toContain('Grace')
  expect(await here.must(['import', 'list'])).toMatch(/crew\.csv +users +undone in part +2 /)
  await here.must(['users', 'delete', 'alan', '--yes'])
  expect(await here.must(['import', 'undo', id])).toMatch(/^0 deleted, 2 gone already, 0 stay/)
  expect((await here.roster(['import', 'undo', 'crew.csv'])).err).toMatch(/no id of an import/)
  expect((await here.roster(['import', 'undo', '01a00000-0000-7000-8000-000000000000'])).code).toBe(1)
  expect(await here.must(['import', 'undo', '--help'])).toContain('Exit code: 0 all of it, 2 some stay, 1 failed.')
  expect(await here.must(['audit', 'export', '--event', 'import.undone'])).toContain('import.undone')
})

test('every command explains itself', async () => {
  const here = await setUpInstallation()
  const all = [
    'users',
    'roles',
    'teams',
    'modules',
    'portals',
    'settings',
    'keys',
    'audit',
    'import',
    'backup',
    'restore',
    'migrate',
    'serve',
  ]
  for (const command of all) expect(await here.must([command, '--help']), command).toMatch(/^Usage: roster /)
  expect((await here.roster(['usres'])).code).toBe(1)
})
