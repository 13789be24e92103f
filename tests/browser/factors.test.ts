import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { listUserFactors } from '../../server/factors/contract.ts'
import { SignedOut } from '../../server/platform/failures.ts'
import { getMe } from '../../server/sessions/contract.ts'
import { phoneOf, setUpPhone } from '../harness/factors.ts'
import { PASSWORD, type Person } from '../harness/people.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { type Console, LOOKS, openConsole } from './harness.ts'

const TEN_MINUTES = 10 * 60_000

test('R38 R45 one sets an app up on one’s own page, keeps the recovery codes, and is asked for it at the next sign-in', async () => {
  const house = await openConsole()
  const kim = await house.person('Kim Novak')
  for (const look of LOOKS) await expectCleanInColors(await house.open('/account/security', kim, look), 'no factor')
  const page = await house.open('/account/security', kim)
  await page.getByRole('button', { name: 'Set up' }).click()
  await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor()
  await expectClean(page, 'QR code')
  const phone = phoneOf(house, await secretOn(page))
  await page.getByLabel('Code that the app shows now').fill('000000')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Set up' }).click()
  await dialog.getByText('This code is not right').waitFor()
  await page.getByLabel('Code that the app shows now').fill(phone.code())
  await dialog.getByRole('button', { name: 'Set up' }).click()
  const codes = await codesOn(page)
  await expectClean(page, 'recovery codes')
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByText('10 of 10 are left').waitFor()
  await expectClean(page, 'set up')
  await signInAs(house, kim, async (other) => {
    await other.getByRole('heading', { name: 'One more step' }).waitFor()
    await expectClean(other, 'code asked')
    await other.getByLabel('Code of your app').fill(phone.next())
    await other.getByRole('button', { name: 'Sign in', exact: true }).click()
  })
  await signInAs(house, kim, async (other) => {
    await other.getByRole('button', { name: 'Use a recovery code instead' }).click()
    await other.getByLabel('Recovery code').fill(codes[0] ?? '')
    await other.getByRole('button', { name: 'Sign in', exact: true }).click()
    await other.getByText('9 recovery codes are left').waitFor()
  })
})

test('G-18 R44 lost phone: an administrator resets the factor; the next sign-in sets one up, in every look', async () => {
  const house = await openConsole()
  const kim = await house.person('Kim Novak')
  await setUpPhone(house, kim)
  for (const look of LOOKS)
    await expectCleanInColors(await house.open(`/users/${kim.id}/sessions`, house.admin, look), 'user page')
  const page = await house.open(`/users/${kim.id}/sessions`, house.admin)
  await page.getByRole('button', { name: 'Reset' }).click()
  await expectClean(page, 'reset')
  await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click()
  await page.getByText('The second factor of Kim is reset.').waitFor()
  await page.getByText('The next sign-in asks to set one up.').waitFor()
  for (const look of LOOKS) {
    const door = await atTheDoor(house, kim, look)
    await door.getByRole('button', { name: 'Set up an authenticator app instead' }).click()
    await door.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor()
    await expectCleanInColors(door, 'enrolment')
  }
  await signInAs(house, kim, async (other) => {
    await other.getByRole('heading', { name: 'Set up a second factor' }).waitFor()
    await other.getByRole('button', { name: 'Set up an authenticator app instead' }).click()
    const phone = phoneOf(house, await secretOn(other))
    await other.getByLabel('Code that the app shows now').fill(phone.code())
    await other.getByRole('button', { name: 'Set up and sign in' }).click()
    expect(await codesOn(other)).toHaveLength(10)
    await expectClean(other, 'codes at the door')
    await other.getByRole('button', { name: 'I have kept them, continue' }).click()
  })
  expect((await house.call(house.admin, listUserFactors, { params: { user: kim.id } })).recoveryCodesLeft).toBe(10)
})

test('R59 a sensitive change asks whether it is still oneself, and goes on afterwards; whoever says no changes nothing', async () => {
  const house = await openConsole()
  const kim = await house.person('Kim Novak')
  const { phone } = await setUpPhone(house, house.admin)
  const page = await house.open(`/users/${kim.id}`, house.admin)
  await page.getByRole('heading', { name: 'Kim Novak' }).waitFor()
  house.clock.advance(TEN_MINUTES)
  const code = phone.next()
  await page.goto(`${house.origin}/users/${kim.id}/sessions`)
  await page.getByRole('button', { name: 'Ask for one' }).click()
  const dialog = page.getByRole('dialog', { name: 'Is it still you?' })
  await dialog.getByLabel('Your password').waitFor()
  await expectClean(page, 'proof')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('Sign-in asks for the password alone.').waitFor()
  await page.getByRole('button', { name: 'Ask for one' }).click()
  await dialog.getByLabel('Your password').fill('not it at all')
  await dialog.getByLabel('Code of your app').fill(code)
  await dialog.getByRole('button', { name: 'Confirm' }).click()
  await dialog.getByText('The current password is not right.').waitFor()
  await dialog.getByLabel('Your password').fill(PASSWORD)
  await dialog.getByRole('button', { name: 'Confirm' }).click()
  await page.getByText('Kim needs a second factor from the next sign-in on.').waitFor()
  await page.getByText('The next sign-in asks to set one up.').waitFor()
  // The session goes on under another reference.
  await house.refused(house.admin, getMe, {}, SignedOut)
})

async function secretOn(page: Page): Promise<string> {
  const key = page.getByRole('button', { name: /the key: / })
  return ((await key.textContent()) ?? '').replaceAll(' ', '')
}

async function codesOn(page: Page): Promise<string[]> {
  const list = page.getByRole('list', { name: 'Recovery codes' })
  await list.waitFor()
  return list.getByRole('listitem').allTextContents()
}

async function atTheDoor(house: Console, { identifier }: Person, look?: (typeof LOOKS)[number]): Promise<Page> {
  const page = await house.open('/sign-in', undefined, look)
  await page.getByLabel('Username or email').fill(identifier)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  return page
}

/** Name and password in a browser nobody knows, then the second step; ends in the console. */
async function signInAs(house: Console, kim: Person, step: (page: Page) => Promise<void>): Promise<void> {
  const page = await atTheDoor(house, kim)
  await step(page)
  await page.getByRole('heading', { name: 'Your account', level: 1 }).waitFor()
}
