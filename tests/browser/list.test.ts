import { expect, test } from 'vitest'
import { createProfileField } from '../../server/profile-fields/contract.ts'
import { expectClean } from './complaints.ts'
import { openConsole } from './harness.ts'

const PHONE = { width: 390, scheme: 'light' } as const

test('how the list looks stands in the address and comes back at the next visit', async () => {
  const { open, admin, person, call, origin } = await openConsole()
  await call(admin, createProfileField, { body: { key: 'party', label: 'Party', kind: 'text', sortable: true } })
  await person('Selma Whitaker', { activated: false, fields: { party: 'Whig' } })
  const page = await open('/users', admin)
  await page.getByRole('button', { name: 'Display' }).click()
  for (const name of ['Party', 'Created by', 'Last address', 'Team']) await page.getByRole('checkbox', { name }).click()
  await expectClean(page, 'display')
  await page.getByRole('combobox', { name: 'Sort by' }).click()
  await page.getByRole('option', { name: 'Party' }).click()
  await page.getByText('Descending').click()
  await page.keyboard.press('Escape')
  const heads = [
    '',
    'Person',
    'Status',
    'Type',
    'Roles',
    'Factor',
    'Last active',
    'Last address',
    'Created',
    'Created by',
    'Party',
    'Menu',
  ]
  expect(await page.getByRole('columnheader').allInnerTexts()).toEqual(heads)
  expect(await page.getByRole('row').nth(1).getByRole('cell').allInnerTexts()).toEqual(
    expect.arrayContaining(['Whig', 'Grace Hopper']),
  )
  expect(new URL(page.url()).searchParams.get('sort')).toBe('fields.party')
  await page.getByRole('button', { name: '50 a page' }).click()
  await page.getByRole('menuitem', { name: '25 a page' }).click()
  await page.waitForURL('**size=25**')

  await page.goto(`${origin}/teams`)
  await page.goto(`${origin}/users`)
  await page.waitForURL('**size=25**')
  await page.getByRole('columnheader', { name: 'Party' }).waitFor()
  expect(await page.getByRole('columnheader').allInnerTexts()).toEqual(heads)
  await page.goto(`${origin}/users?columns=status`)
  await page.getByRole('link', { name: 'Selma Whitaker' }).waitFor()
  expect(await page.getByRole('columnheader').allInnerTexts()).toEqual(['', 'Person', 'Status', 'Menu'])
})

test('on a phone each row has its menu, and the list its order', async () => {
  const { open, admin, person } = await openConsole()
  for (const name of ['Selma Whitaker', 'Marta Cantrell']) await person(name, { activated: false })
  const page = await open('/users', admin, PHONE)
  await page.getByRole('button', { name: 'Display' }).click()
  await page.getByText('Descending').click()
  await expectClean(page, 'order on a phone')
  await page.keyboard.press('Escape')
  await page.waitForURL('**order=desc**')
  await expect
    .poll(() => page.locator('main li a').allInnerTexts())
    .toEqual(['Selma Whitaker', 'Marta Cantrell', 'Grace Hopper'])
  await page.getByRole('button', { name: /Selma Whitaker/ }).click()
  await page.getByRole('menuitem', { name: 'Suspend' }).waitFor()
  await expectClean(page, 'menu of a row on a phone')
  await page.getByRole('menuitem', { name: 'Suspend' }).click()
  await page.getByRole('dialog', { name: /Suspend Selma/ }).waitFor()
})
