import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createRole } from '../../server/roles/contract.ts'
import { addTeamMember, createTeam, editTeam, getTeam } from '../../server/teams/contract.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { type Console, LOOKS, openConsole } from './harness.ts'

test('E-55 P-11 the tree is walked by keys, and one team shows who belongs to it', async () => {
  const house = await openConsole()
  const { harbour, pilots } = await makeTeams(house)
  for (const look of LOOKS)
    for (const path of ['/teams', `/teams/${harbour}`])
      await expectCleanInColors(await house.open(path, house.admin, look), path)
  for (const look of LOOKS.slice(-1))
    for (const tab of ['below', 'positions', 'roles'])
      await expectClean(await house.open(`/teams/${harbour}/${tab}`, house.admin, look), tab)

  const page = await house.open('/teams', house.admin)
  const tree = page.getByRole('tree', { name: 'Teams' })
  await tree.getByRole('treeitem', { name: 'Harbour' }).waitFor()
  await tree.focus()
  for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'p']) await page.keyboard.press(key)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/teams/${pilots}`)
  await page.getByRole('heading', { name: 'Pilots', exact: true }).waitFor()
  expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('tree')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => tree.getByRole('treeitem').count()).toBe(2)
  await page.getByRole('searchbox', { name: 'Find a team' }).fill('PILOT')
  await expect.poll(() => tree.getByRole('treeitem').allInnerTexts()).toHaveLength(2)
})

test('E-55 members are added by search, get a position in the row, and come back by Undo', async () => {
  const house = await openConsole()
  const { harbour } = await makeTeams(house)
  await house.person('Selma Whitaker', { activated: false })
  const page = await house.open(`/teams/${harbour}`, house.admin)
  await page.getByRole('button', { name: 'Add members' }).click()
  await page.getByRole('combobox', { name: 'People' }).fill('selma')
  await page.getByRole('option', { name: /Selma Whitaker/ }).click()
  await expectClean(page, 'add members')
  await page.getByRole('button', { name: 'Add 1 member' }).click()
  await page.getByText('1 member added to Harbour.').waitFor()

  await page.getByRole('button', { name: 'Position of Selma Whitaker: No position' }).click()
  await page.getByRole('menuitem', { name: 'Master' }).click()
  await page.getByRole('button', { name: 'Position of Selma Whitaker: Master' }).waitFor()
  await page.getByRole('button', { name: 'Menu of Selma Whitaker' }).click()
  await page.getByRole('menuitem', { name: 'Take out of the team' }).click()
  await page.getByRole('button', { name: 'Take 1 person out' }).click()
  await page.getByText('Selma Whitaker is out of the team.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Position of Selma Whitaker: Master' }).waitFor()
})

test('R28 two people edit a team: what clashes is asked, what does not goes together', async () => {
  const house = await openConsole()
  const { harbour } = await makeTeams(house)
  const page = await house.open(`/teams/${harbour}`, house.admin)
  await menu(page, 'Harbour', 'Edit')
  await page.getByLabel('Kind').fill('Office')
  await page.getByLabel('Name', { exact: true }).fill('North harbour')
  const { version } = await house.call(house.admin, getTeam, { params: { team: harbour } })
  const theirs = { name: 'Old harbour', description: 'Closed at night' }
  await house.call(house.admin, editTeam, { params: { team: harbour }, body: theirs, version })

  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Somebody changed this meanwhile').waitFor()
  await expectClean(page, 'clash')
  await page.getByRole('radio', { name: /Old harbour/ }).click()
  await page.getByRole('button', { name: 'Save chosen' }).click()
  await page.getByRole('heading', { name: 'Old harbour', exact: true }).waitFor()
  const saved = await house.call(house.admin, getTeam, { params: { team: harbour } })
  expect(saved).toMatchObject({ name: 'Old harbour', kind: 'Office', description: 'Closed at night' })
})

test('E-55 a team moves with all below it, and goes only once it is said where its members go', async () => {
  const house = await openConsole()
  const { harbour, pilots, museum, ada } = await makeTeams(house)
  const page = await house.open(`/teams/${harbour}`, house.admin)
  await menu(page, 'Harbour', 'Move to…')
  await page.getByText('1 team below moves along').waitFor()
  const field = page.getByRole('combobox', { name: 'Below' })
  await field.fill('pilots')
  await page.getByText('No team matches').waitFor()
  await field.fill('museum')
  await page.getByRole('option', { name: 'Museum' }).click()
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await page.getByRole('navigation', { name: 'Where it lies' }).getByRole('link', { name: 'Museum' }).waitFor()

  await page.goto(`${house.origin}/teams/${pilots}`)
  await menu(page, 'Pilots', 'Delete team')
  await page.getByRole('combobox', { name: 'Where do its members go?' }).fill('museum')
  await page.getByRole('option', { name: 'Museum', exact: true }).click()
  await expectClean(page, 'delete')
  await page.getByRole('button', { name: 'Delete team' }).click()
  await page.getByText('Pilots is deleted.').waitFor()
  await page.goto(`${house.origin}/teams/${museum}`)
  await page.getByRole('link', { name: ada.name }).waitFor()
})

test('R66 who may only read their own team sees no other and nothing to change; on a phone these are two pages', async () => {
  const house = await openConsole()
  const { pilots, ada } = await makeTeams(house)
  const page = await house.open('/teams', ada, { width: 390, scheme: 'light' })
  await page.getByRole('treeitem').first().waitFor()
  expect(await page.getByRole('treeitem').count()).toBe(1)
  await page.getByRole('treeitem', { name: 'Pilots' }).click()
  await page.waitForURL(`**/teams/${pilots}`)
  await page.getByRole('heading', { name: 'Pilots', level: 1 }).waitFor()
  expect(await page.getByRole('tree').count()).toBe(0)
  for (const name of ['Add members', 'New team', 'Import'])
    expect(await page.getByRole('button', { name }).count()).toBe(0)
  await page.getByRole('link', { name: 'Teams' }).first().click()
  await page.getByRole('tree').waitFor()
})

/** Harbour with Pilots below, and the museum; Ada is a pilot who may read her own team. */
async function makeTeams({ call, admin, person }: Console) {
  const make = async (name: string, parentId: string | null, positions: string[] = []) =>
    (await call(admin, createTeam, { body: { name, parentId, positions } })).id
  const harbour = await make('Harbour', null, ['Master', 'Mate'])
  const pilots = await make('Pilots', harbour)
  const museum = await make('Museum', null)
  const permissions = [
    { scope: 'teams', action: 'read', level: 'team' as const },
    { scope: 'users', action: 'read', level: 'team' as const },
  ]
  const { id } = await call(admin, createRole, { body: { name: 'Colleague', permissions } })
  const ada = await person('Ada Pilot', { roles: [id] })
  await call(admin, addTeamMember, { params: { team: pilots, user: ada.id }, body: { position: 'Mate' } })
  return { harbour, pilots, museum, ada }
}

async function menu(page: Page, team: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `Menu of ${team}` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
