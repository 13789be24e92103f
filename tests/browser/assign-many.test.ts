import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createRole } from '../../server/roles/contract.ts'
import { editUser, getUser } from '../../server/users/contract.ts'
import { furnishDesk } from '../harness/assignments.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { type Console, LOOKS, openConsole } from './harness.ts'

test('R-11 R-14 many people get records at once: foreseen, each with a result, all of it undone by one press', async () => {
  const house = await openConsole()
  const { admin } = house
  const { ada, bob, held } = await makeDesk(house)
  for (const look of LOOKS.slice(0, 1)) {
    const page = await house.open('/users', admin, look)
    await begin(page)
    await page.getByRole('button', { name: 'Change 2 users' }).click()
    await page.getByText('Choose what is changed.').waitFor()
    await choose(page, 'Assignment', 'types')
    await page.getByText('Whoever is held to some types may have these, too.').waitFor()
    await page.getByText('Unrestricted', { exact: true }).click()
    await page.getByText('1 person gains rights.').waitFor()
    await page.getByText('Set to these', { exact: true }).click()
    await page.getByText('2 people lose rights.').waitFor()
    await expectCleanInColors(page, `assign ${look.width}`)
  }
  const page = await house.open('/users', admin)
  await begin(page)
  await choose(page, 'Assignment', 'customers')
  await page.getByRole('button', { name: 'Change 2 users' }).click()
  await page.getByText('Choose at least one.').waitFor()
  await page.getByRole('combobox', { name: 'Records' }).fill('Acme')
  await page.getByRole('option', { name: 'Acme' }).click()
  await page.getByText('2 people gain rights.').waitFor()
  await page.getByRole('button', { name: 'Change 2 users' }).click()
  await page.getByText('2 of 2 done').waitFor()
  await expectClean(page, 'assigned')
  expect([await held(ada), await held(bob)]).toEqual([['Acme'], ['Borg', 'Acme']])
  await page.getByRole('button', { name: 'Undo all 2' }).press('Enter')
  await page.getByText('Undone.').waitFor()
  expect([await held(ada), await held(bob)]).toEqual([[], ['Borg']])
})

test('R66 whoever is held to some gives no more: each refusal stands beside its person, also in German', async () => {
  const house = await openConsole()
  const { call, admin, person } = house
  const { bob, held, firms } = await makeDesk(house)
  const rights = ['read', 'edit', 'grant'].map((action) => ({ scope: 'users', action, level: 'all' as const }))
  const reads = { scope: 'desk/issues', action: 'read', level: 'team' as const }
  const helps = await call(admin, createRole, { body: { name: 'Helps', rank: 5, permissions: [...rights, reads] } })
  const kim = await person('Kim Novak', { roles: [helps.id], language: 'de' })
  const { version } = await call(admin, getUser, { params: { user: kim.id } })
  await call(admin, editUser, { params: { user: kim.id }, version, body: { fields: { customers: [firms[1]] } } })
  const page = await house.open('/users', kim)
  for (const name of ['Ada Lovelace', 'Bob Meyer']) await page.getByRole('checkbox', { name: new RegExp(name) }).click()
  await page.getByRole('button', { name: 'Zuordnungen ändern' }).click()
  await choose(page, 'Zuordnung', 'customers')
  await page.getByText('Auf diese setzen').click()
  await page.getByRole('combobox', { name: 'Datensätze' }).fill('Acme')
  await page.getByRole('option', { name: 'Acme' }).click()
  await page.getByRole('button', { name: '2 Personen ändern' }).click()
  await page.getByText('0 von 2 erledigt · 2 abgelehnt').waitFor()
  expect(await page.getByText(/gehört nicht|nicht unter/).count()).toBeGreaterThan(0)
  await expectClean(page, 'refused')
  expect(await held(bob)).toEqual(['Borg'])
})

async function begin(page: Page): Promise<void> {
  for (const name of ['Ada Lovelace', 'Bob Meyer']) await page.getByRole('checkbox', { name: new RegExp(name) }).click()
  await page.getByRole('button', { name: 'Change assignments' }).click()
  await page.getByRole('dialog', { name: 'Change an assignment of 2 users' }).waitFor()
}

async function choose(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name }).click()
}

/** Ada and Bob are agents; Bob is held to complaints, and has Borg. */
async function makeDesk(house: Console) {
  const { call, admin, person } = house
  const { record } = await furnishDesk(house)
  const complaint = await record('issue-types', 'Complaint')
  const firms = [await record('customers', 'Acme'), await record('customers', 'Borg')] as const
  const reads = { scope: 'desk/issues', action: 'read', level: 'team' as const }
  const { id } = await call(admin, createRole, { body: { name: 'Agent', permissions: [reads] } })
  const ada = await person('Ada Lovelace', { roles: [id], activated: false })
  const fields = { types: { only: [complaint] }, customers: [firms[1]] }
  const bob = await person('Bob Meyer', { roles: [id], activated: false, fields })
  const held = async (who: { id: string }) => {
    const { customers = [] } = (await call(admin, getUser, { params: { user: who.id } })).fields
    return Array.isArray(customers) ? customers.map(({ name }) => name) : customers
  }
  return { ada, bob, firms, held }
}
