import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createDirectory } from '../../server/directories/contract.ts'
import { createRecord } from '../../server/directories/records/contract.ts'
import { createRole } from '../../server/roles/contract.ts'
import { makePortal } from '../harness/portals.ts'
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

test('R116 by portal, contact and account people are narrowed, in the list and in what is exported of it', async () => {
  const house = await openConsole({ settings: { 'portals.contacts': 'contacts', 'portals.accounts': 'accounts' } })
  const { open, admin, person, call } = house
  for (const key of ['contacts', 'accounts']) await call(admin, createDirectory, { body: { key, name: key } })
  const record = async (directory: string, name: string) =>
    (await call(admin, createRecord, { params: { directory }, body: { name } })).id
  for (let n = 10; n < 40; n++) await record('accounts', `Firm ${n}`)
  const zeta = await record('accounts', 'Zeta Works')
  await makePortal(house, { key: 'help', name: 'Help desk' })
  const outside = { type: 'portal' as const, portals: ['help'] }
  await person('Pia Sand', { ...outside, contact: await record('contacts', 'Pia of Zeta'), accounts: [zeta] })
  await person('Quin Sand', outside)
  await person('Rita Sand', { type: 'portal', accounts: [zeta] })
  const page = await open('/users', admin)
  const shown = async (names: readonly string[]) => {
    for (const name of ['Grace Hopper', 'Pia Sand', 'Quin Sand', 'Rita Sand'])
      await page.getByRole('link', { name }).waitFor({ state: names.includes(name) ? 'visible' : 'detached' })
    await openDialog(page)
    const count = names.length === 1 ? '1 person' : `${names.length} people`
    const file = await saved(page, () => page.getByRole('button', { name: `Export ${count}` }).click())
    const rows: Record<string, string>[] = parse(file, { columns: true, bom: true })
    expect(rows.map((row) => `${row.given_name} ${row.family_name}`)).toEqual(names)
  }
  const narrow = async (field: string, name: string) => {
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByRole('menuitem', { name: field }).click()
    const editor = page.getByRole('dialog', { name: field })
    const search = editor.getByRole('textbox', { name: `Find: ${field}` })
    if (field !== 'Portals') await search.fill(name)
    await editor.getByRole('checkbox', { name }).check()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: `${field} is ${name}` }).waitFor()
  }
  await narrow('Portals', 'Help desk')
  await shown(['Pia Sand', 'Quin Sand'])
  await narrow('Contact', 'Pia of Zeta')
  await shown(['Pia Sand'])
  for (const field of ['Portals', 'Contact'])
    await page.getByRole('button', { name: `Remove the filter ${field}` }).click()
  await narrow('Accounts', 'Zeta Works')
  // Its name is known anew, though it is none of the first.
  await page.reload()
  await page.getByRole('button', { name: 'Accounts is Zeta Works' }).waitFor()
  await expectCleanInColors(page, 'by account')
  await shown(['Pia Sand', 'Rita Sand'])
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
