import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createRole, getRole } from '../../server/roles/contract.ts'
import { expectCleanInColors } from './complaints.ts'
import { LOOKS, type Look, openConsole } from './harness.ts'

const SHOTS = process.env.SHOTS

test('after an upgrade an open window says that a part is gone, keeps what is typed, and loads anew when told to', async () => {
  const { open, admin, call } = await openConsole()
  const role = await call(admin, createRole, { body: { name: 'Clerks', permissions: [] } })
  const at = { params: { role: role.id } }
  for (const look of LOOKS) {
    const page = await open(`/roles/${role.id}/details`, admin, look)
    const purpose = page.getByLabel('Purpose')
    await purpose.fill(`Typed for ${look.width}`)
    const restore = await upgrade(page, 'MenuLayer')
    await page.getByRole('button', { name: 'More' }).first().click()
    await page.getByText('Roster was updated').waitFor()
    await purpose.pressSequentially('.')
    expect(await purpose.inputValue()).toBe(`Typed for ${look.width}.`)
    await shot(page, `notice-panel`, look)
    await expectCleanInColors(page, `notice ${look.width}`)
    const asked = page.waitForEvent('dialog')
    const pressed = page.getByRole('button', { name: 'Load anew' }).click()
    const question = await asked
    expect(question.type()).toBe('beforeunload')
    await question.dismiss()
    await pressed
    expect(await purpose.inputValue()).toBe(`Typed for ${look.width}.`)
    await page.getByRole('button', { name: 'Save' }).click()
    await expect.poll(async () => (await call(admin, getRole, at)).description).toBe(`Typed for ${look.width}.`)
    await restore()
    await page.getByRole('button', { name: 'Load anew' }).press('Enter')
    await page.getByText('Roster was updated').waitFor({ state: 'detached' })
    await purpose.waitFor()
    await page.getByRole('button', { name: 'More' }).first().click()
    await page.getByRole('menu').waitFor()
  }
})

test('a page whose code is gone says so in its place, as often as it is loaded, and never by itself', async () => {
  const { open, admin } = await openConsole()
  for (const look of LOOKS) {
    const page = await open('/users', admin, look)
    await page.getByRole('heading', { name: 'Users' }).waitFor()
    const restore = await upgrade(page, 'RolesPage')
    let loaded = 0
    page.on('domcontentloaded', () => {
      loaded += 1
    })
    await page.getByRole('link', { name: 'Roles' }).click()
    await page.getByRole('heading', { name: 'Roster was updated' }).waitFor()
    await shot(page, `page`, look)
    await expectCleanInColors(page, `page ${look.width}`)
    await page.getByRole('button', { name: 'Load anew' }).click()
    await page.getByRole('heading', { name: /A part of this page did not load|Roster was updated/ }).waitFor()
    await page.waitForTimeout(500)
    expect(loaded).toBe(1)
    await restore()
    await page.getByRole('button', { name: 'Load anew' }).click()
    await page.getByRole('heading', { name: /^Roles/ }).waitFor()
    expect(loaded).toBe(2)
  }
})

test('where the connection is down, or a strange page answers, the same is said of the connection; a menu asks anew', async () => {
  const { open, admin, person, origin } = await openConsole()
  await person('Ada Lovelace', { activated: false })
  const page = await open('/users', admin)
  await page.getByRole('link', { name: 'Ada Lovelace' }).first().waitFor()
  await page.route(/\/assets\/MenuLayer-/, (route) => route.fulfill({ status: 404 }))
  const menu = page.getByRole('button', { name: 'Menu of Ada Lovelace' })
  await menu.click()
  await page.getByText('A part of this page did not load').waitFor()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByText('A part of this page did not load').waitFor({ state: 'detached' })
  // React shows for a moment what stood there while the menu was on its way.
  await page.waitForTimeout(400)
  const strange = { status: 200, contentType: 'text/html', body: '<script type="module" src="/sign-in.js"></script>' }
  await page.route(/\/users$/, (route) => route.fulfill(strange))
  await menu.click()
  await page.getByText('A part of this page did not load').waitFor()
  expect(page.url()).toBe(`${origin}/users`)
})

/** As a server with a newer console answers: another first script, and these parts are not there. */
async function upgrade(page: Page, ...gone: readonly string[]): Promise<() => Promise<void>> {
  const parts = new RegExp(`/assets/(${gone.join('|')})-`)
  const pages = (url: URL) => /^\/(users|roles)\b/.test(url.pathname)
  await page.route(parts, (route) => route.fulfill({ status: 404 }))
  await page.route(pages, async (route) => {
    if (route.request().isNavigationRequest()) return route.continue()
    const answer = await route.fetch()
    const text = (await answer.text()).replace(/\/assets\/index-[^"]+\.js/, '/assets/index-newer.js')
    await route.fulfill({ response: answer, body: text })
  })
  return async () => {
    await page.unroute(parts)
    await page.unroute(pages)
  }
}

async function shot(page: Page, name: string, { width, scheme }: Look) {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${width}-${scheme}.png` })
}
