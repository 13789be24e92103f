import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createDirectory } from '../../server/directories/contract.ts'
import { createRole } from '../../server/roles/contract.ts'
import { getSetting, setSetting } from '../../server/settings/contract.ts'
import { openMailbox } from '../harness/mailbox.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { type Console, LOOKS, openConsole } from './harness.ts'

const setting = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true })

test('every group of settings is clean in every size and colour', async () => {
  const house = await openConsole()
  for (const group of [
    '',
    '?group=signIn',
    '?group=passwords',
    '?group=people',
    '?group=access',
    '?group=mail',
    '?group=server',
  ])
    for (const look of LOOKS) await expectCleanInColors(await house.open(`/settings${group}`, house.admin, look), group)
})

test('settings are grouped, searched, changed together and reset; each says what it does and who chose it', async () => {
  const house = await openConsole()
  const page = await house.open('/users', house.admin)
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
  await page.getByRole('searchbox', { name: 'Search settings' }).fill('idle')
  const idle = setting(page, 'Sign out when idle for')
  await idle.getByText('Built in: 60 minutes').waitFor()
  await idle.getByRole('textbox').fill('0')
  await save(page).click()
  await idle.getByText('Write a whole number from 1 to 2880.').waitFor()
  await expectClean(page, 'fault')
  await idle.getByRole('textbox').fill('30')
  await page.keyboard.press('Control+Enter')
  await page.getByText('1 setting is changed.').waitFor()
  await idle.getByText('Chosen by Grace Hopper').waitFor()
  await idle.getByRole('button', { name: 'History of' }).click()
  await page.getByRole('dialog').getByText('60 minutes').waitFor()
  await expectClean(page, 'history')
  await page.getByRole('link', { name: 'Changes in the audit log' }).click()
  await page.getByRole('button', { name: /^About is/ }).waitFor()
  await page.getByRole('link', { name: 'Changed a setting' }).waitFor()
  await page.goBack()
  await page.getByRole('searchbox', { name: 'Search settings' }).fill('idle')
  await idle.getByRole('button', { name: 'Reset' }).click()
  await save(page).click()
  await expect
    .poll(() => house.call(house.admin, getSetting, { params: { key: 'sessions.idleMinutes' } }))
    .toMatchObject({ value: 60, version: 0 })
  await page.getByRole('searchbox', { name: 'Search settings' }).fill('zebra')
  await page.getByText('No setting matches').waitFor()
  await expectClean(page, 'nothing')
})

test('unsaved changes are kept between groups and guarded; contradictions and consequences are told where they stand', async () => {
  const house = await openConsole()
  const page = await house.open('/settings?group=passwords', house.admin)
  const minimum = setting(page, 'Minimum length')
  await minimum.getByRole('textbox').fill('10')
  await save(page).click()
  await minimum
    .getByText('Below 15 characters only where everybody needs a second factor, or with passwords.acceptWeaker.')
    .waitFor()
  await expectClean(page, 'contradiction')
  await setting(page, 'Accept weaker passwords').getByRole('switch').press('Space')
  await page.getByRole('link', { name: 'People', exact: true }).click()
  await page.getByText('2 changes').waitFor()
  await page.getByRole('link', { name: 'Users', exact: true }).click()
  await page.getByText('You have unsaved changes.').waitFor()
  await expectClean(page, 'unsaved')
  await page.getByRole('button', { name: 'Keep editing' }).click()
  await save(page).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('New passwords may have 10 characters.').waitFor()
  await expectClean(page, 'consequences')
  await dialog.getByRole('button', { name: 'Change 2 settings' }).click()
  await page.getByText('2 settings are changed.').waitFor()
})

