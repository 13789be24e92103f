import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createProfileField, editProfileField } from '../../server/profile-fields/contract.ts'
import { createRole, listRoles } from '../../server/roles/contract.ts'
import { createTeam, getTeam } from '../../server/teams/contract.ts'
import { editUser, getUser } from '../../server/users/contract.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
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
    await expectCleanInColors(page, `plan of an undo ${look.width}`)
    await page.keyboard.press('Escape')
    const older = page.locator('li').filter({ hasText: 'Clerk' }).filter({ hasNotText: 'Editor' })
    await older.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Grace Hopper changed this since').waitFor()
    expect(await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).count()).toBe(0)
    await expectCleanInColors(page, `conflict of an undo ${look.width}`)
    await page.keyboard.press('Escape')
    await expectCleanInColors(page, `timeline with undo ${look.width}`)
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

test('an event in the audit log is undone where it stands, with its plan; focus comes back', async () => {
  const { open, admin, call } = await openConsole()
  const body = { key: 'party', kind: 'text' as const, label: 'Party' }
  const field = await call(admin, createProfileField, { body })
  const params = { field: field.id }
  await call(admin, editProfileField, { params, body: { label: 'Side' }, version: field.version })
  for (const look of LOOKS) {
    const page = await open('/audit', admin, look)
    await page.getByRole('link', { name: /Changed profile field/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
    await page.getByText('The profile field Side is as before').waitFor()
    await expectCleanInColors(page, `undo from the audit log ${look.width}`)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('dialog', { name: 'Changed profile field' }).waitFor()
  }
  const page = await open('/audit', admin)
  await page.getByRole('link', { name: 'Changed profile field' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('dialog', { name: 'Undo this?' }).getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('status').getByText('Undone.').waitFor()
  await page.getByText('This was undone.').waitFor()
  await expectClean(page, 'undone from the audit log')
})

test('changes of roles and teams are undone from their toasts, several at once, also by Ctrl Z', async () => {
  const { open, admin, person, call } = await openConsole()
  const team = await call(admin, createTeam, { body: { name: 'Desk' } })
  const role = await call(admin, createRole, { body: { name: 'Reader' } })
  await person('Sam Rivers')
  await person('Kim Novak')
  const page = await open(`/teams/${team.id}`, admin)
  const count = async () => (await call(admin, getTeam, { params: { team: team.id } })).memberCount
  const undo = page.getByRole('status').getByRole('button', { name: 'Undo' })
  await page.getByRole('button', { name: 'Add members' }).click()
  for (const name of ['Sam Rivers', 'Kim Novak']) {
    await page.getByRole('combobox', { name: 'People' }).fill(name)
    await page.getByRole('option', { name: new RegExp(name) }).click()
  }
  await page.getByRole('button', { name: 'Add 2 members' }).click()
  await page.getByText('2 members added to Desk.').waitFor()
  await undo.click()
  await page.getByRole('status').getByText('Undone.').waitFor()
  expect(await count()).toBe(0)
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await expect.poll(count).toBe(2)

  await page.goto(`${new URL(page.url()).origin}/roles/${role.id}`)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByText('You can undo this').waitFor()
  await expectClean(page, 'delete a role')
  await page.getByRole('button', { name: 'Delete role' }).click()
  await page.getByText('Reader is deleted.').waitFor()
  await page.keyboard.press('Control+z')
  await page.getByRole('status').getByText('Undone.').waitFor()
  const { items } = await call(admin, listRoles, {})
  expect(items.map(({ name }) => name)).toContain('Reader')
})
