import { expect, test } from 'vitest'
import { PASSWORD } from '../harness/people.ts'
import { makePortal, portalUser, switchTo } from '../harness/portals.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

// A text, since it runs in the page and not here.
const COLORS = `(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.querySelector('[type=submit]')))`
const OTHER = 'another harbour of quiet boats'

async function openShop() {
  const app = await openConsole({ mail: true })
  const { origin } = app
  const look = { welcome: 'Orders, invoices and returns.', color: '#fde68a', home: `${origin}/healthz` }
  const shop = await makePortal(app, { key: 'shop', name: 'Northern Shop', ...look })
  const nora = await portalUser(app, 'Nora Quist', [shop])
  return { ...app, shop, nora }
}

test('a portal has a door of its own look, with no word of the console, in every size and colour', async () => {
  const { open, nora } = await openShop()
  for (const look of LOOKS) {
    const page = await open('/portal/shop', undefined, look)
    await page.getByRole('heading', { name: 'Sign in to Northern Shop' }).waitFor()
    expect(await page.getByRole('main').innerText()).not.toMatch(/roster|console/i)
    expect(await page.title()).toBe('Sign in · Northern Shop')
    expect(await page.evaluate(COLORS)).toEqual(['rgb(253, 230, 138)', 'rgb(0, 0, 0)'])
    await expectCleanInColors(page, 'portal sign-in')
    for (const tab of ['', '/security', '/preferences']) {
      const own = await open(`/portal/shop/account${tab}`, nora, look)
      await own.getByRole('link', { name: 'Go to Northern Shop' }).waitFor()
      await own.getByRole('heading', { name: 'Your account' }).waitFor()
      await expectCleanInColors(own, `portal account${tab}`)
      await own.context().close()
    }
    await page.context().close()
  }
})

test('Nora comes in by the keyboard, changes her password, goes on to the application and out again', async () => {
  const { open, nora, origin } = await openShop()
  const page = await open('/portal/shop/account/security')
  await page.waitForURL('**/portal/shop/sign-in?next=**')
  await page.getByLabel('Username or email').fill('nora.quist')
  await page.keyboard.press('Tab')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/portal/shop/account/security')
  await page.getByLabel('Current password').fill(PASSWORD)
  await page.getByLabel('New password').fill(OTHER)
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByText('Your password is changed').waitFor()
  await page.getByText('Northern Shop · 127.0.0.1').first().waitFor()
  await page.getByRole('link', { name: 'Preferences' }).click()
  await page.waitForURL('**/portal/shop/account/preferences')
  await page.reload()
  await page.getByRole('button', { name: 'Menu of Nora Quist' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.waitForURL('**/portal/shop/sign-in')
  await page.getByLabel('Username or email').fill('nora.quist')
  await page.locator('[name=password]').fill(OTHER)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Go to Northern Shop' }).click()
  await page.waitForURL(`${origin}/healthz`)
  const atConsole = await open('/', nora)
  await atConsole.waitForURL('**/sign-in')
})

test('the sign-in log says at which portal, and is narrowed to one', async () => {
  const app = await openShop()
  await app.run('sign-ins')
  const page = await app.open(`/sign-ins?portal=${app.shop.id}`, app.admin)
  await page.getByText('nora.quist · at Northern Shop').waitFor()
  await page.getByRole('button', { name: /Portal.*Northern Shop/ }).waitFor()
  await expectClean(page, 'sign-ins at a portal')
})

test('a forgotten password is recovered at the portal', async () => {
  const { open, run, mailbox } = await openShop()
  const page = await open('/portal/shop/sign-in')
  await page.getByRole('link', { name: 'Forgot password?' }).click()
  // The field of the page before has the same name.
  await page.getByRole('button', { name: 'Send me a link' }).waitFor()
  await page.getByLabel('Username or email').fill('nora.quist')
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor()
  await run('recovery')
  await run('mail')
  const [link = ''] =
    /http\S+\/portal\/shop\/reset#\S+/.exec(mailbox?.newest('nora.quist@example.org').text ?? '') ?? []
  await page.goto(link)
  await page.getByRole('heading', { name: 'New password for Nora' }).waitFor()
  await expectClean(page, 'portal reset')
  await page.getByLabel('New password').fill(OTHER)
  await page.getByRole('button', { name: 'Set password and continue' }).click()
  await page.waitForURL('**/portal/shop/sign-in')
  await page.getByText('Password set').waitFor()
})

test('a portal that is switched off shows nothing of itself, nor to whoever was in it', {
  timeout: 180_000,
}, async () => {
  const app = await openShop()
  const { open, nora, shop } = app
  const inside = await open('/portal/shop/account', nora)
  await inside.getByRole('heading', { name: 'Your account' }).waitFor()
  await switchTo(app, shop, false)
  await inside.getByRole('link', { name: 'Security' }).click()
  await inside.getByRole('heading', { name: 'This page is not available' }).waitFor()
  for (const look of LOOKS)
    for (const path of ['/portal/shop', '/portal/never-was/account']) {
      const page = await open(path, undefined, look)
      await page.getByRole('heading', { name: 'This page is not available' }).waitFor()
      expect(await page.content()).not.toMatch(/Northern Shop/)
      await expectCleanInColors(page, 'not available')
      await page.context().close()
    }
})

test('at a host name of its own, and in German, the portal is all there is', async () => {
  const app = await openConsole()
  const shop = await makePortal(app, { key: 'laden', name: 'Hafenladen', host: 'laden.localhost', color: '#0b7285' })
  await portalUser(app, 'Nora Quist', [shop])
  const page = await app.open('/healthz')
  await page.context().addInitScript('Object.defineProperty(navigator, "language", { get: () => "de" })')
  const own = app.origin.replace('localhost', 'laden.localhost')
  await page.goto(`${own}/account`)
  await page.waitForURL(`${own}/sign-in?**`)
  await page.getByRole('heading', { name: 'Hafenladen' }).waitFor()
  expect(await page.evaluate('document.documentElement.lang')).toBe('de')
  await expectClean(page, 'own host, German')
  await page.locator('[name=username]').fill('nora.quist')
  await page.locator('[name=password]').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL(`${own}/account`)
  await page.goto(own)
  await page.waitForURL(`${own}/account`)
  await page.getByRole('link', { name: 'Sicherheit' }).click()
  await page.getByText('Hafenladen · 127.0.0.1').first().waitFor()
  await expectClean(page, 'own host, inside')
  expect(await page.evaluate("fetch('/docs').then(({ status }) => status)")).toBe(404)
})
