import { expect, test } from 'vitest'
import { getUser, listUsers, suspendUser } from '../../server/users/contract.ts'
import { importText } from '../imports/importing.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { type Console, LOOKS, openConsole } from './harness.ts'

const people = `username,given name,family name\n${Array.from({ length: 12 }, (_, at) => `p${at},Paula,Person ${at}`).join('\n')}\n`

async function seen(house: Console, path: string, words: string, what: string): Promise<void> {
  for (const look of LOOKS) {
    const page = await house.open(path, house.admin, look)
    await page.getByText(words).first().waitFor()
    await expectCleanInColors(page, `${what} ${look.width}`)
  }
}

test('an import is undone: what would go and who stays, by line and name; then the work; then what became of it', async () => {
  const house = await openConsole()
  const { admin, call } = house
  const done = await importText(house, admin, 'users', people)
  const { items } = await call(admin, listUsers, { query: { q: 'Person 7' } })
  const user = items[0]?.id ?? ''
  await call(admin, suspendUser, { params: { user }, body: { reason: 'Left' } })

  const page = await house.open(`/imports/${done.id}`, admin)
  await page.getByRole('button', { name: 'Undo this import' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Nothing is deleted yet.').waitFor()
  await seen(house, `/imports/${done.id}`, 'Nothing is deleted yet.', 'undo tried')
  await house.run('undo-imports')
  await page.getByRole('heading', { name: 'What undoing this import would do' }).waitFor()
  await page.getByRole('cell', { name: /Grace Hopper.*Suspended/ }).waitFor()
  await page.getByText('Whoever goes can be restored for 30 days.').waitFor()
  await expectClean(page, 'undo planned')
  await page.setViewportSize({ width: 390, height: 844 })
  await expectClean(page, 'undo planned 390')

  await page.getByRole('button', { name: 'Delete 11 people' }).waitFor()
  // Whoever works by keys goes on where the button was.
  const focused = async () => page.evaluate('document.activeElement.textContent')
  for (let tabs = 0; tabs < 8 && (await focused()) !== 'Delete 11 people'; tabs++) await page.keyboard.press('Tab')
  expect(await focused()).toBe('Delete 11 people')
  await page.keyboard.press('Enter')
  await page.getByText('the undo goes on').waitFor()
  await house.run('undo-imports')
  await page.getByRole('heading', { name: 'This import was undone' }).waitFor()
  await page.getByText('Imported, and undone').waitFor()
  await seen(house, `/imports/${done.id}`, 'This import was undone', 'undone')
  expect((await call(admin, getUser, { params: { user } })).status.key).toBe('suspended')
  expect((await call(admin, listUsers, { query: { q: 'Paula' } })).items.map(({ id }) => id)).toEqual([user])
  await page.getByRole('link', { name: 'Paula Person 7' }).click()
  await page.getByRole('heading', { name: 'Paula Person 7' }).waitFor()
})
