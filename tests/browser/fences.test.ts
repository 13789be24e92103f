import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

const setting = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('E-62 E-63 fences are told before they hold, and read by whoever stands before them', async () => {
  const { admin, person, open } = await openConsole()
  const kim = await person('Kim Novak')
  const page = await open('/settings', admin)
  await page.getByRole('link', { name: 'Who is kept out' }).click()
  const addresses = setting(page, 'Only from these addresses')
  await addresses.getByRole('combobox').fill('10.0.0.0/8')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await addresses.getByText(/would shut yourself out/).waitFor()
  await setting(page, 'From any address').getByRole('combobox').fill('Grace')
  await page.getByRole('option', { name: 'Grace Hopper' }).click()
  await setting(page, 'Maintenance').getByRole('switch').press('Space')
  await setting(page, 'What people read meanwhile').getByRole('textbox').fill('Back at noon.')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Everybody but administrators is kept out with the next request.').waitFor()
  await expectClean(page, 'consequences of fences')
  await page.getByRole('button', { name: 'Change 4 settings' }).click()
  await page.getByText('4 settings are changed.').waitFor()
  for (const look of LOOKS) {
    const settings = await open(page.url().slice(page.url().indexOf('/settings')), admin, look)
    await setting(settings, 'Maintenance').waitFor()
    await expectCleanInColors(settings, 'settings of fences')
    const door = await open('/sign-in', undefined, look)
    await door.getByText('Back at noon.').waitFor()
    await expectCleanInColors(door, 'sign-in during maintenance')
  }
  const kept = await open('/account', kim)
  await kept.getByRole('heading', { name: 'Not from here' }).waitFor()
  await page.goto(`${page.url().split('?')[0]}?group=fences`)
  await setting(page, 'Only from these addresses').getByRole('button', { name: 'Reset' }).click()
  await page.keyboard.press('Control+Enter')
  await page.getByText('1 setting is changed.').waitFor()
  await kept.getByRole('button', { name: 'Try again' }).click()
  await kept.getByRole('heading', { name: 'Roster is being maintained' }).waitFor()
  await kept.getByText('Back at noon.').waitFor()
})
