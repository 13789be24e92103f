import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createRole } from '../../server/roles/contract.ts'
import { createTeam } from '../../server/teams/contract.ts'
import { editUser, getUser } from '../../server/users/contract.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { type Console, LOOKS, openConsole } from './harness.ts'

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 })

test('E-01 anybody is found in a few keys, and the address keeps what was asked', async () => {
  const { open, admin, person } = await openConsole()
  for (const name of ['Selma Whitaker', 'Marta Cantrell', 'Tomás Velázquez']) await person(name, { activated: false })
  for (const look of LOOKS) await expectCleanInColors(await open('/users', admin, look), 'users')

  const page = await open('/users', admin)
  await page.getByRole('link', { name: 'Selma Whitaker' }).waitFor()
  await page.keyboard.type('/velazq')
  await page.getByText('1–1 of 1').waitFor()
  await page.keyboard.press('Enter')
  await heading(page, 'Tomás Velázquez').waitFor()
  await page.getByRole('main').getByRole('link', { name: 'Users' }).click()
  await page.waitForURL('**/users?q=velazq')

  await page.goto(page.url().replace(/\?.*/, '?status=invited&sort=created&order=desc&density=compact&columns=team'))
  await page.getByText('1–3 of 3').waitFor()
  expect(await page.getByRole('link', { name: 'Invited 3' }).getAttribute('aria-current')).toBe('page')
  expect(await page.getByRole('columnheader').allInnerTexts()).toEqual(['', 'Person', 'Team', 'Menu'])
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('.')
  await page.getByRole('menuitem', { name: 'Activation link' }).waitFor()
  await expectClean(page, 'menu of a row')
  await page.keyboard.press('Escape')
  for (const key of ['k', 'j', 'Enter']) await page.keyboard.press(key)
  await heading(page, 'Marta Cantrell').waitFor()
  await page.keyboard.press('j')
  await heading(page, 'Selma Whitaker').waitFor()
})

