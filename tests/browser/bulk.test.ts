import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createRole } from '../../server/roles/contract.ts'
import { addTeamMember, createTeam, listMembers } from '../../server/teams/contract.ts'
import { getUser } from '../../server/users/contract.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

test('the palette finds what one may do by the words one has for it, and a setting by its title', async () => {
  const { open, admin, person } = await openConsole()
  const ask = async (page: Page, text: string) => {
    await press(page, 'Control+k')
    await page.keyboard.type(text)
  }
  const page = await open('/audit', admin)
  await page.getByRole('link', { name: 'Signed in' }).first().waitFor()
  await ask(page, 'add')
  await page.getByRole('option', { name: 'New team' }).waitFor()
  await expectClean(page, 'actions in the palette')
  await press(page, 'Escape')
  await ask(page, 'add user')
  await press(page, 'Enter')
  await page.getByRole('dialog', { name: 'New user' }).waitFor()
  await press(page, 'Escape')
  await ask(page, 'export')
  await page.getByRole('option', { name: 'Export people' }).click()
  await page.getByRole('dialog', { name: 'Export people' }).waitFor()
  await press(page, 'Escape')
  await ask(page, 'idle')
  await page.getByRole('option', { name: /idle/i }).first().click()
  await page.waitForURL('**/settings?q=**')
  const nobody = await open('/account', await person('Nora Nothing'))
  await nobody.getByRole('heading', { level: 1 }).waitFor()
  await ask(nobody, 'password')
  await nobody.getByRole('option', { name: 'Change your password' }).waitFor()
  expect(await nobody.getByRole('option').count()).toBe(1)
})

test('E-42 R116 by keys alone: rows are ticked, `b` goes to what can be done with them, the palette knows it, too', async () => {
  const { open, admin, person } = await openConsole()
  for (const name of ['Ada Lovelace', 'Bob Meyer']) await person(name, { activated: false })
  const page = await open('/users', admin)
  await page.getByRole('link', { name: 'Ada Lovelace' }).waitFor()
  await press(page, 'j', 'x', 'j', 'x', 'b')
  await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Give a role')
  await press(page, 'Tab', 'Tab', 'Tab', 'Enter')
  const dialog = page.getByRole('dialog', { name: 'Export people' })
  await dialog.getByText('The 2 that are ticked').waitFor()
  await press(page, 'Escape')
  await dialog.waitFor({ state: 'detached' })
  await press(page, 'Control+k')
  await page.keyboard.type('suspend')
  await page.getByText('Actions on 2 selected').waitFor()
  await expect.poll(() => page.getByRole('option').first().innerText()).toBe('Suspend')
  await press(page, 'Enter')
  await page.getByRole('dialog', { name: 'Suspend 2 users' }).waitFor()
})

test('members of a team are given a role, put into another team, suspended and exported at once', async () => {
  const { open, admin, person, call } = await openConsole()
  const [crew, deck] = [
    await call(admin, createTeam, { body: { name: 'Crew' } }),
    await call(admin, createTeam, { body: { name: 'Deck' } }),
  ]
  await call(admin, createRole, { body: { name: 'Sailor', permissions: [] } })
  const [ada, bob] = [await person('Ada Lovelace'), await person('Bob Meyer')]
  for (const { id } of [ada, bob])
    await call(admin, addTeamMember, { params: { team: crew.id, user: id }, body: { position: '' } })
  const begin = async (page: Page, name: string) => {
    const bar = page.getByRole('region', { name: 'Selection' })
    if ((await bar.getByRole('button', { name, exact: true }).count()) === 0)
      await bar.getByRole('button', { name: 'More' }).click()
    await page.getByRole('button', { name, exact: true }).or(page.getByRole('menuitem', { name })).last().click()
  }
  const tick = (page: Page, name: string) => page.getByRole('checkbox', { name: new RegExp(name) }).check()
  for (const look of LOOKS) {
    const page = await open(`/teams/${crew.id}`, admin, look)
    await page.getByRole('link', { name: 'Ada Lovelace' }).waitFor()
    if (look.width < 760) continue
    for (const name of ['Ada', 'Bob']) await tick(page, name)
    await begin(page, 'Give a role')
    await page.getByRole('dialog', { name: 'Give 2 users a role' }).waitFor()
    await expectCleanInColors(page, `role for many ${look.width}`)
  }
  const page = await open(`/teams/${crew.id}`, admin)
  const answer = async (kind: string, name: string, verb: string) => {
    for (const one of ['Ada', 'Bob']) await tick(page, one)
    await begin(page, kind)
    await page.getByRole('option', { name }).click()
    await page.getByRole('button', { name: verb }).click()
    await page.getByText('2 of 2 done').waitFor()
    await page.getByRole('button', { name: 'Close', exact: true }).last().click()
    await page.getByText('2 of 2 done').waitFor({ state: 'detached' })
  }
  await answer('Give a role', 'Sailor', 'Give 2 users the role')
  await answer('Add to a team', 'Deck', 'Add 2 users')
  const { items } = await call(admin, listMembers, { params: { team: deck.id } })
  expect(items.map(({ user }) => user.name)).toEqual(['Ada Lovelace', 'Bob Meyer'])
  expect((await call(admin, getUser, { params: { user: ada.id } })).roles.map(({ name }) => name)).toEqual(['Sailor'])
  for (const one of ['Ada', 'Bob']) await tick(page, one)
  await begin(page, 'Export')
  await page.getByRole('button', { name: 'Export 2 people' }).waitFor()
  await expectClean(page, 'export of members')
  await press(page, 'Escape')
  await begin(page, 'Suspend')
  await page.getByRole('button', { name: 'Suspend 2 users' }).click()
  await page.getByText('2 of 2 done').waitFor()
})
