import { expect, test } from 'vitest'
import { createProfileField } from '../../server/profile-fields/contract.ts'
import { createRole } from '../../server/roles/contract.ts'
import { getMe } from '../../server/sessions/contract.ts'
import { signIn } from '../../server/sign-in/contract.ts'
import { PASSWORD } from '../harness/people.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { type Console, LOOKS, openConsole } from './harness.ts'

const TABS = ['', '/security', '/preferences']

test('E-07 G-17 whoever is no administrator changes what is theirs, reads the rest, and finds whom to ask', async () => {
  const house = await openConsole({ settings: { 'selfService.profile': ['displayName', 'phones', 'fields'] } })
  const kim = await somebody(house, ['own'])
  for (const look of LOOKS)
    for (const tab of TABS) await expectCleanInColors(await house.open(`/account${tab}`, kim, look), tab)
  const page = await house.open('/account', kim)
  const kept = page.getByRole('region', { name: 'Kept by administrators' })
  await kept.getByText('kim.novak').waitFor()
  await kept.getByText('Badge').waitFor()
  await kept.getByText('Ask an administrator').waitFor()
  expect(await page.getByLabel('Given name').count()).toBe(0)
  await page.getByLabel('Display name').fill('Kim N.')
  await page.getByLabel('Desk').fill('42')
  await page.getByRole('link', { name: 'Preferences' }).click()
  await page.getByText('You have unsaved changes.').waitFor()
  await expectClean(page, 'unsaved')
  await page.getByRole('button', { name: 'Keep editing' }).click()
  await page.keyboard.press('Control+Enter')
  await page.getByText('Your profile is saved.').waitFor()
  expect((await house.call(kim, getMe, {})).name).toBe('Kim N.')
})

test('language, time zone and colours are everybody’s own, and hold at once', async () => {
  const house = await openConsole()
  const kim = await somebody(house, [])
  const page = await house.open('/account/preferences', kim)
  await page.getByRole('combobox', { name: 'Time zone' }).fill('Tokyo')
  await page.getByRole('option', { name: 'Asia/Tokyo' }).click()
  await page.getByRole('combobox', { name: 'Language' }).click()
  await page.getByRole('option', { name: 'German' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'Ihr Konto', level: 1 }).waitFor()
  await page.getByText('Dunkel', { exact: true }).click()
  expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark')
  expect(await house.call(kim, getMe, {})).toMatchObject({ language: 'de', timeZone: 'Asia/Tokyo' })
  await expectClean(page, 'German and dark')
  await page.goto(`${house.origin}/account/security`)
  const tokyo = new Intl.DateTimeFormat('de', { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit' })
  const { items } = await sessionsOf(house, kim)
  await page
    .getByText(tokyo.format(new Date(items[0]?.createdAt ?? '')))
    .first()
    .waitFor()
})

test('R56 all browsers are listed, this one first; one or all others are signed out', async () => {
  const house = await openConsole()
  const kim = await somebody(house, [])
  const others = [
    { cookies: new Map<string, string>() },
    { cookies: new Map<string, string>() },
    { cookies: new Map<string, string>() },
  ]
  for (const other of others)
    await house.call(other, signIn, { body: { identifier: kim.identifier, password: PASSWORD } })
  const page = await house.open('/account/security', kim)
  const rows = page.getByRole('region', { name: 'Signed in' }).getByRole('listitem')
  await rows.first().getByText('this browser').waitFor()
  expect(await rows.count()).toBe(4)
  await rows.nth(1).getByRole('button').click()
  await page.getByText('1 browser is signed out.').waitFor()
  await page.getByRole('button', { name: 'Sign out all others' }).click()
  await page.getByText('2 browsers are signed out.').waitFor()
  expect((await sessionsOf(house, kim)).items.length).toBe(1)
})

test('without the right to choose, language and time zone are read; an unknown part is none', async () => {
  const house = await openConsole({ settings: { 'selfService.preferences': false } })
  const kim = await somebody(house, [])
  for (const look of LOOKS) await expectCleanInColors(await house.open('/account/preferences', kim, look), 'fixed')
  const page = await house.open('/account/preferences', kim)
  await page.getByText('Ask an administrator').waitFor()
  expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0)
  const nothing = await house.open('/account/nothing', kim)
  await nothing.getByRole('heading', { name: 'There is nothing here' }).waitFor()
})

async function sessionsOf({ call }: Console, kim: Awaited<ReturnType<typeof somebody>>) {
  const { listOwnSessions } = await import('../../server/sessions/contract.ts')
  return call(kim, listOwnSessions, {})
}

/** Kim with a role that lets her edit her own profile, or with none; and two declared fields, one of them hers. */
async function somebody({ call, admin, person }: Console, levels: readonly 'own'[]) {
  await call(admin, createProfileField, { body: { key: 'desk', kind: 'text', label: 'Desk', editableBy: 'self' } })
  await call(admin, createProfileField, { body: { key: 'badge', kind: 'text', label: 'Badge' } })
  const permissions = levels.flatMap((level) => ['read', 'edit'].map((action) => ({ scope: 'users', action, level })))
  const { id } = await call(admin, createRole, { body: { name: 'Oneself', permissions } })
  return person('Kim Novak', { emails: ['kim@example.org'], roles: [id], fields: { badge: '7' } })
}
