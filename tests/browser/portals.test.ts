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
import { expectClean } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

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
  const bob = await house.person('Bob Outside', { type: 'portal', portals: ['help'] })
  return { ...house, help, bob }
}

test('E-09 a portal is made, looked at, given roles and people, switched off and deleted in the console', {
  timeout: 240_000,
}, async () => {
  const house = await furnish()
  const { admin, call, help, bob } = house
  const paths = ['/portals', `/portals/${help.id}`, `/portals/${help.id}/people`, `/portals/${help.id}/roles`]
  for (const look of LOOKS)
    for (const path of [...paths, `/users/${bob.id}/access`])
      await expectClean(await house.open(path, admin, look), path)

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
  const page = await open('/users', admin)
  await page.getByRole('button', { name: 'New user' }).first().click()
  const panel = page.getByRole('dialog')
  await panel.getByRole('radio', { name: /^Portal/ }).click()
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
