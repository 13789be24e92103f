import { chromium } from 'playwright-core'
import { ensureChromium } from '../tests/harness/provision/chromium.ts'
import type { Running } from './server.ts'
import type { Row } from './table.ts'

/** Script that a browser fetches, as it travels, until the list of people stands there for the first time. */
export async function benchFirstLoad({ base, cookie }: Running): Promise<Row> {
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] })
  const [name = '', value = ''] = cookie.split('=')
  const context = await browser.newContext()
  await context.addCookies([{ name, value, url: base }])
  const page = await context.newPage()
  const sizes: Promise<number>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      sizes.push(
        response
          .request()
          .sizes()
          .then((sizes) => sizes.responseBodySize),
      )
  })
  await page.goto(`${base}/users`, { waitUntil: 'networkidle' })
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  await browser.close()
  if (bytes === 0) throw new Error('The browser fetched no script.')
  const what = 'First load of the signed-in console, compressed script'
  return { what, ours: bytes / 1000, limit: 250, unit: 'kB', must: 1, aim: 0.72, smaller: true }
}
