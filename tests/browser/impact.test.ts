import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createRole, listUserRoles } from '../../server/roles/contract.ts'
import { createTeam, getTeam, giveTeamRole } from '../../server/teams/contract.ts'
import { editUser, getUser } from '../../server/users/contract.ts'
import { furnishDesk } from '../harness/assignments.ts'
import { expectClean } from './complaints.ts'
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
    await expectClean(page, `move ${look.width} ${look.scheme}`)
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
  await page.getByText('1 person gains rights.').waitFor()
  await expectClean(page, 'bulk')

  await call(admin, editUser, {
    params: { user: admin.id },
    body: { language: 'de' },
    version: (await call(admin, getUser, { params: { user: admin.id } })).version,
  })
  const german = await house.open(`/teams/${harbour}`, admin, { width: 390, scheme: 'dark' })
  await german.getByRole('button', { name: /Menü/ }).last().click()
  await german.getByRole('menuitem', { name: 'Verschieben' }).click()
  await german.getByRole('combobox').last().fill('museum')
  await german.getByRole('option', { name: 'Museum' }).click()
  await german.getByRole('button', { name: 'Was genau' }).click()
  await german.getByText('Nicht mehr Harbour und was darunter liegt').waitFor()
  await expectClean(german, 'german')
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
    await expectClean(page, `who ${look.width} ${look.scheme}`)
  }
  const page = await house.open(`/roles/${roles.agent}/details`, house.admin)
  await page.getByRole('combobox', { name: 'Who may do what this role gives' }).click()
  expect(await page.getByRole('option').count()).toBe(1)
  await page.getByRole('option', { name: /Read/ }).click()
  await page.getByRole('link', { name: 'Mona Museum' }).waitFor()
  await expectClean(page, 'who by role')
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
