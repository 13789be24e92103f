import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createDirectory } from '../../server/directories/contract.ts'
import { createRecord } from '../../server/directories/records/contract.ts'
import { createProfileField } from '../../server/profile-fields/contract.ts'
import { editUser, getUser } from '../../server/users/contract.ts'
import { withModules } from '../harness/modules.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { type Console, LOOKS, openConsole } from './harness.ts'

const DESK = `
key: desk
name: Desk
scopes:
  - key: issues
    name: Issues
    actions: [{ key: read, name: Read, levels: [all, team, own] }]
    attributes: [{ key: type, name: Type, directory: issue-types }]
`

/** Origins, locations at them, and issue types by which people are restricted. */
async function furnish(house: Console) {
  const { admin, call } = house
  const made = (key: string, name: string, attributes: object[] = []) =>
    call(admin, createDirectory, { body: { key, name, attributes: attributes as never } })
  await made('origins', 'Origins')
  const locations = await made('locations', 'Locations', [
    { key: 'country', name: 'Country', required: true },
    { key: 'origin', name: 'Origin', kind: 'record', directory: 'origins' },
  ])
  await made('issue-types', 'Issue types')
  await withModules(house).install('desk', DESK)
  const add = (directory: string, name: string, attributes = {}) =>
    call(admin, createRecord, { params: { directory }, body: { name, attributes } })
  const basel = await add('origins', 'Basel')
  await add('locations', 'North wing', { country: 'CH', origin: basel.id })
  const complaint = await add('issue-types', 'Complaint')
  await add('issue-types', 'Return')
  const appliesTo = [{ scope: 'desk/issues', attribute: 'type' }]
  const body = { key: 'issue_types', label: 'Issue types', kind: 'record', directories: ['issue-types'], many: true }
  await call(admin, createProfileField, { body: { ...body, effect: 'restrict', appliesTo } as never })
  await call(admin, createProfileField, {
    body: { key: 'origin', label: 'Origin', kind: 'record', directories: ['origins'] },
  })
  return { locations, basel, complaint }
}

test('G-11 G-12 a directory is made with its attributes, gets records, and says who uses them', async () => {
  const house = await openConsole()
  const { locations } = await furnish(house)
  for (const look of LOOKS)
    for (const path of ['/directories', `/directories/${locations.id}`])
      await expectCleanInColors(await house.open(path, house.admin, look), path)

  const page = await house.open('/directories', house.admin)
  await page.getByRole('button', { name: 'New directory' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Customers')
  await page.getByRole('button', { name: 'Add an attribute' }).click()
  await page.getByRole('textbox', { name: 'Name' }).nth(1).fill('VAT number')
  await expectClean(page, 'new directory')
  await page.getByRole('button', { name: 'Make directory' }).click()
  await page.getByRole('heading', { name: 'Customers' }).waitFor()
  await page.getByRole('button', { name: 'Add a record' }).first().click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Acme')
  await page.getByRole('textbox', { name: /VAT number/ }).fill('PL1')
  await page.getByRole('dialog').getByRole('button', { name: 'Add a record' }).click()
  await page.getByRole('button', { name: 'Acme', exact: true }).waitFor()

  await page.goto(`${house.origin}/directories/origins`)
  await page.getByRole('button', { name: 'Menu of Basel' }).click()
  await page.getByRole('menuitem', { name: 'Delete record' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete record' }).click()
  await page.getByText(/is used by 1 other record/).waitFor()
  await expectClean(page, 'a used record')
})

test('R-11 a field is declared, somebody is held to only these, and the list is narrowed by a record', async () => {
  const house = await openConsole()
  const { basel, complaint } = await furnish(house)
  for (const look of LOOKS)
    await expectCleanInColors(await house.open('/profile-fields', house.admin, look), 'profile fields')
  const fields = await house.open('/profile-fields', house.admin)
  await fields.getByRole('button', { name: 'Issue types', exact: true }).click()
  await fields.getByRole('radio', { name: /Restricts/ }).waitFor()
  await expectClean(fields, 'a field')

  const ada = await house.person('Ada King', { activated: false })
  const page = await house.open(`/users/${ada.id}`, house.admin)
  await page.getByRole('button', { name: 'Edit', exact: true }).first().click()
  await choose(page, 'Origin (optional)', 'Basel')
  await page.getByRole('radio', { name: 'Only these' }).check()
  await page.getByText('With none chosen nothing is admitted.').waitFor()
  await choose(page, 'Issue types: only these', 'Complaint')
  await expectClean(page, 'held to only these')
  await page.getByRole('button', { name: /^Save/ }).click()
  const read = async () => (await house.call(house.admin, getUser, { params: { user: ada.id } })).fields
  const named = (id: string, name: string) => ({ id, name, inactive: false })
  await expect
    .poll(read)
    .toEqual({ origin: [named(basel.id, 'Basel')], issue_types: { only: [named(complaint.id, 'Complaint')] } })
  await page.goto(`${house.origin}/users/${ada.id}/profile`)
  await page.getByText('Complaint').waitFor()
  await expectClean(page, 'profile')
  await page.goto(`${house.origin}/users?fields=issue_types:${complaint.id}`)
  await page.getByRole('link', { name: 'Ada King' }).waitFor()
  await page.getByText('Issue types').first().waitFor()
  await expectClean(page, 'narrowed')
  const { version } = await house.call(house.admin, getUser, { params: { user: ada.id } })
  const free = { fields: { issue_types: { unrestricted: true as const } } }
  await house.call(house.admin, editUser, { params: { user: ada.id }, body: free, version })
})

async function choose(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name }).click()
  await page.keyboard.press('Tab')
}

test('G-11 a file of records is checked line by line, mended, imported and taken back', async () => {
  const house = await openConsole()
  const attributes = [{ key: 'country', name: 'Country', required: true }]
  const made = await house.call(house.admin, createDirectory, { body: { key: 'places', name: 'Places', attributes } })
  const page = await house.open(`/directories/${made.id}`, house.admin)
  await page.getByRole('button', { name: 'Import' }).click()
  const choose = (text: string) =>
    page.getByLabel('CSV file of records').setInputFiles({
      name: 'places.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    })
  await choose('name,country,colour\nOslo,Norway,\nRome,,red\n')
  await page.getByText('2 mistakes in the file').waitFor()
  await page.getByText('Line 3, country:').waitFor()
  expect(await page.getByText('unchanged', { exact: true }).count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Import', exact: true }).last().isDisabled()).toBe(true)
  await expectClean(page, 'mistakes')
  await choose('name,country\nOslo,Norway\nRome,Italy\n')
  await page.getByRole('button', { name: 'Import 2 records' }).click()
  await page.getByText('2 records of Places are imported.').waitFor()
  await page.getByText('Rome').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('No records here').waitFor()
})
