import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createTeam } from '../../server/teams/contract.ts'
import { editUser, getUser } from '../../server/users/contract.ts'
import { expectClean } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

const line = (page: Page, words: string) => page.locator('li').filter({ hasText: words }).first()
const undoOf = (page: Page, words: string) => line(page, words).getByRole('button', { name: 'Undo' })

test('an event of the timeline is undone: the plan in words, what stands against it, the undo of the undo', async () => {
  const { open, admin, person, call } = await openConsole()
  const team = await call(admin, createTeam, { body: { name: 'Desk' } })
  const sam = await person('Sam Rivers', { teams: [team.id] })
  const user = sam.id
  const edit = async (position: string) => {
    const { version } = await call(admin, getUser, { params: { user } })
    await call(admin, editUser, { params: { user }, body: { position }, version })
  }
  await edit('Clerk')
  await edit('Editor')
  for (const look of LOOKS) {
    const page = await open(`/users/${user}/activity`, admin, look)
    await undoOf(page, 'Editor').click()
    await page.getByText('The profile of Sam Rivers is as before').waitFor()
    await expectClean(page, `plan of an undo ${look.width} ${look.scheme}`)
    await page.keyboard.press('Escape')
    const older = page.locator('li').filter({ hasText: 'Clerk' }).filter({ hasNotText: 'Editor' })
    await older.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Grace Hopper changed this since').waitFor()
    expect(await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).count()).toBe(0)
    await expectClean(page, `conflict of an undo ${look.width} ${look.scheme}`)
    await page.keyboard.press('Escape')
    await expectClean(page, `timeline with undo ${look.width} ${look.scheme}`)
  }
  const page = await open(`/users/${user}/activity`, admin)
  await undoOf(page, 'Editor').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('status').getByText('Undone.').waitFor()
  expect((await call(admin, getUser, { params: { user } })).position).toBe('Clerk')
  await page.getByText('Undone', { exact: true }).waitFor()
  await expectClean(page, 'undone')
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await call(admin, getUser, { params: { user } })).position).toBe('Editor')
})
