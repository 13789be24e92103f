import { expect, test } from 'vitest'
import { createRole, getRole } from '../../server/roles/contract.ts'
import { withModules } from '../harness/modules.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

test('E-50 a role says what it gives of fields and which special permissions; who gains is said before', async () => {
  const house = await openConsole()
  const { install } = withModules(house)
  await install('compounds')
  const permissions = [{ scope: 'compounds/compounds', action: 'read', level: 'all' }] as const
  const { id } = await house.call(house.admin, createRole, { body: { name: 'Buyer', permissions: [...permissions] } })
  await house.person('Ada Lovelace', { roles: [id], activated: false })
  for (const look of LOOKS)
    for (const tab of ['fields', 'special'])
      await expectCleanInColors(await house.open(`/roles/${id}/${tab}`, house.admin, look), tab)
  const page = await house.open(`/roles/${id}/fields`, house.admin)
  const price = page.getByRole('radiogroup', { name: 'Compounds, Price: Read' })
  await price.getByText('Yes', { exact: true }).click()
  await page.getByText('1 person gains “compounds/compounds.price · Read”.').waitFor()
  await expectClean(page, 'fields changed')
  await page.getByRole('button', { name: 'Save role' }).click()
  await expect
    .poll(async () => (await house.call(house.admin, getRole, { params: { role: id } })).fields)
    .toEqual([{ scope: 'compounds/compounds', field: 'price', action: 'read', gives: 'yes' }])
  await page.getByRole('link', { name: 'Special' }).click()
  await page.getByRole('button', { name: /Export: Not set/ }).click()
  await page.getByRole('menuitem', { name: /^Yes/ }).click()
  await page.getByText('1 person gains “Compounds · Export”.').waitFor()
  await page.getByRole('button', { name: 'Save role' }).click()
  await expect
    .poll(async () => (await house.call(house.admin, getRole, { params: { role: id } })).permissions.length)
    .toBe(2)
})

test('E-54 a permission holds only for young records where its menu says so; applications stand before Roster', async () => {
  const house = await openConsole()
  const { install } = withModules(house)
  await install('compounds')
  const permissions = [{ scope: 'compounds/compounds', action: 'edit', level: 'own' }] as const
  const { id } = await house.call(house.admin, createRole, { body: { name: 'Clerk', permissions: [...permissions] } })
  const page = await house.open(`/roles/${id}`, house.admin)
  await page.getByRole('button', { name: 'Compounds, Edit: Own' }).click()
  await page.getByRole('menuitem', { name: 'for 1 d' }).click()
  await page.getByText('1 change', { exact: true }).waitFor()
  expect(await page.locator('tbody th[scope=rowgroup]').first().textContent()).toContain('Compounds')
  await page.getByRole('button', { name: 'Save role' }).click()
  await expect
    .poll(async () => (await house.call(house.admin, getRole, { params: { role: id } })).permissions)
    .toMatchObject([{ level: 'own', within: 86_400 }])
})
