/** What a browser complains of: errors, violations of the content policy, and what axe finds. */
import axe from 'axe-core'
import type { Page, Request } from 'playwright-core'
import { expect } from 'vitest'

// Whatever passes is not described: that is most of a page.
const ASKED = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  resultTypes: ['violations'],
}
/** A refused request is part of many stories; the page tells it, and so does the browser. */
const REFUSED = /^Failed to load resource: the server responded with a status of 4\d\d/
/** A ticket that a clock put forward has outlived, or a page that is left while it connects: it connects anew. */
const NOT_CONNECTED =
  /^WebSocket connection to \S+ failed: (Error during WebSocket handshake: Unexpected response code: 4\d\d|WebSocket is closed before)/
const isExpected = (text: string) => REFUSED.test(text) || NOT_CONNECTED.test(text)

// Texts, since they run in the page and not here.
const TELL_VIOLATIONS = `document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  console.error('content policy: ' + violatedDirective + ' ' + blockedURI))`
const IS_AXE_THERE = 'typeof axe === "object"'
const VIOLATIONS = `axe.run(document, ${JSON.stringify(ASKED)}).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', ')))`
const SCHEME = 'document.documentElement.dataset.mantineColorScheme'
const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

// What is still fading in has colours that it will not keep; what was just drawn begins to in the next frame.
const AT_REST = `document.fonts.ready
  .then(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  .then(() => Promise.all(document.getAnimations()
    .filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime))
    .map((one) => one.finished.catch(() => undefined))))
  .then(() => undefined)`
const QUIET = 150 // ms without a request: pages ask again within a few of them

const heard = new WeakMap<Page, string[]>()
const asking = new WeakMap<Page, { readonly open: Set<Request>; since: number }>()

/** Remembers everything a page complains of. */
export async function listenForComplaints(page: Page): Promise<void> {
  const complaints: string[] = []
  heard.set(page, complaints)
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpected(message.text())) complaints.push(message.text())
  })
  listenForRequests(page)
  await page.addInitScript(TELL_VIOLATIONS)
}

/** Leaves everything that a page keeps of itself, and what it complains of while it is torn down. */
export async function leave(page: Page): Promise<void> {
  await page.evaluate('sessionStorage.clear()')
  const complaints = heard.get(page)
  const before = complaints?.length ?? 0
  await page.goto('about:blank')
  complaints?.splice(before)
  // What it still asked for may never be told as ended.
  asking.get(page)?.open.clear()
}

function listenForRequests(page: Page): void {
  const state = { open: new Set<Request>(), since: performance.now() }
  asking.set(page, state)
  const ended = (request: Request) => {
    state.open.delete(request)
    state.since = performance.now()
  }
  page.on('request', (request) => {
    state.open.add(request)
    state.since = performance.now()
  })
  page.on('requestfinished', ended)
  page.on('requestfailed', ended)
}

/** Until it has asked for nothing for a moment and everything was answered. */
async function settled(page: Page): Promise<void> {
  const state = asking.get(page)
  if (!state) return page.waitForLoadState('networkidle')
  await page.waitForLoadState('load')
  while (state.open.size > 0 || performance.now() - state.since < QUIET) await page.waitForTimeout(QUIET / 5)
  await page.evaluate(AT_REST)
}

/** Nothing to complain of: no error, no violation, nothing axe finds, no sideways scroll. */
export async function expectClean(page: Page, what = page.url()): Promise<void> {
  await settled(page)
  if (!(await page.evaluate(IS_AXE_THERE))) await page.evaluate(axe.source)
  const found = await page.evaluate(VIOLATIONS)
  expect({ what, found, heard: heard.get(page) }).toEqual({ what, found: [], heard: [] })
  expect({ what, sideways: await page.evaluate(SIDEWAYS) }).toEqual({ what, sideways: 0 })
}

/** The same in both colours: the page as it stands, and again after the machine turned from day to night or back. */
export async function expectCleanInColors(page: Page, what = page.url()): Promise<void> {
  const now = await page.evaluate(SCHEME)
  await expectClean(page, `${what} ${now}`)
  const other = now === 'dark' ? 'light' : 'dark'
  await page.emulateMedia({ colorScheme: other })
  await page.locator(`html[data-mantine-color-scheme=${other}]`).waitFor({ state: 'attached' })
  await expectClean(page, `${what} ${other}`)
}
