import { expect, test } from 'vitest'
import { openConsole } from './harness.ts'

const MOST = 250_000 // bytes (performance.md)

test('the console is small when it is opened for the first time', async () => {
  const { open, admin, origin } = await openConsole()
  const page = await open('/mark.svg', admin)
  const sizes: Promise<number>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return
    sizes.push(
      response
        .request()
        .sizes()
        .then(({ responseBodySize }) => responseBodySize),
    )
  })
  await page.goto(`${origin}/users`)
  await page.getByRole('heading', { name: 'Users' }).waitFor()
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThan(MOST)
})
