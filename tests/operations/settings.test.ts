import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { setUpInstallation } from '../harness/operator.ts'

test('the command line changes a setting beside the running server, which follows within a second', async () => {
  const here = await setUpInstallation()
  const server = await here.serve()
  const name = async () => JSON.parse(await (await fetch(`${server.origin}/api/v1/door`)).text()).installation
  expect(await name()).toBe('Roster')
  expect(await here.must(['settings', 'set', 'installation.name', 'Fjord Bank'])).toBe(
    'installation.name is Fjord Bank.\n',
  )
  await expect.poll(name, { timeout: 20_000, interval: 50 }).toBe('Fjord Bank')
  const shown = JSON.parse(await here.must(['settings', 'get', 'installation.name', '--json']))
  expect(shown).toMatchObject({ value: 'Fjord Bank', source: 'administrator', setBy: 'Operator' })
  expect(await here.must(['settings', 'get', 'installation.name'])).toBe('Fjord Bank\n')
  await here.must(['settings', 'unset', 'installation.name'])
  await expect.poll(name, { timeout: 20_000, interval: 50 }).toBe('Roster')
  expect(await here.must(['settings', 'list'])).toMatch(/^installation\.name +Roster +built in$/m)
  expect(JSON.parse(await here.must(['settings', 'list', '--json'])).length).toBeGreaterThan(20)
})

test('what is refused is one sentence and exit code 1; what the file or a variable fixes is named by its place', async () => {
  const here = await setUpInstallation()
  const config = join(here.folder, 'roster.config.yaml')
  writeFileSync(config, 'settings:\n  roles.maxPerUser: 3\n')
  const fixed = { ROSTER_CONFIG: config, ROSTER_SETTING_ROLES_REQUIRED: 'true' }
  for (const [words, sentence] of [
    [['get', 'no.such'], 'There is no setting “no.such”.'],
    [['set', 'passwords.minimum', 'many'], 'passwords.minimum takes a whole number.'],
    [
      ['set', 'passwords.minimum', '8'],
      'Below 15 characters only where everybody needs a second factor, or with passwords.acceptWeaker.',
    ],
    [['set', 'roles.maxPerUser', '5'], `roles.maxPerUser is fixed by settings.roles.maxPerUser in ${config}.`],
    [['set', 'roles.required', 'off'], 'roles.required is fixed by the variable ROSTER_SETTING_ROLES_REQUIRED.'],
    [['set', 'deletion.graceDays', '0'], 'Deleting somebody will be final at once'],
    [['test-mail', 'ada@example.org'], 'There is no mail server to try.'],
  ] as const) {
    const { code, err } = await here.roster(['settings', ...words], '', fixed)
    expect([words, code, err]).toEqual([words, 1, expect.stringContaining(sentence)])
  }
  expect(await here.must(['settings', 'set', 'deletion.graceDays', '0', '--yes'])).toBe('deletion.graceDays is 0.\n')
  const wrong = await here.roster(['settings', 'list'], '', { ROSTER_SETTING_ROLES_REQUIRE: 'true' })
  expect(wrong).toMatchObject({
    code: 1,
    err: expect.stringContaining('ROSTER_SETTING_ROLES_REQUIRE: there is no such setting.'),
  })
})
