import { expect, test } from 'vitest'
import { editUser, getUser } from '../../server/users/contract.ts'
import { expectClean } from './complaints.ts'
import { openConsole } from './harness.ts'

test('what the server refuses is told in German on the field, and so is what follows from a setting', async () => {
  const house = await openConsole()
  const { admin, call } = house
  const params = { user: admin.id }
  const { version } = await call(admin, getUser, { params })
  await call(admin, editUser, { params, body: { language: 'de' }, version })
  const page = await house.open('/settings?group=people', admin)
  const days = page.getByRole('region', { name: /^Gelöschte/ })
  await days.getByRole('textbox').fill('0')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').getByText('Jemanden zu löschen ist dann sofort endgültig').waitFor()
  await expectClean(page, 'german consequences')

  await page.goto(`${house.origin}/users`)
  await page.getByRole('button', { name: 'Neuer Benutzer' }).first().click()
  await page.getByLabel('Vorname', { exact: true }).fill('Ada')
  await page.getByLabel('Benutzername', { exact: true }).fill('grace')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Grace Hopper benutzt diesen Namen schon.').waitFor()
  await expectClean(page, 'german field')
  expect(await page.locator('html').getAttribute('lang')).toBe('de')
})

test('German words are longer: every group of settings stands on the page, and a browser without a name has one', async () => {
  const house = await openConsole()
  const { admin, call } = house
  const params = { user: admin.id }
  const { version } = await call(admin, getUser, { params })
  await call(admin, editUser, { params, body: { language: 'de' }, version })
  const page = await house.open('/settings', admin)
  const last = page.getByRole('navigation', { name: 'Gruppen' }).getByRole('link', { name: 'Server' })
  await last.waitFor()
  const { x = 0, width = 0 } = (await last.boundingBox()) ?? {}
  expect(x + width).toBeLessThanOrEqual(1440)
  await expectClean(page, 'german groups')
  await page.goto(`${house.origin}/account/security`)
  await page.getByText('Unbekanntes Gerät').first().waitFor()
})
