import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { type Console, LOOKS, openConsole } from './harness.ts'

const ROOT = join(import.meta.dirname, '../..')
const BROKEN = join(ROOT, 'tests/imports/people-broken.csv')

test('E-27 R14 a broken file: what is wrong is told by line, the good rows come in, the bad ones are downloaded', async () => {
  const house = await openConsole()
  const page = await house.open('/imports/new?kind=users', house.admin)
  await choose(page, BROKEN)
  await choosing(page, 'boss', 'Manager')
  await expectClean(page, 'columns')
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await page.getByText('Nothing of this is kept.').waitFor()
  await house.run('imports')

  const run = page.getByRole('button', { name: /^Import \d+ rows$/ })
  await run.waitFor()
  await page.getByText('“mary(at)example.org” does not look like an email address.').waitFor()
  await page.getByText('This row has 3 cells; the first line names 11 columns.').waitFor()
  await expectClean(page, 'checked')
  const count = Number(/\d+/.exec((await run.textContent()) ?? '')?.[0])
  await run.click()
  await page.getByText('You can close this page').waitFor()
  await expectClean(page, 'at work')
  await house.run('imports')
  await page.getByRole('link', { name: 'See users' }).waitFor()
  await expectClean(page, 'ended')
  expect(await download(page)).toContain('mary(at)example.org')
  await seeInEveryLook(house, new URL(page.url()).pathname)

  await page.getByRole('link', { name: 'See users' }).click()
  await page.getByText(`of ${count + 1}`).waitFor()
  await page.getByRole('link', { name: 'Ada Lovelace' }).waitFor()
})

test('E-27 a file that is none is refused in place; past imports are listed; who may not import is told so', async () => {
  const house = await openConsole()
  const page = await house.open('/users', house.admin)
  await page.getByRole('link', { name: 'Import' }).first().click()
  await page.getByRole('radio', { name: /^Teams/ }).click()
  await page.getByLabel('File', { exact: true }).setInputFiles({
    name: 'teams.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('key,name\n'),
  })
  await page.getByText('This file has a header and no rows.').waitFor()
  await expectClean(page, 'refused file')
  await choose(page, join(ROOT, 'sample/teams.csv'))
  await page.getByRole('button', { name: 'Check', exact: true }).waitFor()
  await page.goto(`${house.origin}/imports`)
  await page.getByRole('link', { name: 'teams.csv' }).waitFor()
  for (const path of ['/imports', '/imports/new']) await seeInEveryLook(house, path)

  const nobody = await house.open('/imports/new', await house.person('Nora Nothing'))
  await nobody.getByRole('heading', { name: 'You can’t see this' }).waitFor()
})

const choose = (page: Page, file: string) => page.getByLabel('File', { exact: true }).setInputFiles(file)

/** Says what a column means. */
async function choosing(page: Page, column: string, meaning: string): Promise<void> {
  await page.getByRole('combobox', { name: `Meaning of ${column}` }).click()
  await page.getByRole('option', { name: meaning, exact: true }).click()
}

async function download(page: Page): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ])
  return readFileSync(await file.path(), 'utf8')
}

async function seeInEveryLook({ open, admin }: Console, path: string): Promise<void> {
  for (const look of LOOKS) await expectCleanInColors(await open(path, admin, look), `${path} ${look.width}`)
}
