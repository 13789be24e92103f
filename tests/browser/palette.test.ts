import { expect, test } from 'vitest'
import { expectCleanInColors } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

test('the palette finds what is typed before it has come, and no letter of it does anything else', async () => {
  const { open, admin, person } = await openConsole()
  const carl = await person('Carl Excel')
  for (const look of LOOKS) {
    const page = await open('/users', admin, look)
    await page.getByRole('link', { name: 'Carl Excel' }).waitFor()
    await page.keyboard.press('Control+k')
    // Alone, these would open a new user, select and edit.
    await page.keyboard.type('excel')
    await page.getByRole('option', { name: /Carl Excel/ }).waitFor()
    expect(await page.getByRole('combobox').inputValue()).toBe('excel')
    await expectCleanInColors(page, `palette ${look.width}`)
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/users/${carl.id}`)
  }
})
