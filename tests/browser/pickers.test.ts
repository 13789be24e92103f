import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createRole } from '../../server/roles/contract.ts'
import { createTeam, giveTeamRole, listMembers } from '../../server/teams/contract.ts'
import { editUser, getUser, listUsers } from '../../server/users/contract.ts'
import { furnishDesk } from '../harness/assignments.ts'
import { letIn, makePortal } from '../harness/portals.ts'
import { expectCleanInColors } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

test('R-11 a list is narrowed to a record of a long directory by typing its name in one go, also after a reload', async () => {
  const house = await openConsole()
  const { call, admin, person } = house
  const { record } = await furnishDesk(house)
  const ids = []
  for (let n = 10; n < 75; n++) ids.push(await record('customers', `Firm ${n}`))
  const ada = await person('Ada Lovelace', { activated: false })
  await person('Bob Meyer', { activated: false })
  const { version } = await call(admin, getUser, { params: { user: ada.id } })
  await call(admin, editUser, { params: { user: ada.id }, version, body: { fields: { customers: [ids[64] ?? ''] } } })
  for (const look of LOOKS) {
    const page = await house.open('/users', admin, look)
    await page.getByText('Bob Meyer').first().waitFor()
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByRole('menuitem', { name: 'customers' }).click()
    const field = page.getByRole('textbox', { name: 'Find: customers' })
    await field.fill('zzz')
    await page.getByText('Nothing matches').waitFor()
    await field.fill('')
    await page.getByRole('checkbox', { name: 'Firm 10' }).waitFor()
    await expectCleanInColors(page, `records ${look.width}`)
    await field.pressSequentially('firm 74')
    await field.press('Enter')
    await page.getByText('Bob Meyer').first().waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'customers is Firm 74' }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'customers is Firm 74' }).click()
    await expect.poll(() => page.getByRole('checkbox', { name: 'Firm 74' }).isChecked()).toBe(true)
  }
})

test('what applications declare can be kept for administrators, too (access.adminOnly)', async () => {
  const house = await openConsole()
  await furnishDesk(house)
  const page = await house.open('/settings?q=kept', house.admin)
  const field = page.getByRole('combobox', { name: 'Kept for administrators' })
  await field.fill('desk')
  await page.getByRole('option', { name: 'Desk: Issues, Read (desk/issues.read)' }).click()
  await page.getByRole('button', { name: 'Save' }).first().click()
  const kept = () => house.roster.ctx.world.settings['access.adminOnly']
  await expect.poll(kept).toEqual(['desk/issues.read'])
})

test('where nothing is found, the open list says so and is no riddle for screen readers', async () => {
  const { open, admin } = await openConsole()
  for (const look of LOOKS) {
    const page = await open('/users?new=true', admin, look)
    await page.getByRole('combobox', { name: 'Roles' }).fill('zzz')
    await page.getByRole('option', { name: 'Nothing matches' }).waitFor()
    await expectCleanInColors(page, `nothing ${look.width}`)
  }
})

