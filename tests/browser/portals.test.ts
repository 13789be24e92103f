import { expect, test } from 'vitest'
import { createDirectory } from '../../server/directories/contract.ts'
import { createRecord } from '../../server/directories/records/contract.ts'
import {
  addPortalPerson,
  createPortal,
  getPortal,
  givePortalRole,
  listPortalPeople,
} from '../../server/portals/contract.ts'
import { createRole } from '../../server/roles/contract.ts'
import { createTeam } from '../../server/teams/contract.ts'
import { getUser } from '../../server/users/contract.ts'
import { withModules } from '../harness/modules.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

const CASES = `
key: crm
name: Customers
scopes:
  - { key: cases, name: Cases, actions: [{ key: read, name: Read, levels: [all, account, contact, own] }] }
`

async function furnish() {
  const house = await openConsole({
    settings: { 'portals.contacts': 'contacts', 'portals.accounts': 'accounts' },
  })
  const { admin, call } = house
  const help = await call(admin, createPortal, {
    body: { key: 'help', name: 'Help desk', welcome: 'Good day.', color: '#ffd400' },
  })
  const role = await call(admin, createRole, { body: { name: 'Customer', audience: 'portal', permissions: [] } })
  await call(admin, givePortalRole, { params: { portal: 'help', role: role.id } })
  for (const [key, name] of [
    ['contacts', 'Contacts'],
    ['accounts', 'Accounts'],
  ] as const)
    await call(admin, createDirectory, {
      body: { key, name, attributes: [{ key: 'email', name: 'Email' }] as never },
    })
  const record = (directory: string, name: string, attributes = {}) =>
    call(admin, createRecord, { params: { directory }, body: { name, attributes } })
  await record('contacts', 'Ada Byron', { email: 'Ada@x.example' })
  await record('accounts', 'Acme')
  const furnishCases = async () => {
    await withModules(house).install('crm', CASES)
    const permissions = [{ scope: 'crm/cases', action: 'read', level: 'account' as const }]
    const body = { name: 'Case reader', audience: 'portal' as const, permissions }
    const { id } = await call(admin, createRole, { body })
    await call(admin, givePortalRole, { params: { portal: 'help', role: id } })
  }
  const bob = await house.person('Bob Outside', { type: 'portal', portals: ['help'] })
  return { ...house, help, bob, furnishCases }
}

