import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { askForFactor } from '../../server/factors/contract.ts'
import { PASSWORD, type Person } from '../harness/people.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { type Console, LOOKS, openConsole } from './harness.ts'

const settings = { 'secondFactor.mail': true, 'secondFactor.passkeys': 'second' }

test('G-13 G-18 R48 codes by mail are set up on one’s own page, marked weak, and asked for at the next sign-in', async () => {
  const house = await openConsole({ mail: true, settings })
  const kim = await house.person('Kim Novak', { emails: ['kim@x.example'] })
  for (const look of LOOKS) await expectCleanInColors(await house.open('/account/security', kim, look), 'no factor')
  const page = await house.open('/account/security', kim)
  const row = page.getByRole('listitem').filter({ hasText: 'Codes by mail' })
  await row.getByText('weak', { exact: true }).waitFor()
  await row.getByRole('button', { name: 'Set up' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('A code was mailed to k•••@x.example.').waitFor()
  await expectClean(page, 'setting up')
  await dialog.getByLabel('Code from your mail').fill('00000000')
  await dialog.getByRole('button', { name: 'Set up' }).click()
  await dialog.getByText('This code is not right').waitFor()
  await dialog.getByLabel('Code from your mail').fill(await mailedCode(house))
  await dialog.getByRole('button', { name: 'Set up' }).click()
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await row.getByRole('button', { name: 'Remove' }).waitFor()
  const door = await atTheDoor(house, kim)
  await door.getByText('A code was mailed to k•••@x.example.').waitFor()
  await expectClean(door, 'code asked')
  await door.reload()
  await door.getByText('A code was mailed to k•••@x.example.').waitFor()
  await door.getByLabel('Code from your mail').fill(await mailedCode(house))
  await door.getByRole('button', { name: 'Sign in', exact: true }).click()
  await door.getByRole('heading', { name: 'Your account', level: 1 }).waitFor()
  expect(codes(house)).toHaveLength(2)
})

test('G-18 where a second factor is asked for, codes by mail are set up at sign-in, in every look', async () => {
  const house = await openConsole({ mail: true, settings })
  const pat = await house.person('Pat Olsen', { emails: ['pat@x.example'] })
  await house.call(house.admin, askForFactor, { params: { user: pat.id } })
  for (const look of LOOKS) await expectCleanInColors(await atTheDoor(house, pat, look), 'enrolment')
  const page = await atTheDoor(house, pat)
  await page.getByRole('button', { name: 'Use codes by mail instead (weak)' }).click()
  await page.getByText('A code was mailed to p•••@x.example.').waitFor()
  await page.getByLabel('Code from your mail').fill(await mailedCode(house))
  await page.getByRole('button', { name: 'Set up and sign in' }).click()
  await page.getByRole('button', { name: 'I have kept them, continue' }).click()
  await page.getByRole('heading', { name: 'Your account', level: 1 }).waitFor()
})

async function atTheDoor(house: Console, { identifier }: Person, look?: (typeof LOOKS)[number]): Promise<Page> {
  const page = await house.open('/sign-in', undefined, look)
  await page.getByLabel('Username or email').fill(identifier)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('button', { name: 'Sign in as somebody else' }).waitFor()
  return page
}

async function mailedCode(house: Console): Promise<string> {
  await house.run('mail')
  return codes(house).at(-1) ?? ''
}

/** All that were mailed, oldest first. */
function codes({ mailbox }: Console): string[] {
  return (mailbox?.mails ?? []).flatMap(({ text = '' }) => /your code is (\d{8})/.exec(text)?.[1] ?? [])
}
