import { expect, test } from 'vitest'
import { getUser } from '../../server/users/contract.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

test('roles.adminAppearsAs: to give “Administrator” is to change the type, with what that says; to take it is to change it back', async () => {
  const house = await openConsole({ settings: { 'roles.adminAppearsAs': 'Administrator' } })
  const kit = await house.person('Kit Carson')
  const typeOf = async () => (await house.call(house.admin, getUser, { params: { user: kit.id } })).type
  for (const look of LOOKS) await expectCleanInColors(await house.open('/roles', house.admin, look), 'roles')
  const page = await house.open(`/users/${kit.id}/access`, house.admin)
  await page.getByRole('button', { name: 'Add role' }).click()
  await page.getByRole('combobox', { name: 'Role' }).click()
  await page.getByRole('option', { name: 'Administrator' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Add role' }).click()
  await page.getByRole('dialog', { name: 'Make Kit Carson an administrator?' }).waitFor()
  await expectClean(page, 'becoming')
  expect(await typeOf()).toBe('regular')
  await page.getByRole('dialog').getByRole('button', { name: 'Make administrator' }).click()
  await expect.poll(typeOf).toBe('admin')
  await page.getByRole('button', { name: 'Menu of Administrator' }).click()
  await page.getByRole('menuitem', { name: 'Take away' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Make regular user' }).click()
  await expect.poll(typeOf).toBe('regular')
  await page.goto(`${house.origin}/roles`)
  await page.getByRole('link', { name: '1 person' }).waitFor()
})
