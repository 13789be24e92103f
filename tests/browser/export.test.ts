import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createRole } from '../../server/roles/contract.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

async function saved(page: Page, press: () => Promise<unknown>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return readFileSync(await download.path(), 'utf8')
}

const openDialog = async (page: Page) => {
  await page.getByRole('button', { name: 'More' }).first().click()
  await page.getByRole('menuitem', { name: 'Export' }).click()
  await page.getByRole('dialog', { name: 'Export people' }).waitFor()
}

test('the list is exported as it is filtered, whole or in chosen columns; so are those ticked', async () => {
  const { open, admin, person } = await openConsole()
  for (const name of ['Selma Whitaker', 'Marta Cantrell', 'Tom Sanders']) await person(name, { activated: false })
  for (const look of LOOKS) {
    const page = await open('/users', admin, look)
    await page.getByText('Selma Whitaker').first().waitFor()
    await openDialog(page)
    await expectCleanInColors(page, `export ${look.width}`)
  }

  const page = await open('/users?status=invited', admin)
  await page.getByRole('link', { name: 'Selma Whitaker' }).waitFor()
  await openDialog(page)
  const whole = await saved(page, () => page.getByRole('button', { name: 'Export 3 people' }).click())
  const rows: Record<string, string>[] = parse(whole, { columns: true, bom: true })
  // What the list shows, unless more is asked for.
  expect(Object.keys(rows[0] ?? {})).not.toContain('timeZone')
  expect(rows.map((row) => row.username)).toEqual(['selma.whitaker', 'marta.cantrell', 'tom.sanders'])
  await page.getByText('3 people exported.').waitFor()

  for (const name of ['Selma Whitaker', 'Tom Sanders'])
    await page.getByRole('checkbox', { name: `Select ${name}` }).click()
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Export' }).click()
  await page.getByRole('button', { name: 'Those of the list' }).click()
  await page.getByRole('checkbox', { name: 'Status' }).click()
  await page.getByText('JSON', { exact: true }).click()
  await expectClean(page, 'export of those ticked')
  const some = await saved(page, () => page.getByRole('button', { name: 'Export 2 people' }).click())
  const people: Record<string, unknown>[] = JSON.parse(some)
  expect(people.map((one) => [one.givenName, one.status])).toEqual([
    ['Selma', undefined],
    ['Tom', undefined],
  ])
})

test('who may not export sees no way to', async () => {
  const { open, admin, person, call } = await openConsole()
  const role = await call(admin, createRole, {
    body: { name: 'Reader', permissions: [{ scope: 'users', action: 'read', level: 'all' }] },
  })
  const kim = await person('Kim Novak', { roles: [role.id] })
  const page = await open('/users', kim)
  await page.getByRole('link', { name: 'Kim Novak' }).waitFor()
  expect(await page.getByRole('main').getByRole('button', { name: 'More', exact: true }).count()).toBe(0)
})