test('who is in already stands in the picker as such, below the others, and cannot be chosen: teams, roles, portals', async () => {
  const house = await openConsole()
  const { open, admin, person, call } = house
  const crew = await call(admin, createTeam, { body: { name: 'Crew' } })
  const sailor = await call(admin, createRole, { body: { name: 'Sailor', permissions: [] } })
  const help = await makePortal(house, { key: 'help', name: 'Help' })
  await call(admin, giveTeamRole, { params: { team: crew.id, role: sailor.id } })
  await person('Ada Lovelace', { activated: false, teams: [crew.id] })
  await person('Bob Meyer', { activated: false, roles: [sailor.id] })
  await person('Cleo Hart', { activated: false })
  await letIn(house, help, await person('Pia Sand', { type: 'portal' }))
  await person('Quin Sand', { type: 'portal' })
  const lastOf = async (page: Page, button: string, field: string, words: string) => {
    await page.getByRole('button', { name: button }).first().click()
    await page.getByRole('combobox', { name: field }).click()
    const last = page.getByRole('option').last()
    await last.getByText(words).waitFor()
    expect(await last.getAttribute('aria-disabled')).toBe('true')
    return last.innerText()
  }
  for (const look of LOOKS) {
    const page = await open(`/teams/${crew.id}`, admin, look)
    expect(await lastOf(page, 'Add members', 'People', 'Already a member')).toContain('Ada Lovelace')
    await expectCleanInColors(page, `members ${look.width}`)
  }
  const portal = await open(`/portals/${help.id}/people`, admin)
  expect(await lastOf(portal, 'Add people', 'Portal users', 'Already in')).toContain('Pia Sand')
  const page = await open(`/teams/${crew.id}`, admin)
  await page.getByRole('button', { name: 'Add members' }).click()
  const field = page.getByRole('combobox', { name: 'People' })
  await field.fill('lovelace')
  await expect.poll(() => page.getByRole('option').count()).toBe(1)
  await page.getByRole('option', { name: /Ada Lovelace.*Already a member/ }).waitFor()
  await field.press('ArrowDown')
  await field.press('Enter')
  await field.fill('bob')
  await page.getByRole('option', { name: /Bob Meyer/ }).click()
  // The list lies over the button as long as one is in the field. Ada was not taken by the keys either.
  await field.press('Tab')
  await page.getByRole('button', { name: 'Add 1 member' }).click()
  const members = async () =>
    (await call(admin, listMembers, { params: { team: crew.id } })).items.map(({ user }) => user.name)
  await expect.poll(members).toEqual(['Ada Lovelace', 'Bob Meyer'])

  // Who has a role by a team alone can be given it all the same.
  const holders = await open(`/roles/${sailor.id}/holders`, admin)
  expect(await lastOf(holders, 'Add holders', 'People', 'Already has it')).toContain('Bob Meyer')
  await holders.getByRole('combobox', { name: 'People' }).fill('ada')
  await holders.getByRole('option', { name: /Ada Lovelace.*Has it by a team/ }).click()
  await holders.keyboard.press('Tab')
  await holders.getByRole('button', { name: 'Give to 1 person' }).click()
  const direct = async () => {
    const { items } = await call(admin, listUsers, { query: { q: 'lovelace' } })
    return items[0]?.roles.map((role) => [role.name, role.direct])
  }
  await expect.poll(direct).toEqual([['Sailor', true]])
})

test('who was added before somebody else failed is taken back with those who came after', async () => {
  const house = await openConsole()
  const { open, admin, person, call } = house
  const crew = await call(admin, createTeam, { body: { name: 'Crew' } })
  await person('Ada Lovelace', { activated: false })
  const bob = await person('Bob Meyer', { activated: false })
  const page = await open(`/teams/${crew.id}`, admin)
  await page.getByRole('button', { name: 'Add members' }).first().click()
  const field = page.getByRole('combobox', { name: 'People' })
  for (const name of ['Ada Lovelace', 'Bob Meyer']) {
    await field.fill(name)
    await page.getByRole('option', { name }).click()
  }
  await field.press('Tab')
  const failing = new RegExp(`/members/${bob.id}`)
  await page.route(failing, (route) => route.abort('internetdisconnected'))
  await page.getByRole('button', { name: 'Add 2 members' }).click()
  const again = page.getByRole('button', { name: 'Add 1 member' })
  await again.waitFor()
  await page.getByText('The server did not answer.').first().waitFor()
  await page.unroute(failing)
  await again.click()
  await page.getByRole('button', { name: 'Undo' }).click()
  const members = async () => (await call(admin, listMembers, { params: { team: crew.id } })).items.length
  await expect.poll(members).toBe(0)
})

test('on a phone all that a picker found lies on the screen, also where it came after the list had opened', async () => {
  const house = await openConsole()
  const { open, admin, person } = house
  const help = await makePortal(house, { key: 'help', name: 'Help' })
  for (const name of ['Pia Sand', 'Quin Reed', 'Rolf Stein', 'Sara Tang']) await person(name, { type: 'portal' })
  const page = await open(`/portals/${help.id}/people`, admin, LOOKS[1])
  await page.getByRole('button', { name: 'Add people' }).first().click()
  await page.getByRole('combobox', { name: 'Portal users' }).click()
  const last = page.getByRole('option', { name: /Sara Tang/ })
  const foot = async () => ((await last.boundingBox())?.y ?? 0) + ((await last.boundingBox())?.height ?? 1000)
  await last.waitFor()
  await expect.poll(foot).toBeLessThan(844)
})