test('two editors: the second is told who was first, keeps what was typed, and saves it knowingly', async () => {
  const house = await openConsole()
  const page = await house.open('/settings?group=people', house.admin)
  const grace = setting(page, 'Deleted people can be restored for')
  await grace.getByRole('textbox').fill('10')
  await house.call(house.admin, setSetting, { params: { key: 'deletion.graceDays' }, body: { value: 7 }, version: 0 })
  await save(page).click()
  await page.getByText('Grace Hopper changed deletion.graceDays meanwhile.').waitFor()
  await grace.getByText('7 days').first().waitFor()
  expect(await grace.getByRole('textbox').inputValue()).toBe('10')
  await expectClean(page, 'clash')
  await save(page).click()
  await page.getByText('1 setting is changed.').waitFor()
})

test('what is fixed says by what; a role that may only read changes nothing; without the right there is no page', async () => {
  const house = await openConsole({ settings: { 'roles.maxPerUser': 3 } })
  for (const look of LOOKS) {
    const page = await house.open('/settings?group=access', house.admin, look)
    await setting(page, 'Roles a person may hold').getByText('Fixed by settings.roles.maxPerUser in /').waitFor()
    await expectCleanInColors(page, 'fixed')
  }
  const kim = await reader(house)
  const page = await house.open('/settings?group=sessions', kim)
  await setting(page, 'Sign out after').getByText('Your roles don’t let you change this.').waitFor()
  await expectClean(page, 'read only')
  const jim = await house.person('Jim Beam')
  const closed = await house.open('/settings', jim)
  await closed
    .getByRole('heading', { name: 'You can’t see this' })
    .or(closed.getByText(/None of your roles/))
    .first()
    .waitFor()
  await expectClean(closed, 'no right')
})

test('the mail server is typed, tried before it is saved, and its password never comes back', async () => {
  const mailbox = await openMailbox({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ password }, _session, done) =>
      password === 'canary' ? done(null, { user: 'x' }) : done(new Error('no')),
  })
  const house = await openConsole()
  const page = await house.open('/settings?group=mail', house.admin)
  const mail = setting(page, 'Mail server')
  await mail.getByLabel('Host').fill('127.0.0.1')
  await mail.getByText('None', { exact: true }).click()
  await mail.getByLabel('Port').fill(new URL(mailbox.url).port)
  await mail.getByLabel('Username').fill('roster')
  await mail.getByLabel('Password', { exact: true }).fill('wrong')
  await mail.getByLabel('Send a test mail to').fill('grace@example.org')
  await mail.getByRole('button', { name: 'Send test mail' }).click()
  await mail.getByText('The mail server refuses this name and password (535).').waitFor()
  await expectClean(page, 'failed test')
  await mail.getByLabel('Password', { exact: true }).fill('canary')
  await mail.getByRole('button', { name: 'Send test mail' }).click()
  await mail.getByText('Look for it in the mailbox of grace@example.org.').waitFor()
  expect(mailbox.newest('grace@example.org').subject).toBe('Test mail from Roster')
  await save(page).click()
  await page.getByText('1 setting is changed.').waitFor()
  for (const look of LOOKS) {
    const again = await house.open('/settings?group=mail', house.admin, look)
    await again.getByPlaceholder('Kept, not shown').waitFor()
    expect(await again.getByLabel('Password', { exact: true }).inputValue()).toBe('')
    await expectCleanInColors(again, 'kept')
  }
})

async function reader(house: Console) {
  const permissions = [{ scope: 'settings', action: 'read', level: 'yes' as const }]
  const { id } = await house.call(house.admin, createRole, { body: { name: 'Reader', permissions } })
  return house.person('Kim Novak', { roles: [id] })
}

test('E-10 the directories of contacts and accounts are chosen by their names', async () => {
  const house = await openConsole()
  await house.call(house.admin, createDirectory, { body: { key: 'outside', name: 'People outside' } })
  const page = await house.open('/settings?group=access', house.admin)
  const contacts = setting(page, 'Contacts of portal users')
  await contacts.getByRole('combobox').click()
  await page.getByRole('option', { name: 'People outside' }).click()
  await expectClean(page, 'directory')
  await save(page).click()
  await contacts.getByText('Chosen by Grace Hopper').waitFor()
  const { value } = await house.call(house.admin, getSetting, { params: { key: 'portals.contacts' } })
  expect(value).toBe('outside')
})
