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

test('Enter and Escape that are pressed before the palette has come are answered as if it were there', async () => {
  const { open, admin, person } = await openConsole()
  const carl = await person('Carl Excel')
  /** Asks for the palette, presses this, and only then lets it come. */
  const pressAhead = async (text: string, key: string) => {
    const page = await open('/users', admin)
    await page.getByRole('link', { name: 'Carl Excel' }).waitFor()
    let come: () => void = () => undefined
    const pressed = new Promise<void>((resolve) => {
      come = resolve
    })
    await page.route(/\/Palette-[^/]*\.js/, async (route) => {
      await pressed
      await route.continue()
    })
    await page.keyboard.press('Control+k')
    await page.keyboard.type(text)
    await page.keyboard.press(key)
    come()
    return page
  }
  const chosen = await pressAhead('excel', 'Enter')
  await chosen.waitForURL(`**/users/${carl.id}`)
  const closed = await pressAhead('zz', 'Escape')
  // Closed again, it comes empty once it is asked for.
  const typed = async () => {
    await closed.keyboard.press('Control+k')
    return closed
      .getByRole('combobox')
      .inputValue({ timeout: 500 })
      .catch(() => undefined)
  }
  await expect.poll(typed).toBe('')
})
