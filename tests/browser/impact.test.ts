import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createRole, listUserRoles } from '../../server/roles/contract.ts'
import { createTeam, editTeam, getTeam, giveTeamRole } from '../../server/teams/contract.ts'
import { createUser, editUser, getUser } from '../../server/users/contract.ts'
import { furnishDesk } from '../harness/assignments.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { type Console, LOOKS, openConsole } from './harness.ts'

test('E-55 R-12 before a team moves, its dialog says who reaches it no more and who does from now on', async () => {
  const house = await openConsole()
  const { harbour, museum } = await makeHouse(house)
  for (const look of LOOKS) {
    const page = await house.open(`/teams/${harbour}`, house.admin, look)
    await openMenu(page, 'Harbour', 'Move to…')
    const field = page.getByRole('combobox', { name: 'Below' })
    await field.fill('museum')
    await page.getByRole('option', { name: 'Museum' }).click()
    await page.getByText('1 person gains rights, 1 loses some.').waitFor()
    const see = page.getByRole('button', { name: 'See what' })
    await see.focus()
    await page.keyboard.press('Enter')
    await page.getByText('No longer Harbour and what lies below').waitFor()
    await page.getByText('Lose: Ulla Up').waitFor()
    await page.getByText('Gain: Mona Museum').waitFor()
    await expectCleanInColors(page, `move ${look.width}`)
  }
  const page = await house.open(`/teams/${museum}`, house.admin)
  await openMenu(page, 'Museum', 'Move to…')
  await page.getByRole('combobox', { name: 'Below' }).fill('harbour')
  await page.getByRole('option', { name: /Harbour/ }).click()
  await page.getByText('Ulla Up gains 1 right.').waitFor()
})