test('E-09 a portal is made, looked at, given roles and people, switched off and deleted in the console', {
  timeout: 240_000,
}, async () => {
  const house = await furnish()
  const { admin, call, help, bob } = house
  const paths = ['/portals', `/portals/${help.id}`, `/portals/${help.id}/people`, `/portals/${help.id}/roles`]
  for (const look of LOOKS)
    for (const path of [...paths, `/users/${bob.id}/access`])
      await expectCleanInColors(await house.open(path, admin, look), path)

  const page = await house.open('/portals', admin)
  await page.getByRole('button', { name: 'New portal' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Customer shop')
  await expectClean(page, 'new portal')
  await page.getByRole('button', { name: 'Create portal' }).click()
  await page.getByRole('heading', { name: 'Customer shop' }).waitFor()
  const shop = await call(admin, getPortal, { params: { portal: 'customer-shop' } })
  expect(shop).toMatchObject({ name: 'Customer shop', offAt: null })
  await call(admin, addPortalPerson, { params: { portal: shop.id, user: bob.id } })

  await page.getByRole('button', { name: 'Switch off' }).click()
  await page.getByText('sessions there now').waitFor()
  await expectClean(page, 'switch off')
  await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click()
  await page.getByRole('button', { name: 'Switch on' }).waitFor()
  expect((await call(admin, getPortal, { params: { portal: shop.id } })).offAt).not.toBeNull()

  const there = await house.open(`/portals/${shop.id}/people`, admin)
  await there.getByText('Bob Outside').first().waitFor()
  await expectClean(there, 'people')
})

test('E-10 somebody new is let into a portal in the console: the contact fills in who it is', async () => {
  const { open, admin, call } = await furnish()
  await call(admin, createTeam, { body: { name: 'Of the house' } })
  const page = await open('/users', admin)
  await page.getByRole('button', { name: 'New user' }).first().click()
  const panel = page.getByRole('dialog')
  await panel.getByLabel(/^Default team/).waitFor()
  await panel.getByRole('radio', { name: /^Portal/ }).click()
  await panel.getByRole('heading', { name: 'Where they come in, and for whom' }).waitFor()
  expect(await panel.getByLabel(/^(Default team|Teams)/).count()).toBe(0)
  await panel.getByLabel('Roles').click()
  await page.getByRole('option', { name: 'Customer' }).click()
  expect(await page.getByRole('option', { name: 'User manager' }).count()).toBe(0)
  await page.keyboard.press('Tab')
  await panel.getByLabel('Portals').click()
  await page.getByRole('option', { name: 'Help desk' }).click()
  await panel.getByLabel('Contact').click()
  await page.getByRole('option', { name: /Ada Byron/ }).click()
  await panel.getByLabel('Accounts').click()
  await page.getByRole('option', { name: /Acme/ }).click()
  await page.keyboard.press('Tab')
  expect(await panel.getByLabel('Family name').inputValue()).toBe('Byron')
  await expectClean(page, 'new portal user')
  await panel.getByRole('button', { name: 'Create and show link' }).click()
  await page.getByRole('button', { name: 'Copy link' }).waitFor()
  const { items } = await call(admin, listPortalPeople, { params: { portal: 'help' } })
  expect(items.map(({ user }) => user.name)).toContain('Ada Byron')
})

test('E-12 the dialogs of a portal say first who gains or loses what, and what is taken comes back by Undo', async () => {
  const { open, admin, call, bob } = await furnish()
  const cells = [{ scope: 'users', action: 'read', level: 'all' as const }]
  await call(admin, createRole, { body: { name: 'Reader', audience: 'portal', permissions: cells } })
  const press = await call(admin, createPortal, { body: { key: 'press', name: 'Press' } })
  const page = await open(`/portals/${press.id}/people`, admin)
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Add people' }).click()
  await dialog.getByLabel('Portal users').fill('Bob')
  await page.getByRole('option', { name: /Bob Outside/ }).click()
  await dialog.getByText('This changes none of their rights.').waitFor()
  await dialog.getByRole('button', { name: 'Add people' }).click()
  await page.getByRole('link', { name: 'Bob Outside' }).waitFor()

  await page.getByRole('link', { name: 'Roles 0' }).click()
  await page.getByRole('button', { name: 'Give a role' }).click()
  await dialog.getByLabel('Role').click()
  await page.getByRole('option', { name: 'Reader' }).click()
  await dialog.getByText('Bob Outside gains 1 right.').waitFor()
  await expectClean(page, 'give')
  await dialog.getByRole('button', { name: 'Give a role' }).click()
  await page.getByRole('button', { name: 'Take Reader away' }).click()
  await dialog.getByText('Bob Outside loses 1 right.').waitFor()
  await expectClean(page, 'take')
  await dialog.getByRole('button', { name: 'Cancel' }).click()

  await page.getByRole('button', { name: 'Switch off' }).click()
  await dialog.getByText('Bob Outside loses 1 right.').waitFor()
  await dialog.getByRole('button', { name: 'Switch off' }).click()
  await page.getByRole('button', { name: 'Switch on' }).click()
  await dialog.getByText('Bob Outside gains 1 right.').waitFor()
  await expectClean(page, 'switch on')
  await dialog.getByRole('button', { name: 'Switch on' }).click()
  await page.getByRole('button', { name: 'Switch off' }).waitFor()

  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await dialog.getByLabel('What becomes of its people').click()
  await page.getByRole('option', { name: 'They lose it' }).click()
  await dialog.getByText('Bob Outside loses 1 right.').waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()

  const user = await open(`/users/${bob.id}/access`, admin)
  await user.getByRole('button', { name: 'Add role' }).click()
  await user.getByRole('dialog').getByLabel('Role').click()
  await user.getByRole('option', { name: 'Reader' }).waitFor()
  await user.keyboard.press('Escape')
  await user.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await user.getByRole('button', { name: 'Take out of Press' }).click()
  await user.getByRole('dialog').getByText('Bob Outside loses 1 right.').waitFor()
  await expectClean(user, 'take out')
  await user.getByRole('dialog').getByRole('button', { name: 'Take out' }).click()
  await user.getByRole('button', { name: 'Undo' }).click()
  await user.getByRole('button', { name: 'Take out of Press' }).waitFor()
  expect((await call(admin, listPortalPeople, { params: { portal: 'press' } })).total).toBe(1)
})

test('E-10 E-12 before a portal user stands for others, the dialog says what comes into reach, and Undo takes it back', {
  timeout: 240_000,
}, async () => {
  const { open, admin, call, bob, furnishCases } = await furnish()
  await furnishCases()
  for (const look of LOOKS) {
    const page = await open(`/users/${bob.id}/access`, admin, look)
    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name: 'Change', exact: true }).click()
    await dialog.getByLabel('Contact').click()
    await page.getByRole('option', { name: 'Ada Byron' }).click()
    await dialog.getByText('Bob Outside gains 1 right.').waitFor()
    const see = dialog.getByRole('button', { name: 'See what' })
    await see.focus()
    await page.keyboard.press('Enter')
    await dialog.getByText('Also records of Ada Byron').waitFor()
    await expectCleanInColors(page, `stands for ${look.width}`)
  }
  const page = await open(`/users/${bob.id}/access`, admin)
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await dialog.getByLabel('Accounts').click()
  await page.getByRole('option', { name: 'Acme' }).click()
  await dialog.getByText('Bob Outside gains 1 right.').waitFor()
  await dialog.getByRole('button', { name: 'Save' }).click()
  const accounts = async () => (await call(admin, getUser, { params: { user: bob.id } })).accounts.length
  await expect.poll(accounts).toBe(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(accounts).toBe(0)
})
