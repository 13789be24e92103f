import { expect, test } from 'vitest'
import { setUpAddress } from '../../server/setup/index.ts'
import { suspendUser } from '../../server/users/contract.ts'
import { openLink, PASSWORD } from '../harness/people.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { LOOKS, openConsole, pathOf } from './harness.ts'

test('R14 the printed address makes the first administrator, once, and its secret stays in no address', async () => {
  const { open, roster } = await openConsole({ setUp: false })
  const address = pathOf((await setUpAddress(roster.ctx)) ?? '')
  for (const look of LOOKS) await expectCleanInColors(await open(address, undefined, look), 'set-up')

  const page = await open(address)
  await page.getByLabel('Given name').fill('Ada')
  expect(page.url()).not.toContain('#')
  await page.getByLabel('Name of this installation').fill('Harbour Library')
  await page.getByLabel('Family name').fill('Lovelace')
  await page.getByLabel('Username').fill('ada')
  await page.getByLabel('New password').fill('the lovelace harbour')
  await page.getByRole('button', { name: 'Become administrator' }).click()
  await page.getByText('This contains “lovelace”').waitFor()
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Become administrator' }).click()
  await page.waitForURL('**/users')
  await page.getByRole('heading', { name: 'Add the first people' }).waitFor()
  expect(await page.title()).toBe('Users · Harbour Library')
  await expectClean(page, 'first run')

  const late = await open(address)
  await late.getByRole('heading', { name: 'Roster is set up already' }).waitFor()
})

test('P-11 an activation link welcomes by name, sets the password once and leads to the sign-in page', async () => {
  const { open, admin, person, call } = await openConsole()
  const ida = await person('Ida Invited', { activated: false, emails: ['ida@harbour.example'] })
  const address = `/activate#${await openLink({ call }, admin, ida)}`
  for (const look of LOOKS) await expectCleanInColors(await open(address, undefined, look), 'activation')

  const page = await open(address)
  await page.getByRole('heading', { name: 'Welcome, Ida' }).waitFor()
  expect(page.url()).not.toContain('#')
  await page.getByRole('button', { name: 'Suggest one' }).click()
  await page.getByText('Strong').waitFor()
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Set password and continue' }).click()
  await page.getByText('Password set').waitFor()
  expect(await page.getByLabel('Username or email').inputValue()).toBe('ida@harbour.example')
  expect(page.url()).not.toContain('ida')
  await page.locator('[name=password]').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/account')

  const again = await open(address)
  await again.getByRole('heading', { name: 'This link does not work any more' }).waitFor()
  await expectClean(again, 'dead link')
})

test('R15 the sign-in page tells no account from another, and goes only where the console is', async () => {
  const { open, person, call, admin } = await openConsole()
  const sam = await person('Sam Suspended')
  for (const look of LOOKS) await expectCleanInColors(await open('/sign-in', undefined, look), 'sign-in')

  const page = await open('/users?q=sam')
  await page.waitForURL('**/sign-in?next=*')
  const signIn = async (name: string, password: string) => {
    await page.getByLabel('Username or email').fill(name)
    await page.locator('[name=password]').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    return page.getByRole('alert').innerText()
  }
  const wrongPassword = await signIn(sam.identifier, 'not this one, surely')
  expect(await signIn('nobody.at.all', 'not this one, surely')).toBe(wrongPassword)
  await call(admin, suspendUser, { params: { user: sam.id }, body: { reason: 'Left' } })
  await page.reload()
  expect(await signIn(sam.identifier, PASSWORD)).toContain('suspended')
  await page.getByLabel('Username or email').fill('grace')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/users?q=sam')

  const lured = await open('/sign-in?next=https://evil.example/')
  await lured.getByLabel('Username or email').fill('grace')
  await lured.locator('[name=password]').fill(PASSWORD)
  await lured.keyboard.press('Enter')
  await lured.getByRole('heading', { name: 'Users' }).waitFor()
})

test('R10 a password that an administrator typed is changed before anything else', async () => {
  const { open, admin } = await openConsole({ settings: { 'passwords.adminMaySet': true } })
  const desk = await open('/users?new=1', admin)
  await desk.getByLabel('Given name').fill('Tom')
  await desk.getByRole('textbox', { name: 'Username' }).fill('tom')
  await desk.getByRole('radio', { name: 'Set a password now' }).click()
  await desk.getByLabel('Password for now').fill('eleven dry biscuits in a tin')
  await desk.getByRole('button', { name: 'Create', exact: false }).last().click()
  await desk.getByText('Tom is created').waitFor()

  const page = await open('/sign-in')
  await page.getByLabel('Username or email').fill('tom')
  await page.locator('[name=password]').fill('eleven dry biscuits in a tin')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Choose your own password' }).waitFor()
  await page.goto(page.url().replace(/\/new-password.*/, '/account'))
  await page.getByRole('heading', { name: 'Choose your own password' }).waitFor()
  await expectClean(page, 'own password')
  await page.getByLabel('Current password').fill('eleven dry biscuits in a tin')
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Set password and continue' }).click()
  await page.getByRole('heading', { name: 'Your account' }).waitFor()
})
