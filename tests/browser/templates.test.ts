import { expect, test } from 'vitest'
import { getMailTemplate, saveMailTemplate } from '../../server/mail-templates/contract.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

const params = { template: 'invitation', language: 'en' }

test('E-30 E-39 an administrator writes an invitation: mistakes are told, the preview follows, one step leads back', async () => {
  const { open, person, call, mailbox } = await openConsole({ mail: true })
  const ada = await person('Ada Lovelace', { type: 'admin', emails: ['ada@harbour.example'] })
  await person('Ida Invited', { activated: false })
  for (const look of LOOKS) await expectCleanInColors(await open('/templates', ada, look), 'templates')
  for (const look of LOOKS) {
    const shown = await open('/templates/invitation/en', ada, look)
    await shown.getByText('Hello Ada Lovelace').waitFor()
    await expectCleanInColors(shown, 'template')
  }

  const page = await open('/templates', ada)
  await page.getByRole('link', { name: 'Invitation' }).click()
  await page.getByLabel('Body').fill('Dear {{ nme }},\n\n[Come in]({{ link }})')
  await page.getByText('There is no value “nme”').waitFor()
  await expectClean(page, 'broken')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Line 1, column 9: There is no value “nme”').waitFor()
  expect((await call(ada, getMailTemplate, { params })).isOwn).toBe(false)
  await page.getByLabel('Body').fill('Dear ,\n\n[Come in]({{ link }})')
  await page.getByRole('button', { name: 'Line 1, column 9:' }).waitFor({ state: 'detached' })
  await page.getByLabel('Body').press('Control+Home')
  for (let n = 0; n < 'Dear '.length; n++) await page.getByLabel('Body').press('ArrowRight')
  await page.getByRole('button', { name: 'Insert givenName' }).click()
  await page.getByRole('combobox', { name: 'As it goes to' }).fill('Ida')
  await page.getByRole('option', { name: 'Ida Invited' }).click()
  await page.getByText('Dear Ida,').waitFor()
  await page.getByRole('button', { name: 'Send me a test mail' }).click()
  await page.getByText('A test mail went to ada@harbour.example.').waitFor()
  expect(mailbox?.newest('ada@harbour.example').text).toContain('Dear Ada,')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('The text is saved').waitFor()
  expect((await call(ada, getMailTemplate, { params })).body).toBe('Dear {{ givenName }},\n\n[Come in]({{ link }})')

  await page.getByRole('button', { name: 'Back to the built-in text' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Back to the built-in text' }).click()
  await page.getByText('The text is as before').waitFor()
  expect(await page.getByLabel('Body').inputValue()).toContain('an account was made for you')
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Dear {{ givenName }}').waitFor()
})

test('two who write the same text are told of each other', async () => {
  const { open, admin, call } = await openConsole()
  const page = await open('/templates/invitation/en', admin)
  await page.getByLabel('Subject').fill('Mine')
  const theirs = await call(admin, getMailTemplate, { params })
  await call(admin, saveMailTemplate, { params, version: 0, body: { subject: 'Theirs', body: theirs.body } })
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('radio', { name: 'Theirs' }).waitFor()
  await expectClean(page, 'clash')
})
