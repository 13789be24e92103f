/** The console in a real browser, against a real Roster that listens. */
import { createServer } from 'node:net'
import { type BrowserContext, type Browser as Chromium, chromium, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { type Person, visitor } from '../harness/people.ts'
import { type ServerOptions, startServer, type TestServer } from '../harness/server.ts'
import { leave, listenForComplaints } from './complaints.ts'

export interface Look {
  readonly width: number
  readonly scheme: 'light' | 'dark'
}

/** The sizes in which every page is looked at, each begun in another colour; see `expectCleanInColors`. */
export const LOOKS: readonly [Look, ...Look[]] = [
  { width: 1440, scheme: 'light' },
  { width: 390, scheme: 'dark' },
]

export interface Console extends TestServer {
  readonly origin: string
  /**
   * A browser of its own for this person (or for nobody), at a page. Where looks are named one after another it is the
   * same browser each time, emptied of everything but its cache: the page starts anew, only sooner.
   */
  open(path: string, person?: Person, look?: Look): Promise<Page>
}

/** One for all files of a worker; it ends with the worker's process. */
let browser: Promise<Chromium> | undefined

/** Starts a Roster with its console; it and every browser end with the test. */
export async function openConsole(options: ServerOptions = {}): Promise<Console> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const config = { ...options.config, port, baseUrl: origin }
  // Browsers drop cookies that a clock of another year has written.
  const app = await startServer({ ...options, now: new Date().toISOString(), config })
  await app.roster.server.listen({ host: '127.0.0.1', port })
  const looking = new Map<string, Page>()
  return {
    ...app,
    origin,
    async open(path, person = visitor(), look) {
      const kept = look && looking.get(person.id)
      const page = kept && !kept.isClosed() ? await emptied(kept, look) : await newPage(look ?? LOOKS[0])
      if (look) looking.set(person.id, page)
      await page.context().addCookies([...person.cookies].map(([name, value]) => ({ name, value, url: origin })))
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

/** A page that was used already, as if it were a new one in this look. */
async function emptied(page: Page, { width, scheme }: Look): Promise<Page> {
  const { origin } = new URL(page.url())
  await leave(page)
  const context = page.context()
  await context.clearCookies()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage' })
  await devtools.detach()
  await page.setViewportSize(sizeOf(width))
  await page.emulateMedia({ colorScheme: scheme })
  return page
}

async function newPage(look: Look): Promise<Page> {
  const page = await (await newContext(look)).newPage()
  await listenForComplaints(page)
  await slowDown(page)
  return page
}

/** `ROSTER_TEST_SLOWER=6` makes pages that many times slower, to find stories that do not wait for what they look at. */
async function slowDown(page: Page): Promise<void> {
  const rate = Number(process.env.ROSTER_TEST_SLOWER ?? 1)
  if (rate <= 1) return
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate })
}

async function newContext({ width, scheme }: Look): Promise<BrowserContext> {
  browser ??= chromium.launch({
    executablePath: process.env.ROSTER_TEST_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  })
  const context = await (await browser).newContext({
    viewport: sizeOf(width),
    colorScheme: scheme,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(20_000)
  onTestFinished(() => context.close())
  return context
}

const sizeOf = (width: number) => ({ width, height: width < 760 ? 844 : 900 })

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
