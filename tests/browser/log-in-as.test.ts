import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { getMe, signOut } from '../../server/sessions/contract.ts'
import { setUpPhone } from '../harness/factors.ts'
import { linkTo } from '../harness/log-in-as.ts'
import { PASSWORD, type Person } from '../harness/people.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { type Console, LOOKS, type Look, openConsole } from './harness.ts'

const REASON = 'Cannot open case 2291'
const SLOW = { timeout: 20_000 }
const AS_BOB = 'Log in as Bob Harris'

test('E-44 E-46 E-47 an administrator logs in as somebody in another window; the own session goes on; leaving ends it', async () => {
  const house = await openConsole()
  const bob = await house.person('Bob Harris', { emails: ['bob@example.org'] })
  const own = await house.open(`/users/${bob.id}`, house.admin)
  const link = await linkFromMenu(own)
  const page = await house.open('/sign-in')
  await page.goto(link)
  await page.getByRole('heading', { name: AS_BOB }).waitFor()
  expect(page.url()).not.toContain('#')
  await page.getByLabel('Password of Grace Hopper').fill('not this one')
  await page.getByRole('button', { name: AS_BOB }).click()
  await page.getByText('This is not your password.').waitFor()
  await expectClean(page, 'wrong password')
  await page.getByLabel('Password of Grace Hopper').fill(PASSWORD)
  await page.getByRole('button', { name: AS_BOB }).click()
  const bar = page.getByRole('region', { name: 'Logged in as somebody else' })
  await bar.getByText('signed in by Grace Hopper.').waitFor()
  await page.goto(`${house.origin}/account/security`)
  await page.getByText(`Reason given: “${REASON}”.`).waitFor()
  await page.getByText('Not while logged in as someone').first().waitFor()
  await page.getByText('Grace Hopper (administrator)').waitFor()
  expect(await page.getByRole('button', { name: 'Sign out all others' }).count()).toBe(0)
  await expectClean(page, 'somebody else')
  await bar.getByRole('button', { name: 'Leave' }).click()
  await page.getByRole('heading', { name: 'You are yourself again' }).waitFor()
  await expectClean(page, 'left')
  expect(await house.call(house.admin, getMe, {})).toMatchObject({ id: house.admin.id, loggedInAs: null })
})

test('E-49 what is refused says why, and the page behind the bar shows it; both names stand in the log', async () => {
  const house = await openConsole()
  const bob = await house.person('Bob Harris')
  const page = await becomeBob(house, bob)
  await page.goto(`${house.origin}/account`)
  const refused = await page.evaluate(() =>
    fetch('/api/v1/me/sessions', { method: 'DELETE' }).then((answer) => answer.json()),
  )
  expect(refused).toMatchObject({ code: 'not-while-logged-in-as', status: 403 })
  await page.goto(`${house.origin}/account/preferences`)
  await page.getByRole('combobox', { name: 'Language' }).click()
  await page.getByRole('option', { name: 'German' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Sie sind').waitFor()
  const log = await house.open('/audit', house.admin)
  await log.getByText('Grace Hopper as Bob Harris').first().waitFor()
  await expectClean(log, 'both names')
})

test('when the administrator signs out, it is over within a second', async () => {
  const house = await openConsole()
  const bob = await house.person('Bob Harris')
  const page = await becomeBob(house, bob)
  await house.call(house.admin, signOut, {})
  await page.getByRole('heading', { name: 'You are yourself again' }).waitFor({ timeout: 5000 })
})

test('with a second factor of the administrator; in every look', async () => {
  const house = await openConsole()
  const bob = await house.person('Bob Harris')
  const { phone } = await setUpPhone(house, house.admin)
  for (const look of LOOKS) {
    house.clock.advance(30_000)
    const page = await atForm(house, bob, look)
    await expectCleanInColors(page, `form at ${look.width}`)
    await page.getByLabel('Password of Grace Hopper').fill(PASSWORD)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Code of your app').fill(phone.next())
    await expectCleanInColors(page, 'factor')
    await page.getByRole('button', { name: AS_BOB }).click()
    await page.getByRole('region', { name: 'Logged in as somebody else' }).waitFor()
    await expectCleanInColors(page, 'bar')
    await page.goto(`${house.origin}/account/security`)
    await page.getByText('Not while logged in as someone').first().waitFor()
    await expectCleanInColors(page, 'locked')
  }
  const card = await house.open(`/users/${bob.id}/sessions`, house.admin)
  const rows = card.getByText('is logged in as this user')
  await expect.poll(() => rows.count(), SLOW).toBe(LOOKS.length)
  await card.getByRole('button', { name: 'End Grace Hopper’s being logged in' }).first().click()
  await expect.poll(() => rows.count(), SLOW).toBe(LOOKS.length - 1)
  await expectClean(card, 'sessions')
})

/** From the menu next to *Edit*: the reason, and the link that comes of it. */
async function linkFromMenu(page: Page): Promise<string> {
  await page.getByRole('heading', { name: 'Bob Harris' }).waitFor()
  await page.getByRole('button', { name: 'More' }).first().click()
  await page.getByRole('menuitem', { name: 'Log in as' }).click()
  const dialog = page.getByRole('dialog', { name: AS_BOB })
  await dialog.getByRole('button', { name: 'Make a link' }).click()
  await dialog.getByText('Say why.').waitFor()
  await expectClean(page, 'reason')
  await dialog.getByLabel('Reason').fill(REASON)
  await dialog.getByRole('button', { name: 'Make a link' }).click()
  const link = dialog.getByLabel('Link to log in')
  await link.waitFor()
  await expectClean(page, 'link')
  return link.inputValue()
}

async function atForm(house: Console, bob: Person, look?: Look): Promise<Page> {
  const secret = await linkTo(house, house.admin, bob)
  const page = await house.open(`/log-in-as#${secret}`, undefined, look)
  await page.getByRole('heading', { name: AS_BOB }).waitFor()
  return page
}

async function becomeBob(house: Console, bob: Person): Promise<Page> {
  const page = await atForm(house, bob)
  await page.getByLabel('Password of Grace Hopper').fill(PASSWORD)
  await page.getByRole('button', { name: AS_BOB }).click()
  await page.getByRole('region', { name: 'Logged in as somebody else' }).waitFor()
  return page
}
