import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { deleteUser, getUser } from '../../server/users/contract.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

const choose = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name }).click()
}

test('E-43 a deleted user is erased for good by typing the name; until then a form says who holds the username', async () => {
  const { open, admin, person, call, attempt } = await openConsole()
  const sam = await person('Sam Rivers', { username: 'sam' })
  const { version } = await call(admin, getUser, { params: { user: sam.id } })
  await call(admin, deleteUser, { params: { user: sam.id }, version })
  for (const look of LOOKS) {
    const page = await open(`/users/${sam.id}`, admin, look)
    await choose(page, 'Erase for good')
    await page.getByRole('button', { name: 'Erase Sam' }).waitFor()
    await expectCleanInColors(page, `erase ${look.width}`)
  }

  const form = await open('/users?new=1', admin)
  await form.getByRole('textbox', { name: 'Username' }).fill('sam')
  await form.keyboard.press('Control+Enter')
  await form.getByText('Taken by a deleted account').waitFor()
  await expectClean(form, 'held by a deleted account')
  const opened = form.context().waitForEvent('page')
  await form.getByRole('link', { name: 'Show the deleted account' }).click()
  const page = await opened
  await page.getByRole('link', { name: 'Sam Rivers' }).click()
  await page.getByText('Sam is deleted', { exact: true }).waitFor()
  await choose(page, 'Erase for good')
  await page.getByRole('button', { name: 'Erase Sam' }).click()
  await page.getByText('This is not the name.').waitFor()
  await page.getByLabel('Type Sam Rivers to confirm').fill('Sam Rivers')
  await page.getByRole('button', { name: 'Erase Sam' }).click()
  await page.getByText('Sam Rivers is erased for good.').waitFor()
  await page.getByText('No one matches').or(page.getByText('There is nobody here.')).first().waitFor()
  await form.keyboard.press('Control+Enter')
  await form.getByRole('textbox', { name: 'Activation link' }).waitFor()
  expect((await attempt(admin, getUser, { params: { user: sam.id } })).status).toBe(404)
})

test('without a grace deleting is final, and asks for the name', async () => {
  const { open, admin, person } = await openConsole({ settings: { 'deletion.graceDays': 0 } })
  const sam = await person('Sam Rivers')
  const page = await open(`/users/${sam.id}`, admin)
  await choose(page, 'Delete')
  await page.getByRole('button', { name: 'Delete Sam' }).click()
  await page.getByText('This is not the name.').waitFor()
  await expectClean(page, 'final deletion')
})
