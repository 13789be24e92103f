import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createRole, editRole, getRole, grantUserRole, revokeUserRole } from '../../server/roles/contract.ts'
import { signOut } from '../../server/sessions/contract.ts'
import { editUser, getUser, suspendUser } from '../../server/users/contract.ts'
import { loggedInAs } from '../harness/log-in-as.ts'
import type { Person } from '../harness/people.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { type Console, LOOKS, openConsole } from './harness.ts'

const AT_ONCE = { timeout: 1500 } // a second for the change to show, half of one for a busy machine

test('Ben’s navigation gains what Ada gives him, and loses what she takes, without a refresh', async () => {
  const house = await openConsole()
  const ben = await house.person('Ben Ali')
  const role = await makeRole(house, 'Readers', 'users.read')
  const page = await openLive(house, '/account', ben)
  const users = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Users' })
  expect(await users.count()).toBe(0)
  const own = await openLive(house, `/users/${ben.id}?tab=access`, house.admin)
  await house.call(house.admin, grantUserRole, { params: { user: ben.id, role: role.id }, body: {} })
  await users.waitFor(AT_ONCE)
  await own.getByText('Readers').first().waitFor(AT_ONCE)
  await users.click()
  await page.getByRole('link', { name: 'Grace Hopper' }).first().waitFor()
  await expectClean(page, 'gained')
  await house.call(house.admin, revokeUserRole, { params: { user: ben.id, role: role.id } })
  await users.waitFor({ ...AT_ONCE, state: 'detached' })
  await page.getByRole('link', { name: 'Grace Hopper' }).first().waitFor({ timeout: 5000, state: 'detached' })
  await expectClean(page, 'lost')
})

test('R55 whoever is suspended, or signed out elsewhere, stands before the sign-in page at once', async () => {
  const house = await openConsole()
  const ben = await house.person('Ben Ali')
  const page = await openLive(house, '/account', ben)
  await house.call(house.admin, suspendUser, { params: { user: ben.id }, body: {} })
  await page.getByRole('button', { name: 'Sign in' }).first().waitFor(AT_ONCE)
  const other = await openLive(house, '/users', house.admin)
  const again = { ...house.admin, cookies: new Map(house.admin.cookies) }
  await house.call(again, signOut, {})
  await other.getByRole('button', { name: 'Sign in' }).first().waitFor(AT_ONCE)
  await expectClean(other, 'signed out')
})

test('a list follows what others change, in place; what one types stays until it is saved', async () => {
  const house = await openConsole()
  const ada = await house.person('Ada Lovelace')
  const role = await makeRole(house, 'Clerks', 'users.read')
  const list = await openLive(house, '/users', house.admin)
  await list.getByRole('link', { name: 'Ada Lovelace' }).first().waitFor()
  const { version } = await house.call(house.admin, getUser, { params: { user: ada.id } })
  await house.call(house.admin, editUser, { params: { user: ada.id }, body: { familyName: 'Byron' }, version })
  await list.getByRole('link', { name: 'Ada Byron' }).first().waitFor(AT_ONCE)

  const page = await openLive(house, `/roles/${role.id}/details`, house.admin)
  await page.getByLabel('Purpose').fill('Typed and not saved')
  const before = await house.call(house.admin, getRole, { params: { role: role.id } })
  await house.call(house.admin, editRole, {
    params: { role: role.id },
    body: { name: 'Clerks of the north' },
    version: before.version,
  })
  await page.getByRole('heading', { name: 'Clerks of the north' }).waitFor(AT_ONCE)
  expect(await page.getByLabel('Purpose').inputValue()).toBe('Typed and not saved')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect
    .poll(() => house.call(house.admin, getRole, { params: { role: role.id } }))
    .toMatchObject({ name: 'Clerks of the north', description: 'Typed and not saved' })
  await expect.poll(() => page.getByLabel('Name').first().inputValue()).toBe('Clerks of the north')
})

test('E-49 as somebody else there is no channel; where it breaks for long, a small sign says so, in every look', async () => {
  const house = await openConsole()
  const bob = await house.person('Bob Harris')
  const browser = await loggedInAs(house, house.admin, bob)
  const asBob = await house.open('/account', { ...bob, cookies: browser.cookies })
  let sockets = 0
  asBob.on('websocket', () => sockets++)
  await asBob.getByText('signed in by Grace Hopper.').waitFor()
  for (const look of LOOKS) {
    const page = await house.open('/sign-in', house.admin, look)
    await page.routeWebSocket(/\/api\/v1\/live/, (socket) => socket.close({ code: 1006 }))
    await page.clock.install()
    await page.goto(`${house.origin}/users`)
    await page.getByRole('heading', { name: 'Users' }).waitFor()
    await page.clock.runFor(13_000)
    await page.getByText('Not live').waitFor({ state: 'attached' })
    await expectCleanInColors(page, `lost at ${look.width}`)
    await page.context().close()
  }
  expect(sockets).toBe(0)
})

test('a window that nobody looks at lets go of its channel, and has it again when somebody does', async () => {
  const house = await openConsole()
  const ada = await house.person('Ada Lovelace')
  const page = await house.open('/sign-in', house.admin)
  await page.clock.install()
  const first = page.waitForEvent('websocket')
  await page.goto(`${house.origin}/users`)
  const socket = await first
  await page.getByRole('link', { name: 'Ada Lovelace' }).first().waitFor()
  const closed = socket.waitForEvent('close')
  await show(page, 'hidden')
  await page.clock.runFor(300_000)
  await closed
  const { version } = await house.call(house.admin, getUser, { params: { user: ada.id } })
  await house.call(house.admin, editUser, { params: { user: ada.id }, body: { familyName: 'Byron' }, version })
  const second = page.waitForEvent('websocket')
  await show(page, 'visible')
  await second
  await page.getByRole('link', { name: 'Ada Byron' }).first().waitFor({ timeout: 5000 })
  expect(await page.getByText('Not live').count()).toBe(0)
})

/** As the browser tells a page that its window is covered, or seen again. */
async function show(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate(`
    Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))`)
}

async function makeRole({ call, admin }: Console, name: string, permission: string) {
  const [scope = '', action = ''] = permission.split('.')
  return call(admin, createRole, { body: { name, permissions: [{ scope, action, level: 'all' }] } })
}

/** At a page, once its channel is open. */
async function openLive(house: Console, path: string, person: Person): Promise<Page> {
  const page = await house.open('/sign-in', person)
  const opened = page.waitForEvent('websocket')
  await page.goto(`${house.origin}${path}`)
  await opened
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  return page
}
