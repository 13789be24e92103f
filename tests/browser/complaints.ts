/** What a browser complains of: errors, violations of the content policy, and what axe finds. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** A refused request is part of many stories; the page tells it, and so does the browser. */
const EXPECTED = /^Failed to load resource: the server responded with a status of 4\d\d/

// Texts, since they run in the page and not here.
const TELL_VIOLATIONS = `document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  console.error('content policy: ' + violatedDirective + ' ' + blockedURI))`
const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

// What is still fading in has colours that it will not keep.
const AT_REST = `Promise.all([document.fonts.ready, ...document.getAnimations()
  .filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime))
  .map((one) => one.finished.catch(() => undefined))]).then(() => undefined)`
const QUIET = 150 // ms without a request: pages ask again within a few of them

const heard = new WeakMap<Page, string[]>()
const asking = new WeakMap<Page, { count: number; since: number }>()

/** Remembers everything a page complains of. */
export async function listenForComplaints(page: Page): Promise<void> {
  const complaints: string[] = []
  heard.set(page, complaints)
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) complaints.push(message.text())
  })
  countRequests(page)
  await page.addInitScript(TELL_VIOLATIONS)
}

function countRequests(page: Page): void {
  const open = { count: 0, since: performance.now() }
  asking.set(page, open)
  const note = (by: number) => () => {
    open.count += by
    open.since = performance.now()
  }
  page.on('request', note(1))
  page.on('requestfinished', note(-1))
  page.on('requestfailed', note(-1))
}

/** Until it has asked for nothing for a moment and everything was answered. */
async function settled(page: Page): Promise<void> {
  const open = asking.get(page)
  if (!open) return page.waitForLoadState('networkidle')
  await page.waitForLoadState('load')
  while (open.count > 0 || performance.now() - open.since < QUIET) await page.waitForTimeout(QUIET / 5)
  await page.evaluate(AT_REST)
}

/** Nothing to complain of: no error, no violation, nothing axe finds, no sideways scroll. */
export async function expectClean(page: Page, what = page.url()): Promise<void> {
  await settled(page)
  // The other way opens a second page to put frames together, and there are none.
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  expect({ what, found, heard: heard.get(page) }).toEqual({ what, found: [], heard: [] })
  expect({ what, sideways: await page.evaluate(SIDEWAYS) }).toEqual({ what, sideways: 0 })
}
