import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createRole, listUserRoles } from '../../server/roles/contract.ts'
import { addTeamMember, createTeam, listMembers } from '../../server/teams/contract.ts'
import { getUser, listUsers } from '../../server/users/contract.ts'
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

/** Ticks these people in the list and opens the dialog that gives them a role. */
async function giveMany(page: Page, names: readonly string[]): Promise<Locator> {
  for (const name of names) await page.getByRole('checkbox', { name: `Select ${name}` }).check()
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Give a role' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Role' }).click()
  return dialog
}

test('a role for many: portal roles too where portal users are ticked; whom it does not fit, and who has it, is told before and after', async () => {
  const { open, admin, person, call } = await openConsole()
  const permissions = [{ scope: 'users', action: 'read', level: 'all' as const }]
  const sailor = await call(admin, createRole, { body: { name: 'Sailor', permissions } })
  const guest = await call(admin, createRole, { body: { name: 'Guest', audience: 'portal', permissions: [] } })
  const until = '2096-01-01T00:00:00.000Z'
  const ada = await person('Ada Lovelace', { activated: false, roles: [{ id: sailor.id, until }] })
  const bob = await person('Bob Meyer', { activated: false })
  const pia = await person('Pia Sand', { type: 'portal' })
  const page = await open('/users', admin)
  await page.getByRole('link', { name: 'Pia Sand' }).waitFor()
  const dialog = await giveMany(page, ['Ada Lovelace', 'Bob Meyer', 'Pia Sand'])
  await page.getByRole('option', { name: 'Guest' }).click()
  await expect.poll(() => dialog.getByText('This role is for portal users only.').count()).toBe(2)
  await dialog.getByRole('button', { name: 'Give 1 user the role' }).waitFor()
  await dialog.getByRole('combobox', { name: 'Role' }).click()
  await page.getByRole('option', { name: 'Sailor' }).click()
  await dialog.getByText('Has it already.').waitFor()
  await dialog.getByText('This role is not for portal users.').waitFor()
  await dialog.getByText('Bob Meyer gains 1 right.').waitFor()
  await expectCleanInColors(page, 'who is left out')
  await dialog.getByRole('button', { name: 'Give 1 user the role' }).click()
  await dialog.getByText('1 of 1 done · 2 skipped').waitFor()
  await dialog.getByText('This role is not for portal users.').waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  await expectCleanInColors(page, 'who was left out')
  const rolesOf = async (user: string) => (await call(admin, listUserRoles, { params: { user } })).items
  expect((await rolesOf(bob.id)).map(({ role }) => role.name)).toContain('Sailor')
  // Who had it until a day still has it until then.
  expect((await rolesOf(ada.id)).map((held) => held.until)).toContain(until)
  expect((await rolesOf(pia.id)).map(({ role }) => role.id)).not.toContain(guest.id)
})

test('what is no answer of Roster is told for each person as failed, and those can be tried again', async () => {
  const { open, admin, person, call } = await openConsole()
  await call(admin, createRole, { body: { name: 'Sailor', permissions: [] } })
  const names = ['Ada Lovelace', 'Bob Meyer', 'Cleo Hart', 'Dora Wulf']
  const [ada, bob, cleo] = await Promise.all(names.map((name) => person(name, { activated: false })))
  const page = await open('/users', admin)
  await page.getByRole('link', { name: 'Dora Wulf' }).waitFor()
  const failing = /\/api\/v1\/users\/[^/]+\/roles\//
  await page.route(failing, (route) => {
    const url = route.request().url()
    const html = { contentType: 'text/html', body: '<h1>Bad gateway</h1>' }
    if (url.includes(ada?.id ?? '?')) return route.abort('internetdisconnected')
    if (url.includes(bob?.id ?? '?')) return route.fulfill({ ...html, status: 502 })
    return url.includes(cleo?.id ?? '?') ? route.fulfill({ ...html, status: 200 }) : route.continue()
  })
  const dialog = await giveMany(page, names)
  await page.getByRole('option', { name: 'Sailor' }).click()
  await dialog.getByRole('button', { name: 'Give 4 users the role' }).click()
  await dialog.getByText('1 of 4 done · 3 failed').waitFor()
  await dialog.getByText('The server did not answer.').waitFor()
  await expect.poll(() => dialog.getByText('The server answered in an unexpected way.').count()).toBe(2)
  await page.unroute(failing)
  await dialog.getByRole('button', { name: 'Try 3 again' }).click()
  await dialog.getByText('4 of 4 done').waitFor()
  const { items } = await call(admin, listUsers, { query: { sort: 'name' } })
  const holders = items.filter(({ roles }) => roles.some(({ name }) => name === 'Sailor'))
  expect(holders.map(({ name }) => name)).toEqual(names)
})

test('while a change of many works, leaving the page or closing the window asks first', async () => {
  const { open, admin, person, call } = await openConsole()
  await call(admin, createRole, { body: { name: 'Sailor', permissions: [] } })
  const names = ['Ada Lovelace', 'Bob Meyer']
  for (const name of names) await person(name, { activated: false })
  const page = await open('/roles', admin)
  await page.getByRole('link', { name: 'Sailor' }).waitFor()
  await page.getByRole('link', { name: 'Users' }).click()
  await page.getByRole('link', { name: 'Bob Meyer' }).waitFor()
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await page.route(/\/api\/v1\/users\/[^/]+\/roles\//, async (route) => {
    await released
    await route.continue()
  })
  const dialog = await giveMany(page, names)
  await page.getByRole('option', { name: 'Sailor' }).click()
  await dialog.getByRole('button', { name: 'Give 2 users the role' }).click()
  await dialog.getByText('0 of 2 done').waitFor()
  await page.evaluate('history.back()')
  const question = page.getByRole('alertdialog', { name: '2 people are not done yet.' })
  await question.getByRole('button', { name: 'Stay' }).click()
  await question.waitFor({ state: 'detached' })
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const ofBrowser = await asked
  expect(ofBrowser.type()).toBe('beforeunload')
  await ofBrowser.dismiss()
  release()
  await dialog.getByText('2 of 2 done').waitFor()
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
  await page.evaluate('history.back()')
  await page.getByRole('heading', { name: 'Roles', level: 1 }).waitFor()
})
