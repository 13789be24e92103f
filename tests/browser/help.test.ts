import { expect, test } from 'vitest'
import { expectClean } from './complaints.ts'
import { openConsole } from './harness.ts'

const OTHER = 'another harbour of quiet boats'

test('E-35 P-11 G-27 without a mail server an administrator helps who forgot the password: by a link, never by the password', async () => {
  const house = await openConsole({ settings: { 'recovery.contact': 'Grace, room 12' } })
  const kim = await house.person('Kim Novak', { emails: ['kim@x.example'] })
  const hers = await house.open('/sign-in')
  await hers.getByText('Ask: Grace, room 12').waitFor()

  const page = await house.open(`/users/${kim.id}`, house.admin)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Change roles' }).waitFor()
  for (const name of ['Send password change link', 'Send access info', 'Set a password'])
    expect(await page.getByRole('menuitem', { name }).count()).toBe(0)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Password link', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Password link for Kim Novak' })
  await dialog.getByRole('button', { name: 'Make a link' }).click()
  const shown = dialog.getByRole('textbox', { name: 'Password link' })
  await shown.waitFor()
  await expectClean(page, 'link to hand over')
  const link = new URL(await shown.inputValue())
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()

  await hers.goto(link.href)
  await hers.getByLabel('New password', { exact: true }).fill(OTHER)
  await hers.getByRole('button', { name: 'Set password and continue' }).click()
  await hers.getByText('Password set').waitFor()
  await hers.locator('[name=password]').fill(OTHER)
  await hers.keyboard.press('Enter')
  await hers.waitForURL('**/account')
  await page.goto(`${house.origin}/users/${kim.id}/activity`)
  await page.getByText('looked at the password link').waitFor()
  await page.getByText('set a new password with a link').waitFor()
  expect(await page.getByText(link.hash.slice(1)).count()).toBe(0)
})
