import { expect, test } from 'vitest'
import { editUser, getUser } from '../../server/users/contract.ts'
import { furnishDesk } from '../harness/assignments.ts'
import { expectCleanInColors } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

test('R-11 a list is narrowed to a record of a long directory by typing its name in one go, also after a reload', async () => {
  const house = await openConsole()
  const { call, admin, person } = house
  const { record } = await furnishDesk(house)
  const ids = []
  for (let n = 10; n < 75; n++) ids.push(await record('customers', `Firm ${n}`))
  const ada = await person('Ada Lovelace', { activated: false })
  await person('Bob Meyer', { activated: false })
  const { version } = await call(admin, getUser, { params: { user: ada.id } })
  await call(admin, editUser, { params: { user: ada.id }, version, body: { fields: { customers: [ids[64] ?? ''] } } })
  for (const look of LOOKS) {
    const page = await house.open('/users', admin, look)
    await page.getByText('Bob Meyer').first().waitFor()
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByRole('menuitem', { name: 'customers' }).click()
    const field = page.getByRole('textbox', { name: 'Find: customers' })
    await field.fill('zzz')
    await page.getByText('Nothing matches').waitFor()
    await field.fill('')
    await page.getByRole('checkbox', { name: 'Firm 10' }).waitFor()
    await expectCleanInColors(page, `records ${look.width}`)
    await field.pressSequentially('firm 74')
    await field.press('Enter')
    await page.getByText('Bob Meyer').first().waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'customers is Firm 74' }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'customers is Firm 74' }).click()
    await expect.poll(() => page.getByRole('checkbox', { name: 'Firm 74' }).isChecked()).toBe(true)
  }
})

test('what applications declare can be kept for administrators, too (access.adminOnly)', async () => {
  const house = await openConsole()
  await furnishDesk(house)
  const page = await house.open('/settings?q=kept', house.admin)
  const field = page.getByRole('combobox', { name: 'Kept for administrators' })
  await field.fill('desk')
  await page.getByRole('option', { name: 'Desk: Issues, Read (desk/issues.read)' }).click()
  await page.getByRole('button', { name: 'Save' }).first().click()
  const kept = () => house.roster.ctx.world.settings['access.adminOnly']
  await expect.poll(kept).toEqual(['desk/issues.read'])
})

test('where nothing is found, the open list says so and is no riddle for screen readers', async () => {
  const { open, admin } = await openConsole()
  for (const look of LOOKS) {
    const page = await open('/users?new=true', admin, look)
    await page.getByRole('combobox', { name: 'Roles' }).fill('zzz')
    await page.getByRole('option', { name: 'Nothing matches' }).waitFor()
    await expectCleanInColors(page, `nothing ${look.width}`)
  }
})