test('E-20 E-26 a new user is created with a link to copy; a name in use is told at its field', async () => {
  const { open, admin, person } = await openConsole()
  await person('Elena Ruiz', { username: 'elena', activated: false })
  for (const look of LOOKS) await expectCleanInColors(await open('/users?new=1', admin, look), 'new user')

  const page = await open('/users', admin)
  await page.getByRole('link', { name: 'Elena Ruiz' }).waitFor()
  await page.keyboard.press('c')
  await page.getByLabel('Given name').fill('Elena')
  await page.getByLabel('Family name').fill('Marchetti')
  await page.getByRole('textbox', { name: 'Username' }).fill('elena')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Elena Ruiz already uses this name').waitFor()
  await expect.poll(() => page.evaluate('document.activeElement.dataset.path')).toBe('username')
  await page.getByRole('textbox', { name: 'Username' }).fill('elena.marchetti')
  await page.getByRole('button', { name: 'Create and show link' }).click()
  const link = page.getByRole('textbox', { name: 'Activation link' })
  await link.waitFor()
  expect(await link.inputValue()).toMatch(/\/activate#/)
  await expectClean(page, 'link of a new user')
  await page.getByRole('button', { name: 'Open Elena' }).click()
  await page.getByText('Waiting for Elena to set a password').waitFor()
})

test('E-42 E-43 suspending says what ends; deleting offers suspension first; both are taken back', async () => {
  const { open, admin, person } = await openConsole()
  const sam = await person('Sam Rivers')
  const page = await open(`/users/${sam.id}`, admin)
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  await choose('Delete')
  await page.getByText('Restorable for 30 days').waitFor()
  await expectClean(page, 'delete')
  await page.getByRole('button', { name: 'Suspend instead' }).click()
  await page.getByText('session will end').waitFor()
  await page.getByLabel('Reason').fill('Recess until January')
  await expectClean(page, 'suspend')
  await page.getByRole('button', { name: 'Suspend Sam' }).click()
  await page.getByText('Sam is suspended. 1 session ended.').waitFor()
  await page.getByText('Reason: Recess until January.').waitFor()
  await expectClean(page, 'somebody suspended')
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Sam is suspended', { exact: true }).waitFor({ state: 'hidden' })

  await choose('Delete')
  await page.getByRole('button', { name: 'Delete Sam' }).click()
  await page.getByText('Sam is deleted', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Restore' }).click()
  await page.getByText('Sam Rivers is restored.').waitFor()
})

test('E-31 two people edit the same person: each field is asked, nobody is overwritten', async () => {
  const { open, admin, person, call } = await openConsole()
  const sam = await person('Sam Rivers')
  const page = await open(`/users/${sam.id}`, admin)
  await heading(page, 'Sam Rivers').waitFor()
  await page.keyboard.press('e')
  await page.getByLabel('Position').fill('Legislative director')
  await page.getByLabel('Family name').fill('Rivers-Stone')
  await expectClean(page, 'edit')
  const { version } = await call(admin, getUser, { params: { user: sam.id } })
  await call(admin, editUser, { params: { user: sam.id }, body: { position: 'Chief of staff' }, version })
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Somebody changed this meanwhile').waitFor()
  await page.getByRole('radio', { name: 'Chief of staff' }).click()
  await expectClean(page, 'two edits')
  await page.getByRole('button', { name: 'Save chosen' }).click()
  await heading(page, 'Sam Rivers-Stone').waitFor()
  expect(await call(admin, getUser, { params: { user: sam.id } })).toMatchObject({
    familyName: 'Rivers-Stone',
    position: 'Chief of staff',
  })
})

test('E-50 roles and teams are given on the page, and the activity tells it in words', async () => {
  const house = await openConsole()
  const { open, admin, person } = house
  const sam = await person('Sam Rivers')
  await roleAndTeam(house)
  const page = await open(`/users/${sam.id}/access`, admin)
  await page.getByRole('button', { name: 'Add role' }).click()
  await page.getByRole('combobox', { name: 'Role' }).fill('desk')
  await page.getByRole('option', { name: 'Front desk' }).click()
  await page.getByLabel('Until').fill('2099-12-31T12:00')
  await page.getByRole('dialog').getByRole('button', { name: 'Add role' }).click()
  await page.getByText('ends 31 Dec 2099').waitFor()
  await page.getByRole('button', { name: 'Add team' }).click()
  await page.getByRole('combobox', { name: 'Team' }).fill('budg')
  await page.getByRole('option', { name: 'Budget' }).click()
  await page.getByRole('combobox', { name: 'Position' }).fill('Chair')
  await page.getByRole('dialog').getByRole('button', { name: 'Add team' }).click()
  await page.getByText('Sam belongs to Budget.').waitFor()
  await page.getByRole('link', { name: 'Activity' }).click()
  await page.getByText('Grace Hopper gave the role Front desk').waitFor()
  await page.getByText('Grace Hopper added this person to Budget').waitFor()
  for (const tab of ['', '/profile', '/access', '/sessions', '/links', '/activity'])
    for (const look of LOOKS)
      await expectClean(await open(`/users/${sam.id}${tab}`, admin, look), `tab ${tab} ${look.width} ${look.scheme}`)
})

test('E-07 people see what their roles allow, and keep their own account', async () => {
  const house = await openConsole()
  const { open, person, admin } = house
  const { role } = await roleAndTeam(house)
  const reader = await person('Rita Reader', { roles: [role] })
  const page = await open('/users', reader)
  await page.getByRole('link', { name: 'Grace Hopper' }).waitFor()
  expect(await page.getByRole('button', { name: 'New user' }).count()).toBe(0)
  await page.goto(page.url().replace(/\/users.*/, `/users/${admin.id}/activity`))
  await page.getByRole('heading', { name: 'There is nothing here' }).waitFor()
  expect(await page.getByRole('button', { name: 'Edit' }).count()).toBe(0)

  const nobody = await person('Nora Nothing')
  const own = await open('/users', nobody)
  await own.getByRole('heading', { name: 'You can’t see this' }).waitFor()
  for (const look of LOOKS) await expectCleanInColors(await open('/account', nobody, look), 'account')
  const account = await open('/account', admin)
  await account.getByLabel('Position').fill('Rear admiral')
  await account.getByRole('button', { name: 'Save' }).click()
  await account.getByText('Your profile is saved.').waitFor()
  await expectClean(account, 'own profile')
})

async function roleAndTeam({ call, admin }: Console): Promise<{ role: string; team: string }> {
  const role = await call(admin, createRole, {
    body: { name: 'Front desk', permissions: [{ scope: 'users', action: 'read', level: 'all' }] },
  })
  const team = await call(admin, createTeam, { body: { name: 'Budget', positions: ['Chair'] } })
  return { role: role.id, team: team.id }
}
