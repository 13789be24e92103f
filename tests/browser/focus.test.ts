import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createPortal } from '../../server/portals/contract.ts'
import { createTeam } from '../../server/teams/contract.ts'
import { openConsole } from './harness.ts'

test('P-11 the first dialog of a visit, opened by keys, gives the focus back: to a menu and to the bar of the ticked', async () => {
  const { open, call, admin, person } = await openConsole()
  const port = (await call(admin, createTeam, { body: { name: 'Port' } })).id
  await call(admin, createPortal, { body: { key: 'help', name: 'Help desk' } })
  await person('Mona Harbour', { teams: [port], activated: false })

  const teams = await open(`/teams/${port}`, admin)
  await byMenu(teams, 'Menu of Port', 'Delete team')
  await teams.getByRole('combobox', { name: 'Where do its members go?' }).and(teams.locator(':focus')).waitFor()
  // The choices stay closed: what they would cover says who loses what.
  expect(await teams.getByRole('option').count()).toBe(0)
  await teams.getByText('member loses it', { exact: true }).waitFor()
  await closes(teams, 'Menu of Port')

  const portal = await open('/portals/help', admin)
  await byMenu(portal, 'More', 'Delete')
  await closes(portal, 'More')

  const users = await open('/users', admin)
  await users.getByRole('checkbox', { name: /Mona Harbour/ }).press('Space')
  await users.keyboard.press('b')
  await users.keyboard.press('Enter')
  await users.getByRole('dialog').waitFor()
  await closes(users, 'Give a role')
})

async function byMenu(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole('button', { name: menu }).last().press('Enter')
  await page.getByRole('menuitem', { name: item }).press('Enter')
  await page.getByRole('dialog').waitFor()
}

async function closes(page: Page, button: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: button }).and(page.locator(':focus')).waitFor()
}
