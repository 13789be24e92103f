/** The console in a real browser, against a real Roster that listens. */
import { createServer } from 'node:net'
import { type BrowserContext, type Browser as Chromium, chromium, type Page } from 'playwright-core'
import { afterAll, onTestFinished } from 'vitest'
import { type Person, visitor } from '../harness/people.ts'
import { type ServerOptions, startServer, type TestServer } from '../harness/server.ts'
import { listenForComplaints } from './complaints.ts'

export interface Look {
  readonly width: number
  readonly scheme: 'light' | 'dark'
}

/** The sizes and colours in which every page is looked at. */
export const LOOKS: readonly Look[] = [
  { width: 1440, scheme: 'light' },
  { width: 1440, scheme: 'dark' },
  { width: 390, scheme: 'light' },
  { width: 390, scheme: 'dark' },
]

export interface Console extends TestServer {
  readonly origin: string
  /** A browser of its own for this person (or for nobody), at a page. */
  open(path: string, person?: Person, look?: Look): Promise<Page>
}

let browser: Chromium | undefined
afterAll(() => browser?.close())

/** Starts a Roster with its console; it and every browser end with the test. */
export async function openConsole(options: ServerOptions = {}): Promise<Console> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const config = { ...options.config, port, baseUrl: origin }
  // Browsers drop cookies that a clock of another year has written.
  const app = await startServer({ ...options, now: new Date().toISOString(), config })
  await app.roster.server.listen({ host: '127.0.0.1', port })
  return {
    ...app,
    origin,
    async open(path, person = visitor(), look = { width: 1440, scheme: 'light' }) {
      const context = await newContext(look)
      await context.addCookies([...person.cookies].map(([name, value]) => ({ name, value, url: origin })))
      const page = await context.newPage()
      await listenForComplaints(page)
      await page.goto(`${origin}${path}`)
      return page
    },
  }
}

/** The address of the set-up page, without the origin. */
export function pathOf(address: string): string {
  const { pathname, search, hash } = new URL(address)
  return `${pathname}${search}${hash}`
}

async function newContext({ width, scheme }: Look): Promise<BrowserContext> {
  browser ??= await chromium.launch({
    executablePath: process.env.ROSTER_TEST_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  })
  const context = await browser.newContext({
    viewport: { width, height: width < 760 ? 844 : 900 },
    colorScheme: scheme,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(20_000)
  onTestFinished(() => context.close())
  return context
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = address && typeof address === 'object' ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
