import { expect, test } from 'vitest'
import { PASSWORD } from '../harness/people.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

const OTHER = 'another harbour of quiet boats'

test('E-31 E-33 E-37 who forgot the password asks on the sign-in page, reads the mail, and is in with a new one', async () => {
  const { open, person, run, mailbox } = await openConsole({ mail: true })
  const ada = await person('Ada Lovelace', { emails: ['ada@harbour.example'] })
  for (const look of LOOKS) await expectCleanInColors(await open('/forgot', undefined, look), 'forgot')

  const page = await open('/sign-in')
  await page.getByRole('link', { name: 'Forgot password?' }).click()
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await page.getByText('Type your name.').waitFor()
  const ask = async (name: string) => {
    await page.getByLabel('Username or email').fill(name)
    await page.getByRole('button', { name: 'Send me a link' }).click()
    await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor()
    return page.getByRole('main').innerText()
  }
  const told = await ask('nobody.at.all')
  await expectClean(page, 'asked')
  await page.goto(`${new URL(page.url()).origin}/forgot`)
  expect(await ask('Ada@Harbour.example')).toBe(told)

  await run('recovery')
  await run('mail')
  const [link = ''] = /http\S+\/reset#\S+/.exec(mailbox?.newest('ada@harbour.example').text ?? '') ?? []
  await page.goto(link)
  await page.getByRole('heading', { name: 'New password for Ada' }).waitFor()
  expect(page.url()).not.toContain('#')
  await page.getByLabel('New password').fill(OTHER)
  await page.getByRole('button', { name: 'Set password and continue' }).click()
  await page.getByText('Password set').waitFor()
  await page.locator('[name=password]').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByText('do not match').waitFor()
  await page.locator('[name=password]').fill(OTHER)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/account')

  const again = await open(new URL(link).pathname + new URL(link).hash)
  await again.getByRole('heading', { name: 'This link does not work any more' }).waitFor()
  await expectClean(again, 'used link')
  await again.getByRole('link', { name: 'Ask for a new link' }).click()
  await again.getByLabel('Username or email').waitFor()
  expect(ada.id).toBeTruthy()
})

test('E-35 where nobody recovers by mail the sign-in page says whom to ask', async () => {
  const { open } = await openConsole({ settings: { 'recovery.contact': 'Help desk, room 12' } })
  const page = await open('/sign-in')
  await page.getByText('Ask: Help desk, room 12').waitFor()
  await page.goto(`${new URL(page.url()).origin}/forgot`)
  await page.getByText('Ask: Help desk, room 12').waitFor()
  await expectClean(page, 'not by mail')
})

test('E-32 a username and an address are asked for where the setting says so; an administrator sees no such link', async () => {
  const { open, admin, person, run } = await openConsole({
    mail: true,
    settings: { 'recovery.ask': 'usernameAndEmail' },
  })
  const ada = await person('Ada Lovelace', { emails: ['ada@harbour.example'] })
  const page = await open('/forgot')
  await page.getByLabel('Username').fill(ada.identifier)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await page.getByText('Type your email.').waitFor()
  await page.getByLabel('Email').fill('ada@harbour.example')
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor()
  await run('recovery')

  const theirs = await open(`/users/${ada.id}/links`, admin)
  await theirs.getByText('Recovery link').waitFor()
  await theirs.getByRole('button', { name: 'Menu of: Recovery link' }).click()
  await theirs.getByRole('menuitem', { name: 'Take back' }).waitFor()
  expect(await theirs.getByRole('menuitem').allInnerTexts()).toEqual(['Take back'])
  await expectClean(theirs, 'recovery link')
})
