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

const heard = new WeakMap<Page, string[]>()

/** Remembers everything a page complains of. */
export async function listenForComplaints(page: Page): Promise<void> {
  const complaints: string[] = []
  heard.set(page, complaints)
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) complaints.push(message.text())
  })
  await page.addInitScript(TELL_VIOLATIONS)
}

/** Nothing to complain of: no error, no violation, nothing axe finds, no sideways scroll. */
export async function expectClean(page: Page, what = page.url()): Promise<void> {
  await page.waitForLoadState('networkidle')
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  expect({ what, found, heard: heard.get(page) }).toEqual({ what, found: [], heard: [] })
  expect({ what, sideways: await page.evaluate(SIDEWAYS) }).toEqual({ what, sideways: 0 })
}
