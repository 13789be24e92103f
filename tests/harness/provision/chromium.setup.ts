/** Vitest runs this before the browser tests. */
import { ensureChromium } from './chromium.ts'

export default function setup(): void {
  process.env.ROSTER_TEST_CHROMIUM = ensureChromium()
}
