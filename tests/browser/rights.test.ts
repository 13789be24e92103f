import { expect, test } from 'vitest'
import { createTeam, giveTeamRole } from '../../server/teams/contract.ts'
import { withModules } from '../harness/modules.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

async function openLab() {
  const house = await openConsole()
  const { call, admin, person } = house
  const { install, roleCalled } = withModules(house)
  await install('assays')
  await install('compounds')
  const team = await call(admin, createTeam, { body: { name: 'Wet laboratory' } })
  await call(admin, createTeam, { body: { name: 'Archive' } })
  await call(admin, giveTeamRole, { params: { team: team.id, role: (await roleCalled('Assay user')).id } })
  const roles = [(await roleCalled('Compound user')).id]
  const kim = await person('Kim Novak', { roles, teams: [team.id], activated: false })
  return { ...house, kim, roleNamed: async (name: string) => (await roleCalled(name)).id }
}

test('E-06 the page of a person says all they may do, and why', async () => {
  const house = await openLab()
  for (const look of LOOKS) {
    const page = await house.open(`/users/${house.kim.id}/access`, house.admin, look)
    await page.getByRole('heading', { name: 'Effective rights' }).waitFor()
    await page.getByRole('button', { name: 'Why: Assays · Read' }).click()
    const path = page.getByRole('list', { name: 'How it comes about' })
    expect(await path.innerText()).toMatch(/User\s+Kim\s+Team\s+Wet laboratory\s+Role\s+Assay user/)
    await page.getByText('Fields withheld: Price.').waitFor()
    await expectCleanInColors(page, 'rights')
  }
})

test('one asks whether somebody may do something, and reads how the answer comes about', async () => {
  const house = await openLab()
  const page = await house.open(`/users/${house.kim.id}/access`, house.admin)
  const action = page.getByRole('combobox', { name: 'May Kim' })
  await action.fill('Assays · Read')
  await page.getByRole('option', { name: 'Assays · Read' }).click()
  await page.getByText('Depends on the record', { exact: true }).waitFor()
  const record = page.getByRole('combobox', { name: 'On which record' })
  const choose = async (name: string) => {
    await record.click()
    await page.getByRole('option', { name }).click()
  }
  await choose('One of Wet laboratory')
  await page.getByText('“Assay user” gives it.').waitFor()
  await expectClean(page, 'yes')
  await choose('One of Archive')
  await page.getByText('Kim holds it at level Team. The record is in Archive, Kim in Wet laboratory.').waitFor()
  await expectClean(page, 'no')
  await action.fill('Users · Delete')
  await page.getByRole('option', { name: 'Users · Delete', exact: true }).click()
  await page.getByText('No role of Kim gives it. These would: User manager.').waitFor()
})

test('R69 whoever may not ask sees what was given and nothing of what follows', async () => {
  const house = await openLab()
  const reader = await house.person('Ann Lee', { roles: [await house.roleNamed('Directory reader')] })
  const page = await house.open(`/users/${house.kim.id}/access`, reader)
  await page.getByText('Compound user').first().waitFor()
  expect(await page.getByRole('heading', { name: 'Effective rights' }).count()).toBe(0)
})
