import { existsSync } from 'node:fs'
import { findProgram, installPackage } from './packages.ts'

const ON_A_MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** The browser of the tests: `ROSTER_TEST_CHROMIUM`, the one on this machine, or Debian's, installed now. */
export function ensureChromium(): string {
  const found = findChromium()
  if (found) return found
  installPackage('chromium', 'Chromium')
  const installed = findChromium()
  if (!installed) throw new Error('Chromium was installed but cannot be found. Set ROSTER_TEST_CHROMIUM to its path.')
  return installed
}

function findChromium(): string | undefined {
  const given = process.env.ROSTER_TEST_CHROMIUM
  if (given) return given
  return findProgram('chromium', 'chromium-browser', 'google-chrome') ?? (existsSync(ON_A_MAC) ? ON_A_MAC : undefined)
}
