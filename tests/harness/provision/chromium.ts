import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findProgram, installPackage } from './packages.ts'
import { unpackedProgram } from './unpacked.ts'

const ON_A_MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
/** The same engine without windows, profiles and extensions: a third less work for each page. */
const SHELL = 'chromium-headless-shell'

/** The browser of the tests: `ROSTER_TEST_CHROMIUM`, the lightest that can be had on this machine, or Debian's, installed now. */
export function ensureChromium(): string {
  const given = process.env.ROSTER_TEST_CHROMIUM ?? findProgram(SHELL)
  if (given) return given
  const whole = findProgram('chromium', 'chromium-browser', 'google-chrome') ?? (existsSync(ON_A_MAC) ? ON_A_MAC : '')
  if (whole) return unpackedShell() ?? whole
  // Distributions that come from Debian may have the whole browser alone.
  installPackage('Chromium', SHELL, 'chromium')
  const installed = findProgram(SHELL, 'chromium')
  if (!installed) throw new Error('Chromium was installed but cannot be found. Set ROSTER_TEST_CHROMIUM to its path.')
  return installed
}

/** Undefined where it cannot be fetched, or lacks a library here. */
function unpackedShell(): string | undefined {
  const shell = unpackedProgram(SHELL, `usr/lib/chromium/${SHELL}`, ['chromium-common'])
  return shell && spawnSync(shell, ['--version']).status === 0 ? shell : undefined
}
