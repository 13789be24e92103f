import { expect, test } from 'vitest'
import { createUser } from '../../server/users/contract.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

/** Ada's mailbox is unknown, Bob's is full for now, Carl's takes it. */
async function openPostOffice() {
  const house = await openConsole({ mail: true })
  const invite = (name: string) =>
    house.call(house.admin, createUser, {
      body: { username: name, givenName: name, emails: [`${name}@example.org`], wayIn: 'mail-link' },
    })
  for (const name of ['Ada', 'Bob', 'Carl']) {
    await invite(name.toLowerCase())
    house.clock.advance(10)
  }
  house.mailbox?.script.push({ at: 'recipient', status: 550 }, { at: 'recipient', status: 450 })
  await house.run('mail')
  return house
}

test('E-23 a mail that failed is seen from everywhere, read without its link, and sent again', async () => {
  const { open, admin, run, mailbox } = await openPostOffice()
  const page = await open('/users', admin)
  await page.getByRole('link', { name: /^Outbox 1$/ }).click()
  await page.getByRole('link', { name: 'Failed 1' }).click()
  await page.getByText('The mail server wants it later (450).').waitFor()
  await page.getByRole('link', { name: 'bob', exact: true }).click()
  const panel = page.getByRole('dialog')
  await panel.getByText('/activate#••••••••').waitFor()
  await panel.getByText('Roster tries again').waitFor()
  await expectClean(page, 'a failed mail')
  await panel.getByRole('button', { name: 'Send again now' }).click()
  await panel.getByText('Waiting').waitFor()
  await run('mail')
  await panel.getByText('Sent').first().waitFor()
  expect(mailbox?.mails.map((mail) => mail.recipient).sort()).toEqual(['bob@example.org', 'carl@example.org'])
  await panel.getByRole('link', { name: 'bob', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'bob' }).waitFor()
})

test('mails are found by state, address, kind and time; what nobody needs is given up', async () => {
  const { open, admin, mailbox, run } = await openPostOffice()
  const page = await open('/outbox', admin)
  await page.getByRole('link', { name: 'ada', exact: true }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('bob@')
  await page.getByText('1–1 of 1').waitFor()
  await page
    .getByRole('button', { name: /^Actions for bob|bob/ })
    .last()
    .click()
  await page.getByRole('menuitem', { name: 'Give up' }).click()
  await page.getByText('The mail to bob@example.org is given up.').waitFor()
  await page.getByText('Given up by hand.').waitFor()
  await page.getByRole('searchbox').fill('nobody')
  await page.getByRole('heading', { name: 'No mail matches' }).waitFor()
  await expectClean(page, 'no match')
  await page.getByRole('button', { name: 'Clear 1 filter' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Kind' }).click()
  await page.getByRole('checkbox', { name: 'Test' }).check()
  await expectClean(page, 'filter')
  await page.keyboard.press('Escape')
  expect(page.url()).toContain('template=test')
  await page.getByRole('heading', { name: 'No mail matches' }).waitFor()
  await run('mail')
  expect(mailbox?.mails.map((mail) => mail.recipient)).toEqual(['carl@example.org'])
})

test('all that failed goes out with one click', async () => {
  const { open, admin, mailbox, run } = await openPostOffice()
  const page = await open('/outbox', admin)
  await page.getByRole('button', { name: 'Send failed mails now' }).click()
  await page.getByText('1 mail goes out now.').waitFor()
  await run('mail')
  await page.getByRole('link', { name: 'Failed 0' }).waitFor()
  expect(mailbox?.mails).toHaveLength(2)
})

test('the outbox in every look; without a mail server it says what to do; who may not see it is told so', async () => {
  const house = await openPostOffice()
  for (const look of LOOKS) {
    const page = await house.open('/outbox', house.admin, look)
    await page.getByRole('link', { name: 'ada', exact: true }).click()
    await page.getByRole('dialog').getByText('Mailbox unknown (550).').waitFor()
    await expectCleanInColors(page, `mail ${look.width}`)
    await page.keyboard.press('Escape')
    await expectCleanInColors(page, `/outbox ${look.width}`)
  }
  const nobody = await house.open('/outbox', await house.person('Nora Nothing'))
  await nobody.getByRole('heading', { name: 'You can’t see this' }).waitFor()
  const silent = await openConsole()
  const page = await silent.open('/outbox', silent.admin)
  await page.getByText('No mail server is named').waitFor()
  await page.getByRole('heading', { name: 'No mail yet' }).waitFor()
  await expectClean(page, 'no server')
  await page.getByRole('link', { name: 'Name a mail server' }).click()
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
})
