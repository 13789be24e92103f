import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openWindow, startRoster } from './stranger.ts'

const SAMPLE = join(import.meta.dirname, '../../sample')
const HERS = 'a quiet boat beside the long pier'
const OURS = 'seven lanterns above the old harbour'

test('E-05 E-27 E-42 G-16 G-19 G-23 R14 a stranger sets Roster up, brings in a real organisation and administers it', async () => {
  const roster = await startRoster()
  const mine = await openWindow()
  const { page } = mine
  await becomeAdministrator(page, roster.setUpAddress)
  for (const [kind, file, rows] of [
    ['users', 'people.csv', 537],
    ['teams', 'teams.csv', 230],
    ['memberships', 'memberships.csv', 3879],
  ] as const)
    await bringIn(page, roster.origin, kind, join(SAMPLE, file), rows)

  await page.goto(`${roster.origin}/users`)
  await find(page, 'velazquez', 'Nydia M. Velázquez')
  await find(page, 'klobu', 'Amy Klobuchar')
  await page.getByRole('link', { name: 'Amy Klobuchar' }).click()
  await part(page, 'Access')
  await see(page, 'Ranking Member')

  await makeRole(page, roster.origin)
  await giveRole(page, roster.origin)
  const link = await copyActivationLink(page, roster.origin)

  const hers = await openWindow()
  await hers.page.goto(link)
  await hers.page.getByLabel('New password', { exact: true }).fill(HERS)
  await hers.page.getByRole('button', { name: 'Set password and continue' }).click()
  await signIn(hers.page, HERS)
  await see(hers.page, 'Users')
  expect(await hers.page.getByRole('button', { name: /New user/ }).count()).toBe(0)
  await find(hers.page, 'klobu', 'Amy Klobuchar')
  await search(hers.page, 'velazquez')
  await see(hers.page, 'No one matches')
  await refusedElsewhere(hers.page, roster.origin)

  await suspend(page, roster.origin)
  await hers.page.goto(`${roster.origin}/users`)
  await hers.page.waitForURL(/sign-in/)
  await enter(hers.page, HERS)
  await see(hers.page, /suspended/)
  await page.getByRole('button', { name: 'Reactivate' }).first().click()
  await see(page, /can sign in again|Active/)
  await enter(hers.page, HERS)
  await hers.page.waitForURL(/users/)

  await part(page, 'Activity')
  for (const words of [/reactivated/, /suspended/, /signed in|Signed in/, /activat/i, /created/]) await see(page, words)
  expect(await roster.command('audit', 'verify')).toContain('The trail is whole.')
  expect([...mine.complaints, ...hers.complaints]).toEqual([])
}, 180_000)

async function becomeAdministrator(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByLabel('Name of this installation').fill('Congress Directory')
  await page.getByLabel('Given name').fill('Ada')
  await page.getByLabel('Family name').fill('Lindqvist')
  await page.getByLabel('Email').fill('ada@congress.example')
  await page.getByLabel('New password', { exact: true }).fill(OURS)
  expect(page.url()).not.toContain('#')
  await page.getByRole('button', { name: 'Become administrator' }).click()
  await page.waitForURL(/users/)
}

/** The import page: choose the file, look at what each column means, check, run. */
async function bringIn(page: Page, origin: string, kind: string, file: string, rows: number): Promise<void> {
  await page.goto(`${origin}/imports/new?kind=${kind}`)
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: /^Check/ }).click()
  await page.getByRole('button', { name: /^Import/ }).click()
  await see(page, new RegExp(rows.toLocaleString('en')))
}

/** One of the parts of a person's page. */
async function part(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Parts of this person' }).getByRole('link', { name }).click()
}

async function search(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Escape')
  await page.getByPlaceholder('Name, email, phone or id').fill(words)
}

async function find(page: Page, words: string, name: string): Promise<void> {
  await search(page, words)
  await page.getByRole('link', { name }).waitFor()
}

async function makeRole(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/roles`)
  await page.getByRole('button', { name: /New role/ }).click()
  await page.getByLabel('Name', { exact: true }).fill('Committee colleague')
  await page.getByRole('button', { name: 'Create role' }).click()
  await page
    .getByRole('gridcell', { name: /Users.*Read|Read.*Users/ })
    .first()
    .click()
  await page
    .getByRole('menuitem', { name: /^Team/ })
    .or(page.getByRole('menuitemradio', { name: /^Team/ }))
    .first()
    .click()
  await page.getByRole('button', { name: /Save/ }).click()
  await see(page, /is saved/)
}

async function giveRole(page: Page, origin: string): Promise<void> {
  await openAmy(page, origin)
  await part(page, 'Access')
  await page.getByRole('button', { name: /Add role/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Role' }).fill('Committee')
  await page.getByRole('option', { name: /Committee colleague/ }).click()
  await dialog.getByRole('button', { name: 'Add role' }).click()
  await see(page, /Committee colleague/)
}

async function copyActivationLink(page: Page, origin: string): Promise<string> {
  await openAmy(page, origin)
  await page.getByRole('button', { name: 'Make a link' }).click()
  await page.getByRole('button', { name: 'Copy link' }).click()
  return page.evaluate('navigator.clipboard.readText()')
}

async function signIn(page: Page, password: string): Promise<void> {
  await page.waitForURL(/sign-in/)
  await see(page, 'Password set. Sign in with it.')
  expect(await page.getByLabel('Username or email').inputValue()).toBe('amy.klobuchar@congress.example')
  await enter(page, password)
  await page.waitForURL(/users/)
}

async function enter(page: Page, password: string): Promise<void> {
  await page.getByLabel('Username or email').fill('amy.klobuchar@congress.example')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** What her role does not give is refused, by the console and by the server behind it. */
async function refusedElsewhere(page: Page, origin: string): Promise<void> {
  for (const path of ['/roles', '/imports/new?kind=users']) {
    await page.goto(origin + path)
    await see(page, /can.t|None of your roles|no right/i)
  }
  const asked = ['/roles', '/audit', '/teams']
  const statuses = await page.evaluate(
    (paths) => Promise.all(paths.map(async (path) => (await fetch(`/api/v1${path}`)).status)),
    asked,
  )
  expect(statuses).toEqual([403, 403, 403])
}

async function suspend(page: Page, origin: string): Promise<void> {
  await openAmy(page, origin)
  await page
    .getByRole('button', { name: /More|menu/i })
    .last()
    .click()
  await page.getByRole('menuitem', { name: /Suspend/ }).click()
  await page.getByLabel(/Reason/).fill('Only for this story')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Suspend/ })
    .click()
  await see(page, 'Only for this story')
}

async function openAmy(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/users?q=klobuchar`)
  await page.getByRole('link', { name: 'Amy Klobuchar' }).click()
  await page.getByRole('heading', { name: 'Amy Klobuchar' }).waitFor()
}

async function see(page: Page, words: string | RegExp): Promise<void> {
  await page.getByText(words).first().waitFor()
}
