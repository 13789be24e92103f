import { expect, test } from 'vitest'
import { expectCleanInColors } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

test('the list says how many seats are taken, and who finds none is told before typing', async () => {
  const { admin, person, open } = await openConsole({ settings: { 'seats.internal': 2 } })
  await person('Kim Novak')
  for (const look of LOOKS) {
    const page = await open('/users', admin, look)
    await page.getByText('2 of 2 seats taken').waitFor()
    await page.getByRole('button', { name: 'New user' }).click()
    const regular = page.getByRole('radio', { name: /^Regular/ })
    expect(await regular.isDisabled()).toBe(true)
    expect(await page.getByText('All seats are taken').count()).toBe(2)
    await expectCleanInColors(page, 'new user without a seat')
  }
})