test('a role that a team gives and gives no more: who gains, who loses, and undo puts it back', async () => {
  const house = await openConsole()
  const { museum, roles } = await makeHouse(house)
  const page = await house.open(`/teams/${museum}/roles`, house.admin)
  await page.getByRole('button', { name: 'Give a role' }).click()
  await page.getByRole('combobox', { name: 'Role' }).fill('Keeper')
  await page.getByRole('option', { name: 'Keeper' }).click()
  await page.getByText('Mona Museum gains 1 right.').waitFor()
  await expectClean(page, 'give')
  await house.call(house.admin, giveTeamRole, { params: { team: museum, role: roles.keeper } })
  await page.reload()
  await page.getByRole('button', { name: 'Do not give Keeper any more' }).click()
  await page.getByText('Mona Museum loses 1 right.').waitFor()
  await page.getByRole('button', { name: 'See what' }).click()
  await page.getByRole('region', { name: 'Right by right' }).getByText('Suspend').waitFor()
  await expectClean(page, 'take')
  await page.getByRole('button', { name: 'Stop giving it' }).click()
  await page.getByText('Museum does not give Keeper any more.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  const gives = async () => (await house.call(house.admin, getTeam, { params: { team: museum } })).roles.length
  await expect.poll(gives).toBe(1)
})

test('R-11 an assignment, a role and a bulk change are foreseen where they are made, also in German', async () => {
  const house = await openConsole()
  const { call, admin } = house
  const { mona, ulla, harbour, roles } = await makeHouse(house)
  const page = await house.open(`/users/${mona.id}/access`, admin)
  await page.getByRole('button', { name: 'Add role' }).click()
  await page.getByRole('combobox', { name: 'Role' }).fill('Keeper')
  await page.getByRole('option', { name: 'Keeper' }).click()
  await page.getByText('Mona Museum gains 1 right.').waitFor()
  await expectClean(page, 'role')
  await page.getByRole('dialog').getByRole('button', { name: 'Add role' }).click()
  const held = async () =>
    (await call(admin, listUserRoles, { params: { user: mona.id } })).items.map((one) => one.role.id)
  await expect.poll(held).toContain(roles.keeper)

  await page.goto(`${house.origin}/users/${mona.id}`)
  await page.getByRole('button', { name: 'Edit', exact: true }).first().click()
  await page.getByRole('radio', { name: 'Only these' }).click()
  await page.getByText('Mona Museum loses 1 right.').waitFor()
  await page.getByRole('button', { name: 'See what' }).click()
  await page.getByText('No longer records with other values of types').waitFor()
  await expectClean(page, 'assignment')
  expect((await call(admin, getUser, { params: { user: mona.id } })).fields).toEqual({})

  await page.goto(`${house.origin}/users`)
  for (const { name } of [mona, ulla]) await page.getByRole('checkbox', { name: new RegExp(name) }).click()
  await page.getByRole('button', { name: 'Give a role' }).click()
  await page.getByRole('dialog').getByRole('combobox').fill('Keeper')
  await page.getByRole('option', { name: 'Keeper' }).click()
  await page.getByText(`${ulla.name} gains 1 right.`).waitFor()
  await expectClean(page, 'bulk')

  await call(admin, editUser, {
    params: { user: admin.id },
    body: { language: 'de' },
    version: (await call(admin, getUser, { params: { user: admin.id } })).version,
  })
  const german = await house.open(`/teams/${harbour}`, admin, { width: 390, scheme: 'dark' })
  await german.getByRole('button', { name: 'Menü von Harbour' }).click()
  await german.getByRole('menuitem', { name: 'Verschieben' }).click()
  await german.getByRole('combobox').last().fill('museum')
  await german.getByRole('option', { name: 'Museum' }).click()
  await german.getByRole('button', { name: 'Was genau' }).click()
  await german.getByText('Nicht mehr Harbour und was darunter liegt').waitFor()
  await expectClean(german, 'german')
})

test('a position chosen in the row is foreseen where it gives something, and taken at once where not', async () => {
  const house = await openConsole()
  const { call, admin } = house
  const { museum, mona, roles } = await makeHouse(house)
  const params = { team: museum }
  await call(admin, giveTeamRole, { params: { ...params, role: roles.keeper }, query: { position: 'Guard' } })
  const { version } = await call(admin, getTeam, { params })
  await call(admin, editTeam, { params, version, body: { positions: ['Guard', 'Guide'] } })
  const row = (page: Page, position: string) =>
    page.getByRole('button', { name: `Position of Mona Museum: ${position}` })
  for (const look of LOOKS.slice(0, 1)) {
    const page = await house.open(`/teams/${museum}`, admin, look)
    await row(page, 'No position').click()
    await page.getByRole('menuitem', { name: 'Guard' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Another position for Mona Museum in Museum?' })
    await dialog.getByText('Mona Museum gains 1 right.').waitFor()
    await expectCleanInColors(page, `position ${look.width}`)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }
  const page = await house.open(`/teams/${museum}`, admin)
  await row(page, 'No position').click()
  await page.getByRole('menuitem', { name: 'Guide' }).click()
  await row(page, 'Guide').click()
  await page.getByRole('menuitem', { name: 'Guard' }).click()
  await page.getByRole('button', { name: 'Make Guard' }).click()
  await row(page, 'Guard').waitFor()
  const held = async () =>
    (await call(admin, listUserRoles, { params: { user: mona.id } })).items.map(({ role }) => role.id)
  expect(await held()).toContain(roles.keeper)
})

test('who is being created: what they will be able to do follows what is chosen', async () => {
  const house = await openConsole()
  const { call, admin, person } = house
  const { roles } = await makeHouse(house)
  for (const look of LOOKS) {
    const page = await house.open('/users?new=true', admin, look)
    await page.getByLabel('Given name').fill('Nora')
    await page.getByRole('combobox', { name: 'Roles' }).fill('Keeper')
    await page.getByRole('option', { name: 'Keeper' }).click()
    await page.getByText('This person will have 1 right.').waitFor()
    await page.getByRole('combobox', { name: 'Roles' }).fill('Agent')
    await page.getByRole('option', { name: 'Agent' }).click()
    await page.getByText('This person will have 2 rights.').waitFor()
    await page.getByRole('button', { name: 'See what' }).press('Enter')
    const told = page.getByRole('region', { name: 'What they will be able to do' }).last()
    await told.getByText('Suspend').waitFor()
    await page.getByRole('radio', { name: 'Only these' }).click()
    await told.getByText('But not records with other values of types').waitFor()
    await told.scrollIntoViewIfNeeded()
    await expectCleanInColors(page, `new ${look.width}`)
  }
  const creates = { scope: 'users', action: 'create', level: 'yes' as const }
  const reads = { scope: 'users', action: 'read', level: 'all' as const }
  const helps = (
    await call(admin, createRole, { body: { name: 'Helps', permissions: [creates, reads], mayGrant: [roles.agent] } })
  ).id
  const helper = await person('Hel Per', { roles: [helps] })
  const page = await house.open('/users?new=true', helper)
  await page.getByRole('combobox', { name: 'Roles' }).fill('Agent')
  await page.getByRole('option', { name: 'Agent' }).click()
  await page.getByText('This person will have 1 right.').waitFor()
})

test('the engine is asked from a team and from a role: who may do this, and by which role', async () => {
  const house = await openConsole()
  const { harbour, roles } = await makeHouse(house)
  for (const look of LOOKS) {
    const page = await house.open(`/teams/${harbour}/roles`, house.admin, look)
    await page.getByRole('combobox', { name: 'Who may, to a record of Harbour' }).fill('issues')
    await page.getByRole('option', { name: /Read/ }).click()
    await page.getByRole('link', { name: 'Ulla Up' }).waitFor()
    await page.getByText('By “Agent”').waitFor()
    await page.getByText('Administrator').last().waitFor()
    expect(await page.getByRole('link', { name: 'Mona Museum' }).count()).toBe(0)
    await expectCleanInColors(page, `who ${look.width}`)
  }
  const page = await house.open(`/roles/${roles.agent}/details`, house.admin)
  await page.getByRole('combobox', { name: 'Who may do what this role gives' }).click()
  expect(await page.getByRole('option').count()).toBe(1)
  await page.getByRole('option', { name: /Read/ }).click()
  await page.getByRole('link', { name: 'Mona Museum' }).waitFor()
  await page.getByText('By this role, depends on the record').first().waitFor()
  await expectClean(page, 'who by role')
})

test('who may do this goes on, page after page, until everybody stands there once', async () => {
  const house = await openConsole()
  const { call, admin } = house
  const permissions = [{ scope: 'users', action: 'read', level: 'all' as const }]
  const { id: role } = await call(admin, createRole, { body: { name: 'Reader', permissions } })
  for (let n = 1; n <= 55; n++)
    await call(admin, createUser, {
      body: { username: `reader.${n}`, displayName: `Reader ${n}`, roles: [{ id: role }] },
    })
  const page = await house.open(`/roles/${role}/details`, admin)
  await page.getByRole('combobox', { name: 'Who may do what this role gives' }).click()
  await page.getByRole('option', { name: /Read/ }).click()
  const answer = page.getByRole('status', { name: 'Who may do this' })
  await expect.poll(() => answer.getByRole('link').count()).toBe(50)
  await answer.getByRole('button', { name: 'Show more' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => answer.getByRole('link').count()).toBe(56)
  await expect.poll(() => answer.getByRole('button', { name: 'Show more' }).count()).toBe(0)
  await answer.getByText('By this role').first().waitFor()
  expect(new Set(await answer.getByRole('link').allTextContents()).size).toBe(56)
})

async function openMenu(page: Page, team: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `Menu of ${team}` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** Port with Harbour below, and the museum; Ulla looks down from Port, Mona belongs to the museum. */
async function makeHouse(house: Console) {
  const { call, admin, person } = house
  await furnishDesk(house)
  const team = async (name: string, parentId: string | null = null) =>
    (await call(admin, createTeam, { body: { name, parentId } })).id
  const role = async (name: string, ...permissions: { scope: string; action: string; level: 'team' | 'all' }[]) =>
    (await call(admin, createRole, { body: { name, permissions } })).id
  const port = await team('Port')
  const harbour = await team('Harbour', port)
  const museum = await team('Museum')
  const agent = await role('Agent', { scope: 'desk/issues', action: 'read', level: 'team' })
  const keeper = await role('Keeper', { scope: 'users', action: 'suspend', level: 'team' })
  const ulla = await person('Ulla Up', { roles: [agent], teams: [port], activated: false })
  const mona = await person('Mona Museum', { roles: [agent], teams: [museum], activated: false })
  return { port, harbour, museum, ulla, mona, roles: { agent, keeper } }
}
