import { expect, test } from 'vitest'
import { OPERATORS_PASSWORD, setUpInstallation } from '../harness/operator.ts'
import { asker } from '../upgrade/story.ts'

const MANIFEST = `
key: shop
name: Shop
scopes:
  - { key: orders, name: Orders, actions: [{ key: read, name: Read, levels: [all, account, own] }] }
roles:
  - { key: customer, name: Customer, audience: portal, permissions: { orders.read: account } }
`

test('E-09 the operator makes portals, lets people in, gives roles, switches off and on, and deletes', async () => {
  const here = await setUpInstallation()
  const { must, roster } = here
  const made = await must(['portals', 'create', 'help', '--name', 'Help desk', '--color', '#FFD400'])
  expect(made).toMatch(/^Help desk is created: http:\/\/\S+\/portal\/help\n$/)
  expect(JSON.parse(await must(['portals', 'show', 'help']))).toMatchObject({
    color: '#ffd400',
    offAt: null,
    roles: [],
  })
  const twice = await roster(['portals', 'create', 'help', '--name', 'Another'])
  expect(twice).toMatchObject({ code: 1, err: expect.stringContaining('key: Another portal has this key.') })
  expect((await roster(['portals', 'off', 'press'])).err).toContain(
    'There is no portal press; see roster portals list.',
  )

  await must(['modules', 'install', '-'], MANIFEST)
  expect((await roster(['portals', 'give', 'help', 'Directory reader'])).err).toContain('is not for people of portals')
  expect(await must(['portals', 'give', 'help', 'Customer'])).toBe('Help desk gives Customer.\n')
  const nora = ['--type', 'portal', '--given-name', 'Nora', '--username', 'nora', '--portal', 'help']
  expect(await must(['users', 'create', ...nora])).toMatch(/\/portal\/help\/activate#/)
  expect((await roster(['portals', 'add', 'help', 'nora'])).err).toContain('This user is in the portal already.')
  expect((await roster(['portals', 'add', 'help', 'ada'])).err).toContain('Only portal users are in portals.')
  expect(await must(['portals', 'people', 'help'])).toMatch(/^name +contact +accounts +id\nNora /)

  expect(await must(['portals', 'off', 'help'])).toBe('Help desk is off.\n')
  expect(await must(['portals', 'list'])).toMatch(/help +Help desk +off +1 +Customer +http/)
  expect(await must(['portals', 'on', 'help'])).toBe('Help desk is on.\n')
  expect(await must(['portals', 'take', 'help', 'Customer'])).toBe('Help desk does not give Customer any more.\n')

  await must(['portals', 'create', 'press', '--name', 'Press'])
  expect((await roster(['portals', 'delete', 'help'])).err).toContain(
    'This deletes Help desk, with 1 person. Say --yes.',
  )
  await must(['portals', 'delete', 'help', '--move-people-to', 'press', '--yes'])
  expect(await must(['portals', 'remove', 'press', 'nora'])).toBe('Nora is not in Press any more.\n')
  expect(await must(['portals', 'add', 'press', 'nora'])).toBe('Nora is in Press.\n')
  expect(await must(['audit', 'export', '--event', 'portal.*'])).toMatch(/portal\.deleted/)
})

test('R55 switching a portal off where somebody is signed in asks first; then they are out at once', async () => {
  const { must, roster, serve } = await setUpInstallation()
  await must(['portals', 'create', 'help', '--name', 'Help desk'])
  const nora = ['--type', 'portal', '--given-name', 'Nora', '--username', 'nora', '--portal', 'help']
  const { link } = JSON.parse(await must(['users', 'create', ...nora, '--json']))
  const ask = asker(`${(await serve()).origin}/portal/help`)
  await ask('POST', '/activations', '', { link: link.split('#')[1], password: OPERATORS_PASSWORD })
  const { cookie } = await ask('POST', '/sign-in', '', { identifier: 'nora', password: OPERATORS_PASSWORD })
  const { code, err } = await roster(['portals', 'off', 'help'])
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringContaining('1 session in Help desk would end. Say --yes.'),
  })
  await ask('GET', '/me', cookie)
  expect(await must(['portals', 'off', 'help', '--yes'])).toBe('Help desk is off.\n')
  await expect(ask('GET', '/me', cookie)).rejects.toThrow()
})
