import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createRole, editRole, getRole, listRoles } from '../../server/roles/contract.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { type Console, LOOKS, openConsole } from './harness.ts'

test('E-50 roles are listed, compared and made as a copy of a predefined one', async () => {
  const house = await openConsole()
  await makeRole(house)
  for (const look of LOOKS)
    for (const path of ['/roles', '/roles?view=compare'])
      await expectCleanInColors(await house.open(path, house.admin, look), path)

  const page = await house.open('/roles', house.admin)
  await page.getByRole('link', { name: 'User manager' }).click()
  await page.getByText('This role is predefined').waitFor()
  expect(await page.getByRole('grid').getAttribute('aria-readonly')).toBe('true')
  await expectClean(page, 'predefined')
  await page.getByRole('button', { name: 'Duplicate' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Night desk')
  await page.getByRole('button', { name: 'Create role' }).click()
  await page.getByRole('heading', { name: 'Night desk', level: 1 }).waitFor()
  await cell(page, 'Users, Suspend', 'All').waitFor()
})

test('E-51 the matrix is one tab stop: arrows move, 1…5 set a level, the foot says who gains and loses', async () => {
  const house = await openConsole()
  const { role } = await makeRole(house)
  for (const look of LOOKS) await expectCleanInColors(await house.open(`/roles/${role}`, house.admin, look), 'role')
  for (const look of LOOKS.slice(-1))
    for (const tab of ['details', 'holders'])
      await expectClean(await house.open(`/roles/${role}/${tab}`, house.admin, look), tab)

  const page = await house.open(`/roles/${role}`, house.admin)
  await cell(page, 'Users, Read', 'Team').focus()
  expect(await page.locator('[role=grid] [tabindex="0"]').count()).toBe(1)
  await page.keyboard.press('1')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('2')
  await page.getByText('2 changes').waitFor()
  await page.getByText('1 person gains “Users · Read”.').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: /Own/ }).waitFor()
  await expectClean(page, 'level menu')
  await page.keyboard.press('Escape')
  await page.keyboard.press('5')
  await page.getByText('1 change', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Details' }).click()
  await page.getByText('You have unsaved changes.').waitFor()
  await expectClean(page, 'unsaved')
  await page.getByRole('button', { name: 'Keep editing' }).click()
  await page.keyboard.press('Control+Enter')
  await page.getByText('Lodger is saved.').waitFor()
  const saved = await house.call(house.admin, getRole, { params: { role } })
  expect(saved.permissions).toMatchObject([{ scope: 'users', action: 'read', level: 'all' }])

  await page.getByRole('button', { name: 'Read', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Team, where it can be' }).click()
  await page.getByText('4 changes').waitFor()
})

test('R28 a cell that two people changed is asked, other cells of both are kept', async () => {
  const house = await openConsole()
  const { role } = await makeRole(house)
  const page = await house.open(`/roles/${role}`, house.admin)
  await cell(page, 'Users, Read', 'Team').focus()
  await page.keyboard.press('1')
  await cell(page, 'Teams, Read', 'Not set').focus()
  await page.keyboard.press('2')
  const { version } = await house.call(house.admin, getRole, { params: { role } })
  const permissions = [
    { scope: 'users', action: 'read', level: 'own' as const },
    { scope: 'users', action: 'edit', level: 'own' as const },
  ]
  await house.call(house.admin, editRole, { params: { role }, body: { permissions }, version })
  await page.getByRole('button', { name: 'Save role' }).click()
  await page.getByText('Somebody changed this meanwhile').waitFor()
  await expectClean(page, 'clash')
  await page.getByRole('button', { name: 'Save chosen' }).click()
  await page.getByText('Lodger is saved.').waitFor()
  const saved = await house.call(house.admin, getRole, { params: { role } })
  const levels = Object.fromEntries(saved.permissions.map((one) => [`${one.scope}.${one.action}`, one.level]))
  expect(levels).toEqual({ 'users.read': 'all', 'users.edit': 'own', 'teams.read': 'team' })
})

test('E-50 R46 one gives only what one holds, and a role that is held cannot be deleted', async () => {
  const house = await openConsole()
  const { role } = await makeRole(house)
  const permissions = (['read', 'edit', 'create'] as const).map((action) => ({
    scope: 'roles',
    action,
    level: 'yes' as const,
  }))
  const keeper = await house.call(house.admin, createRole, { body: { name: 'Keeper', permissions } })
  const kim = await house.person('Kim Keeper', { roles: [keeper.id] })
  const page = await house.open(`/roles/${role}`, kim)
  await cell(page, 'Users, Edit', 'Not set').click()
  const all = page.getByRole('menuitem', { name: /All/ })
  await all.getByText('You can only give what you hold yourself').waitFor()
  expect(await all.isDisabled()).toBe(true)

  const desk = await house.open(`/roles/${role}/holders`, house.admin)
  await desk.getByRole('link', { name: 'Lou Lodger' }).waitFor()
  await desk.getByRole('button', { name: 'More' }).click()
  await desk.getByRole('menuitem', { name: /1 person holds it/ }).waitFor()
  await desk.keyboard.press('Escape')
  await desk.getByRole('button', { name: 'Menu of Lou Lodger' }).click()
  await desk.getByRole('menuitem', { name: 'Take the role away' }).click()
  await desk.getByText('Lou Lodger loses 1 right.').waitFor()
  await desk.getByRole('button', { name: 'Take it away' }).click()
  await desk.getByText('Nobody holds this role').waitFor()
  await desk.getByRole('button', { name: 'More' }).click()
  await desk.getByRole('menuitem', { name: 'Delete role' }).click()
  await desk.getByRole('button', { name: 'Delete role' }).click()
  await desk.getByText('Lodger is deleted.').waitFor()
  const { items } = await house.call(house.admin, listRoles, {})
  expect(items.map(({ id }) => id)).not.toContain(role)
})

/** A role that reads users of its teams, held by Lou. */
async function makeRole({ call, admin, person }: Console) {
  const permissions = [{ scope: 'users', action: 'read', level: 'team' as const }]
  const { id: role } = await call(admin, createRole, { body: { name: 'Lodger', permissions } })
  const lou = await person('Lou Lodger', { roles: [role] })
  return { role, lou }
}

const cell = (page: Page, name: string, level: string) =>
  page.getByRole('button', { name: `${name}: ${level}`, exact: true })
