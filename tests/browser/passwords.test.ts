import { expect, test } from 'vitest'
import { getMe } from '../../server/sessions/contract.ts'
import { setSetting } from '../../server/settings/contract.ts'
import { signIn } from '../../server/sign-in/contract.ts'
import { getUser } from '../../server/users/contract.ts'
import { visitor } from '../harness/people.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

const CRM = { 'passwords.digits': 2, 'passwords.signs': 1, 'passwords.bothCases': true }

test('E-28 E-29 E-38 an administrator sets a suggested password by the rules; links and access info go out of the menu', async () => {
  const house = await openConsole({
    mail: true,
    settings: { 'passwords.adminMaySet': true, 'accessInfo.includePassword': true },
  })
  const ada = await house.person('Ada Lovelace', { emails: ['ada@x.example'] })
  for (const [key, value] of Object.entries(CRM))
    await house.call(house.admin, setSetting, { params: { key }, body: { value }, version: 0 })
  const newest = async () => {
    await house.run('mail')
    return house.mailbox?.newest('ada@x.example')
  }
  const page = await house.open(`/users/${ada.id}`, house.admin)
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  await choose('Send password change link')
  await expect.poll(async () => (await newest())?.subject).toBe('A new password for Roster')
  await choose('Send access info')
  await expect.poll(async () => (await newest())?.subject).toBe('How to sign in to Roster')

  for (const look of LOOKS) {
    const looking = await house.open(`/users/${ada.id}`, house.admin, look)
    await looking.getByRole('button', { name: 'More', exact: true }).click()
    await looking.getByRole('menuitem', { name: 'Set a password' }).click()
    await looking.getByRole('dialog').getByText('At least 2 digits').waitFor()
    await expectCleanInColors(looking, 'set a password')
  }
  await choose('Set a password')
  const dialog = page.getByRole('dialog', { name: 'Set a password for Ada Lovelace' })
  await dialog.getByRole('button', { name: 'Set password' }).click()
  await dialog.getByText('Type a password, or take the suggested one.').waitFor()
  await dialog.getByLabel('Password for now').fill('quiet lanterns above')
  await dialog.getByRole('button', { name: 'Set password' }).click()
  await dialog.getByText('At least 2 digits. At least one special character.').waitFor()
  await dialog.getByRole('button', { name: 'Suggest one' }).click()
  const suggested = await dialog.getByLabel('Password for now').inputValue()
  await dialog.getByRole('checkbox', { name: 'Send access info' }).check()
  await dialog.getByText('The password goes by unencrypted mail to ada@x.example.').waitFor()
  await expectClean(page, 'suggested')
  await dialog.getByRole('button', { name: 'Set password' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect((await newest())?.text).toContain(`Password: ${suggested}`)
  const body = { identifier: 'ada@x.example', password: suggested }
  expect(await house.call(visitor(), signIn, { body })).toMatchObject({ mustChangePassword: true })
})

test('R-20 somebody changes their address, waits, confirms it from the new mailbox, and the old one is told', async () => {
  const house = await openConsole({ mail: true, settings: { 'selfService.email': true } })
  const kim = await house.person('Kim Novak', { emails: ['kim@x.example'] })
  const page = await house.open('/account', kim)
  const card = page.getByRole('region', { name: 'Email' })
  await card.getByText('You sign in and get mail with kim@x.example.').waitFor()
  await card.getByRole('button', { name: 'Change address' }).click()
  await card.getByText('Type the new address.').waitFor()
  await card.getByLabel('New address').fill('kim.novak@x.example')
  await page.keyboard.press('Enter')
  await card.getByText('kim.novak@x.example waits to be confirmed').waitFor()
  for (const look of LOOKS) {
    const looking = await house.open('/account', kim, look)
    await looking.getByText('kim.novak@x.example waits to be confirmed').waitFor()
    await expectCleanInColors(looking, 'waiting')
  }
  await card.getByRole('button', { name: 'Keep the present address' }).click()
  await card.getByLabel('New address').fill('kim.novak@x.example')
  await page.keyboard.press('Enter')
  await card.getByRole('button', { name: 'Send the link again' }).waitFor()
  await house.run('mail')
  const [link = ''] = /http\S+\/confirm-email#\S+/.exec(house.mailbox?.newest('kim.novak@x.example').text ?? '') ?? []
  const path = new URL(link).pathname + new URL(link).hash
  for (const look of LOOKS) {
    const looking = await house.open(path, undefined, look)
    await looking.getByRole('button', { name: 'Confirm this address' }).waitFor()
    await expectCleanInColors(looking, 'confirm')
  }
  const mailbox = await house.open(path)
  await mailbox.getByRole('heading', { name: 'A new address for Kim' }).waitFor()
  expect(mailbox.url()).not.toContain('#')
  await mailbox.getByRole('button', { name: 'Confirm this address' }).click()
  await mailbox.getByRole('heading', { name: 'Your address is confirmed' }).waitFor()
  await expectClean(mailbox, 'confirmed')
  const used = await house.open(path)
  await used.getByRole('heading', { name: 'This link does not work any more' }).waitFor()
  expect(await house.call(kim, getMe, {})).toMatchObject({ email: 'kim.novak@x.example' })
  await house.run('mail')
  expect(house.mailbox?.newest('kim@x.example').subject).toBe('Your address for Roster was changed')
  const { emails } = await house.call(house.admin, getUser, { params: { user: kim.id } })
  expect(emails).toMatchObject([{ address: 'kim.novak@x.example' }])
})
