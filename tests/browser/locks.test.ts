import { expect, test } from 'vitest'
import { createRole } from '../../server/roles/contract.ts'
import { failTimes, PASSWORD, signedOut, stranger, tryPassword, WRONG } from '../harness/doors.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { type Console, LOOKS, openConsole } from './harness.ts'

/** Kim is locked after ten failures from everywhere; Lou after ten more; a flood came from one address. */
async function openUnderAttack(): Promise<Console & { kim: Awaited<ReturnType<Console['person']>> }> {
  const house = await openConsole()
  const kim = await house.person('Kim Novak')
  await house.person('Lou Reed')
  await tryPassword(house, stranger('203.0.113.20'), WRONG)
  await failTimes(house, 'kim.novak', 12)
  await failTimes(house, 'lou.reed', 10, 50)
  for (let n = 0; n < 30; n++) await tryPassword(house, stranger('203.0.113.7'), `name${n}`)
  for (const job of ['locks', 'sign-ins', 'segments']) await house.run(job)
  return { ...house, kim }
}

test('R17 R-23 an administrator sees who is locked and until when, looks why, and lets them in again', async () => {
  const { open, admin, kim } = await openUnderAttack()
  const page = await open('/users?status=locked', admin)
  await page.getByRole('link', { name: 'Kim Novak' }).click()
  await page.getByText('Kim is locked after too many failures').waitFor()
  await expectClean(page, 'a locked person')
  await page.getByRole('link', { name: 'All sign-ins' }).click()
  await page.getByRole('heading', { level: 1, name: 'Sign-in log' }).waitFor()
  await page.getByText('Wrong password').first().waitFor()
  expect(await page.getByText('Wrong password').count()).toBe(10)
  await page.goBack()
  await page.getByRole('button', { name: 'Unlock' }).click()
  await page.getByText('Kim Novak can sign in again.').waitFor()
  await page.getByText('Kim is locked').waitFor({ state: 'detached' })
  await page.goto(new URL('/users?status=locked', page.url()).href)
  await page.getByRole('button', { name: 'More' }).first().click()
  await page.getByRole('menuitem', { name: 'Unlock everybody' }).click()
  await page.getByRole('dialog').getByText('account is locked').waitFor()
  await expectClean(page, 'unlock everybody')
  await page.getByRole('dialog').getByRole('button', { name: 'Unlock everybody' }).click()
  await page.getByText('1 account is unlocked.').waitFor()
  expect(kim.id).not.toBe('')
})

test('the sign-in log is narrowed by name, reason, address and outcome, and says how far it looked', async () => {
  const { open, admin } = await openUnderAttack()
  const page = await open('/sign-ins', admin)
  await page.getByText('Address throttled').waitFor()
  await page.getByText('×20').waitFor()
  await page.getByRole('link', { name: 'Refused', exact: true }).click()
  await page.getByRole('link', { name: '203.0.113.7', exact: true }).first().click()
  await page.getByText('1–11 of 11').waitFor()
  await page.getByRole('searchbox').fill('kim')
  await page.getByRole('heading', { name: 'No attempt matches' }).waitFor()
  await expectClean(page, 'no attempt matches')
  await page.getByRole('button', { name: 'Clear 2 filters' }).click()
  await page.getByText('Unknown name').first().waitFor()
})

test('without the right there is no link and no page', async () => {
  const house = await openConsole()
  const role = await house.call(house.admin, createRole, {
    body: { name: 'Reader', permissions: [{ scope: 'users', action: 'read', level: 'all' }] },
  })
  const rita = await house.person('Rita Reader', { roles: [role.id] })
  const page = await house.open('/sign-ins', rita)
  await page.getByText('You can’t see this').waitFor()
  expect(await page.getByRole('link', { name: 'Sign-in log' }).count()).toBe(0)
})

test('R15 at the door a known browser is told until when, any other one that name and password do not match', async () => {
  const { open, kim } = await openUnderAttack()
  const enter = async (page: Awaited<ReturnType<typeof open>>, password: string) => {
    await page.getByLabel('Username or email').fill('kim.novak')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
  }
  const foreign = await open('/sign-in')
  await enter(foreign, PASSWORD)
  await foreign.getByText('This name and password do not match.').waitFor()
  const own = await open('/sign-in', signedOut(kim))
  await enter(own, WRONG)
  await own.getByText(/^This account is locked until \d\d:\d\d\. A password reset/).waitFor()
  await expectClean(own, 'locked at the door')
  await enter(own, PASSWORD)
  await own.getByRole('button', { name: 'Sign in' }).waitFor({ state: 'detached' })
})

test('the sign-in log is clean in every size and colour', async () => {
  const { open, admin } = await openUnderAttack()
  for (const look of LOOKS) {
    const page = await open('/sign-ins', admin, look)
    await page.getByText('Address throttled').first().waitFor()
    await expectCleanInColors(page, `sign-in log, ${look.width}`)
    await page.close()
  }
})
