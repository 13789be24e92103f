import { expect, test } from 'vitest'
import { createRole } from '../../server/roles/contract.ts'
import { expectCleanInColors } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

test('E-50 chosen roles stand side by side, whole or only where they differ; the address keeps it', async () => {
  const { open, admin, call } = await openConsole()
  const give = (name: string, actions: readonly string[]) =>
    call(admin, createRole, {
      body: { name, permissions: actions.map((action) => ({ scope: 'users', action, level: 'all' as const })) },
    })
  await give('Reader', ['read'])
  await give('Editor', ['read', 'edit'])
  for (const look of LOOKS) {
    const page = await open('/roles?view=compare', admin, look)
    await page
      .getByRole('columnheader', { name: /Reader/ })
      .first()
      .waitFor()
    await page.keyboard.type('f')
    await page.keyboard.type('roles')
    await page.keyboard.press('Enter')
    for (const name of ['Editor', 'Reader']) await page.getByRole('checkbox', { name, exact: true }).check()
    await page.keyboard.press('Escape')
    await page.getByRole('checkbox', { name: 'Only what differs' }).check()
    await page.waitForURL('**different=1**')
    await expect.poll(() => page.getByRole('row').count()).toBe(3)
    expect((await page.getByRole('row').last().innerText()).split(/\s+/)).toEqual(
      expect.arrayContaining(['Edit', 'All', 'No']),
    )
    await expectCleanInColors(page, `compared ${look.width}`)
    await page.reload()
    await expect.poll(() => page.getByRole('row').count()).toBe(3)
  }
})
