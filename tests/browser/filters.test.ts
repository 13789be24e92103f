import { expect, test } from 'vitest'
import { createTeam } from '../../server/teams/contract.ts'
import { expectCleanInColors } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

const HERE = `(() => {
  const { activeElement: at } = document
  return at.getAttribute('aria-label') || at.value || at.textContent.trim()
})()`

test('a filter is typed in one go; Esc takes back what was left empty and keeps the place', async () => {
  const { open, admin, call, person } = await openConsole()
  await person('Ada Lovelace', { activated: false })
  for (const name of ['Harbour', ...'ABCDEFGH']) await call(admin, createTeam, { body: { name } })
  const page = await open('/users', admin)
  const here = () => page.evaluate(HERE)
  await page.getByRole('link', { name: 'Grace Hopper' }).waitFor()
  await page.keyboard.type('f')
  await page.keyboard.type('team')
  await page.keyboard.press('Enter')
  await page.keyboard.type('har')
  await expect.poll(() => page.getByRole('checkbox').count()).toBe(3)
  expect(page.url()).not.toContain('?')
  await page.keyboard.press('Enter')
  await page.waitForURL('**team=**')
  await page.keyboard.press('Enter')
  await expect.poll(here).toBe('Team is Harbour and below')
  await page.getByRole('button', { name: 'Remove the filter Team' }).press('Enter')
  await expect.poll(here).toBe('Filter')
  await page.keyboard.type('f')
  await page.getByRole('menuitem', { name: 'Roles' }).press('Enter')
  await page.getByRole('dialog', { name: 'Roles' }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(here).toBe('Filter')
  await expect.poll(() => page.getByRole('button', { name: /Roles is/ }).count()).toBe(0)
})

test('when something happened is chosen by keys alone: a span, or two days', async () => {
  const { open, admin } = await openConsole()
  for (const look of LOOKS) {
    const page = await open('/audit', admin, look)
    await page.getByRole('link', { name: 'Signed in' }).first().waitFor()
    await page.keyboard.type('f')
    await page.keyboard.type('when')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'When' }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL('**when=today**')
    await page.keyboard.press('ArrowDown')
    await page.waitForURL('**when=7d**')
    await expectCleanInColors(page, `when ${look.width}`)
    await page.getByLabel('From').fill('2026-01-05')
    await page.getByLabel('Until').fill('2026-01-06')
    await page.waitForURL('**when=2026-01-05..2026-01-06**')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'No event matches' }).waitFor()
    await expect.poll(() => page.evaluate(HERE)).toMatch(/^When is 5 Jan.* – 6 Jan/)
  }
})
