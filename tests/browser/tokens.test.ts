import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createRole } from '../../server/roles/contract.ts'
import { getMe } from '../../server/sessions/contract.ts'
import { applicationOf, makeToken } from '../harness/tokens.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { type Console, LOOKS, openConsole } from './harness.ts'

test('E-13 E-15 an API user is made, given a token that is shown once, which calls, and is revoked', async () => {
  const house = await openConsole()
  const page = await house.open('/users', house.admin)
  await page.getByRole('button', { name: 'New user' }).first().click()
  await page.getByRole('radio', { name: /^API/ }).click()
  await expectClean(page, 'new API user')
  await page.getByLabel('Username').fill('ledger')
  await page.getByLabel('Name of the application').fill('Ledger')
  await page.getByRole('button', { name: 'Create', exact: false }).last().click()
  await page.getByRole('heading', { name: 'No tokens' }).waitFor()
  await expectClean(page, 'no tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Make the token' }).click()
  await dialog.getByText('Give it a name.').waitFor()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Nightly sync')
  await dialog.getByRole('button', { name: 'Make the token' }).click()
  await dialog.getByText('Copy it now.').waitFor()
  await expectClean(page, 'shown once')
  const value = await dialog.getByRole('textbox', { name: 'Token' }).inputValue()
  await dialog.getByRole('button', { name: 'I have kept it' }).click()
  await dialog.waitFor({ state: 'hidden' })
  const app = applicationOf('', value)
  await house.call(app, getMe, {})
  await choose(page, 'Nightly sync', 'Make its secret anew')
  await dialog.getByRole('button', { name: 'Make it anew' }).click()
  await dialog.getByText('Copy it now.').waitFor()
  const anew = await dialog.getByRole('textbox', { name: 'Token' }).inputValue()
  await dialog.getByRole('button', { name: 'I have kept it' }).click()
  expect((await house.attempt(app, getMe, {})).status).toBe(401)
  await house.call(applicationOf('', anew), getMe, {})
  await choose(page, 'Nightly sync', 'Revoke')
  await expectClean(page, 'revoke')
  await dialog.getByRole('button', { name: 'Revoke' }).click()
  await page.getByText('Revoked', { exact: true }).waitFor()
  expect((await house.attempt(applicationOf('', anew), getMe, {})).status).toBe(401)
})

test('R87 scopes, ends and sources are chosen, what its owner lacks is not offered, in every look', async () => {
  const house = await openConsole({ settings: { 'apiTokens.revealable': true } })
  const robot = await robotWith(house)
  await makeToken(house, robot, { name: 'Old sync', expiresAt: new Date(Date.now() + 1000).toISOString() })
  await makeToken(house, robot, {
    name: 'Warehouse',
    scopes: ['users.read', 'users.edit', 'teams.read'],
    sources: ['192.0.2.0/24'],
  })
  house.clock.advance(5000)
  for (const look of LOOKS) {
    const page = await house.open(`/users/${robot.id}/tokens`, house.admin, look)
    await page.getByText('Warehouse').waitFor()
    await expectCleanInColors(page, 'tokens')
    await page.getByRole('button', { name: 'New token' }).click()
    await page.getByRole('radio', { name: /^Only what is ticked/ }).click()
    await expectCleanInColors(page, 'new token')
  }
  const page = await house.open(`/users/${robot.id}/tokens`, house.admin)
  await choose(page, 'Warehouse', 'Edit')
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByRole('group', { name: 'Roles' }).count()).toBe(0)
  await dialog.getByRole('group', { name: 'Users' }).getByRole('checkbox', { name: 'Edit' }).uncheck()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Users: Read, Teams: Read').waitFor()
  await choose(page, 'Warehouse', 'Show again')
  await dialog.getByRole('button', { name: 'Show again' }).click()
  await dialog.getByText('It can be shown again, and the trail says to whom.').waitFor()
  expect(await dialog.getByRole('textbox', { name: 'Token' }).inputValue()).toMatch(/^rst_/)
})

test('E-13 an API user is made to sign its requests; its tokens end', async () => {
  const house = await openConsole()
  const robot = await robotWith(house)
  await makeToken(house, robot)
  const page = await house.open(`/users/${robot.id}/tokens`, house.admin)
  await page.getByRole('button', { name: 'Change' }).click()
  await expectClean(page, 'method')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Use signed requests' }).click()
  await page.getByRole('heading', { name: 'Signing keys' }).waitFor()
  await page.getByRole('button', { name: 'New key' }).click()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Ledger in Oslo')
  await dialog.getByRole('button', { name: 'Make the key' }).click()
  await dialog.getByRole('textbox', { name: 'Id of the key' }).waitFor()
  expect(await dialog.getByRole('textbox', { name: 'Key', exact: true }).inputValue()).toMatch(/^rsk_/)
  await expectClean(page, 'signing key')
})

test('R87 an administrator looks through everybody’s tokens, in every look', async () => {
  const house = await openConsole()
  const empty = await house.open('/tokens', house.admin)
  await empty.getByRole('heading', { name: 'No tokens yet' }).waitFor()
  await expectClean(empty, 'nobody has a token')
  const robot = await robotWith(house)
  await makeToken(house, robot, { name: 'Old sync', expiresAt: new Date(Date.now() + 60_000).toISOString() })
  await makeToken(house, robot, { name: 'Warehouse', scopes: ['users.read', 'users.edit', 'teams.read'] })
  house.clock.advance(120_000)
  for (const look of LOOKS) {
    const page = await house.open('/tokens', house.admin, look)
    await page.getByText('Warehouse').waitFor()
    await expectCleanInColors(page, 'all tokens')
  }
  const page = await house.open('/tokens?show=expired', house.admin)
  await page.getByText('Old sync').waitFor()
  expect(await page.getByText('Warehouse').count()).toBe(0)
  await page.getByRole('link', { name: 'sync.robot' }).click()
  await page.getByRole('heading', { name: 'sync.robot', level: 1 }).waitFor()
  await page.getByText('Warehouse').waitFor()
})

test('C-23 people have tokens on their own page where the settings let them, and nothing there elsewhere', async () => {
  const closed = await openConsole()
  const kim = await closed.person('Kim Novak')
  const none = await closed.open('/account/security', kim)
  await none.getByRole('heading', { name: 'Signed in' }).or(none.getByText('This browser')).first().waitFor()
  expect(await none.getByRole('heading', { name: 'Tokens' }).count()).toBe(0)
  const house = await openConsole({ settings: { 'apiTokens.forPeople': 'everybody' } })
  const pat = await house.person('Pat Doe')
  for (const look of LOOKS) {
    const page = await house.open('/account/security', pat, look)
    await page.getByRole('heading', { name: 'No tokens' }).waitFor()
    await expectCleanInColors(page, 'own tokens')
  }
})

async function robotWith({ call, admin, person }: Console) {
  const permissions = ['users.read', 'users.edit', 'users.suspend', 'teams.read'].map((permission) => {
    const [scope = '', action = ''] = permission.split('.')
    return { scope, action, level: 'all' as const }
  })
  const { id } = await call(admin, createRole, { body: { name: 'HR sync', permissions } })
  return person('Sync Robot', { type: 'api', roles: [id] })
}

async function choose(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: action }).click()
}
