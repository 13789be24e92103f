import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { askForFactor, listOwnFactors } from '../../server/factors/contract.ts'
import { PASSWORD, type Person } from '../harness/people.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

test('R47 one adds a passkey, signs out and comes in by it alone; renames it, and removes it again', async () => {
  const house = await openConsole()
  const kim = await house.person('Kim Novak')
  for (const look of LOOKS) await expectCleanInColors(await house.open('/sign-in', undefined, look), 'sign-in')
  const page = await house.open('/account/security', kim)
  await holdKey(page)
  const codes = await addPasskey(page, 'Kim’s laptop')
  expect(codes).toHaveLength(10)
  await page.getByRole('button', { name: 'Rename Kim’s laptop' }).click()
  await page.getByRole('dialog').getByLabel('Name of the passkey').fill('Work laptop')
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click()
  await page.getByRole('listitem').filter({ hasText: 'Work laptop' }).waitFor()
  await expectClean(page, 'a passkey')
  await signOut(page)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByRole('heading', { name: 'Your account', level: 1 }).waitFor()
  await page.goto(`${house.origin}/account/security`)
  await page.getByRole('button', { name: 'Remove Work laptop' }).click()
  await expectClean(page, 'removing')
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('listitem').filter({ hasText: 'Work laptop' }).waitFor({ state: 'detached' })
  await signOut(page)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByRole('alert').filter({ hasText: 'This passkey was not accepted' }).waitFor()
})

test('R35 R39 a passkey confirms a password; who lost it comes in by a recovery code, while the browser still waits', async () => {
  const house = await openConsole()
  const kim = await house.person('Kim Novak')
  const page = await house.open('/account/security', kim)
  const key = await holdKey(page)
  const [code = ''] = await addPasskey(page, 'Pocket')
  await signOut(page)
  await typePassword(page, kim)
  await page.getByRole('heading', { name: 'One more step' }).waitFor()
  await expectClean(page, 'passkey asked')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByRole('heading', { name: 'Your account', level: 1 }).waitFor()
  await page.goto(`${house.origin}/account/security`)
  await signOut(page)
  await key.lose()
  await typePassword(page, kim)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByRole('button', { name: 'Use a recovery code instead' }).click()
  await page.getByLabel('Recovery code').fill(code)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'Your account', level: 1 }).waitFor()
  for (const look of LOOKS)
    await expectCleanInColors(await house.open(`/users/${kim.id}/sessions`, house.admin, look), 'user page')
})

test('R38 R59 where one is asked for, a passkey is set up at sign-in; later it confirms that it is still oneself', async () => {
  const house = await openConsole()
  const kim = await house.person('Kim Novak')
  await house.call(house.admin, askForFactor, { params: { user: kim.id } })
  const page = await house.open('/sign-in')
  await holdKey(page)
  await typePassword(page, kim)
  await page.getByRole('button', { name: 'Create a passkey and sign in' }).waitFor()
  await expectClean(page, 'passkey at the door')
  await page.getByLabel('Name of the passkey').fill('Key ring')
  await page.getByRole('button', { name: 'Create a passkey and sign in' }).click()
  await page.getByRole('button', { name: 'I have kept them, continue' }).click()
  await page.getByRole('heading', { name: 'Your account', level: 1 }).waitFor()
  house.clock.advance(11 * 60_000)
  await page.goto(`${house.origin}/account/security`)
  await page.getByRole('button', { name: 'Make new ones' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Make new ones' }).click()
  const proof = page.getByRole('dialog', { name: 'Is it still you?' })
  await proof.getByRole('button', { name: 'Use a passkey' }).waitFor()
  await expectClean(page, 'proof')
  await proof.getByRole('button', { name: 'Use a passkey' }).click()
  expect(await codesOn(page)).toHaveLength(10)
})

test('where passkeys are off they are not offered', async () => {
  const house = await openConsole({ settings: { 'secondFactor.passkeys': 'off' } })
  const page = await house.open('/sign-in')
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
  expect(await page.getByRole('button', { name: 'Use a passkey' }).count()).toBe(0)
  expect((await house.call(house.admin, listOwnFactors, {})).passkeys.adding).toBe('off')
})

/** Chromium's own authenticator, in this page alone. */
async function holdKey(page: Page): Promise<{ lose(): Promise<unknown> }> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { lose: () => session.send('WebAuthn.clearCredentials', { authenticatorId }) }
}

async function addPasskey(page: Page, name: string): Promise<string[]> {
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name of the passkey').fill(name)
  await expectClean(page, 'adding')
  await dialog.getByRole('button', { name: 'Create it' }).click()
  const codes = await codesOn(page)
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByRole('listitem').filter({ hasText: name }).waitFor()
  return codes
}

async function codesOn(page: Page): Promise<string[]> {
  const list = page.getByRole('list', { name: 'Recovery codes' })
  await list.waitFor()
  return list.getByRole('listitem').allTextContents()
}

async function typePassword(page: Page, { identifier }: Person): Promise<void> {
  await page.getByLabel('Username or email').fill(identifier)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

async function signOut(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /Kim Novak/ })
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
}
