import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createTeam } from '../../server/teams/contract.ts'
import { editUser, getUser, suspendUser } from '../../server/users/contract.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { type Console, LOOKS, openConsole } from './harness.ts'

/** Ada changed her name and was suspended. */
async function openDiary() {
  const house = await openConsole()
  const { admin, call } = house
  const ada = await house.person('Ada Lovelace')
  const { version } = await call(admin, getUser, { params: { user: ada.id } })
  await call(admin, editUser, { params: { user: ada.id }, version, body: { familyName: 'King', position: 'Countess' } })
  await call(admin, suspendUser, { params: { user: ada.id }, body: { reason: 'moved away' } })
  await sift(house)
  return { ...house, ada }
}

async function sift({ run }: Pick<Console, 'run'>) {
  await run('seal')
  await run('sift')
}

test('R118 an event is found by a former name, opened by keys, and shows what was before and after', async () => {
  const { open, admin } = await openDiary()
  const page = await open('/users', admin)
  await page.getByRole('link', { name: 'Audit log' }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await page.getByRole('heading', { level: 1, name: /Audit log/ }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('lovelace')
  await page.waitForURL(/q=lovelace/)
  await page.getByRole('link', { name: 'Changed profile' }).waitFor()
  await page.getByRole('searchbox').evaluate((field) => (field as { blur(): void }).blur())
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog')
  await panel.getByText('King').first().waitFor()
  for (const words of ['family name', 'Lovelace', 'Countess', '127.0.0.1', 'Place in the chain'])
    await panel.getByText(words).first().waitFor()
  await panel.getByRole('button', { name: /^Copy Request id/ }).waitFor()
  await panel.getByRole('button', { name: 'Undo' }).waitFor()
  await expectClean(page, 'event')
  const address = page.url()
  await page.reload()
  await panel.getByText('Countess').waitFor()
  expect(page.url()).toBe(address)
  await panel.getByRole('link', { name: 'Everything about it' }).click()
  await page.getByText('About is').waitFor()
  await page.getByRole('button', { name: /About is Ada King/ }).waitFor()
  await page.getByText('reason: moved away').waitFor()
  await page.getByRole('button', { name: 'Remove the filter About' }).click()
  await page.getByRole('link', { name: 'Created user' }).first().waitFor()
})

test('filters are chosen from what there is, stand in the address and can be taken back', async () => {
  const { open, admin } = await openDiary()
  const page = await open('/audit', admin)
  await page.getByRole('link', { name: 'Suspended' }).waitFor()
  const add = async (name: string) => {
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByRole('menuitem', { name, exact: true }).click()
  }
  await add('Event')
  await page.getByRole('textbox', { name: 'Find: Event' }).fill('users')
  await page.getByRole('checkbox', { name: 'Users: everything' }).check()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /Event is Users: everything/ }).waitFor()
  await add('Who')
  await page.getByRole('textbox', { name: 'Who' }).fill('hop')
  await page
    .getByRole('dialog', { name: 'Who' })
    .getByRole('button', { name: /Grace Hopper/ })
    .click()
  await page.waitForURL(/who=/)
  await page.keyboard.press('Escape')
  await add('When')
  await page.getByRole('radio', { name: 'last 7 days' }).check()
  await expectClean(page, 'filters')
  await page.keyboard.press('Escape')
  await add('Address')
  await page.getByRole('textbox', { name: 'Address' }).fill('10.0.0.0/8')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'No event matches' }).waitFor()
  for (const part of ['event=user.', 'who=', 'when=7d', 'address=10.0.0.0']) expect(page.url()).toContain(part)
  await expectClean(page, 'no match')
  await page.getByRole('button', { name: 'Clear 4 filters' }).click()
  await page.getByRole('link', { name: 'Signed in' }).first().waitFor()
})

test('R110 the trail is verified behind the scenes, with a clear verdict, whole or broken', async () => {
  const { open, admin, run, roster } = await openDiary()
  const page = await open('/audit', admin)
  await page.getByRole('button', { name: 'Chain not verified yet' }).waitFor()
  await page.getByRole('button', { name: 'Verify now' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('You can close this').waitFor()
  await expectClean(page, 'verifying')
  await run('check-trail')
  await dialog.getByText('The trail is whole').waitFor()
  await expectClean(page, 'whole')
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
  await page.getByRole('button', { name: /^Chain verified/ }).waitFor()
  await sql`update audit_details set content = '{}' where row_id = (select row_id from audit_chain where position = 3)`.execute(
    roster.world.engine.writes,
  )
  await page.getByRole('button', { name: 'Verify now' }).click()
  await dialog.getByText('You can close this').waitFor()
  await run('check-trail')
  await dialog.getByText('Event 3:').waitFor()
  await dialog.getByText('1 problem in the chain').waitFor()
  await expectClean(page, 'broken')
})

test('R116 what is shown is exported as it is filtered', async () => {
  const { open, admin } = await openDiary()
  const page = await open('/audit?event=user.suspended', admin)
  await page.getByRole('button', { name: 'Export' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'As a table (CSV)' }).click(),
  ])
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\n')
  expect(file.suggestedFilename()).toMatch(/^audit-log-.*\.csv$/)
  expect([lines.length, lines[1]]).toEqual([2, expect.stringContaining('Ada King')])
  await page.getByRole('button', { name: 'Remove the filter Event' }).click()
  await page.getByRole('link', { name: 'Exported the audit log' }).waitFor()
})

test('new events come by themselves; while one reads further down they wait', async () => {
  const { open, admin, call } = await openDiary()
  for (let n = 0; n < 40; n++) await call(admin, createTeam, { body: { name: `Team ${n}` } })
  const page = await open('/audit', admin)
  await page.getByRole('link', { name: 'Created team' }).first().waitFor()
  await page.getByText('Live').waitFor()
  await call(admin, createTeam, { body: { name: 'Harbour' } })
  await page.getByRole('link', { name: 'Harbour' }).waitFor()
  await page
    .getByRole('region', { name: 'Audit log' })
    .evaluate((box) => ((box as { scrollTop: number }).scrollTop = 400))
  await call(admin, createTeam, { body: { name: 'Workshop' } })
  await page.getByRole('button', { name: '1 new' }).click()
  await page.getByRole('link', { name: 'Workshop' }).waitFor()
})

test('the log in every look; who may not read it is told so and has no way to it', async () => {
  const house = await openDiary()
  for (const look of LOOKS) {
    const page = await house.open('/audit', house.admin, look)
    await page.getByRole('link', { name: 'Suspended' }).waitFor()
    await expectCleanInColors(page, `/audit ${look.width}`)
    await page.getByRole('link', { name: 'Changed profile' }).click()
    await page.getByRole('dialog').getByText('Countess').waitFor()
    await expectCleanInColors(page, `event ${look.width}`)
  }
  const nobody = await house.open('/audit', await house.person('Nora Nothing'))
  await nobody.getByRole('heading', { name: 'You can’t see this' }).waitFor()
  expect(await nobody.getByRole('link', { name: 'Audit log' }).count()).toBe(0)
})
