/** A stranger's first day: a Roster started by its command, and browsers that only see what a person sees. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'

const MAIN = join(import.meta.dirname, '../../server/cli/main.ts')
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export interface Started {
  readonly origin: string
  /** The one-time address that the server printed. */
  readonly setUpAddress: string
  /** Runs another command beside the server; what it printed. */
  command(...args: string[]): Promise<string>
}

/** `roster serve` on a free port and an empty directory; ends with the test. */
export async function startRoster(): Promise<Started> {
  const directory = mkdtempSync(join(tmpdir(), 'roster-day-'))
  const port = await freePort()
  const env = { ...process.env, PORT: String(port), ROSTER_DATA_DIR: directory, ROSTER_LOG_LEVEL: 'fatal' }
  const server = spawn(process.execPath, [MAIN, 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(async () => {
    await ended(server)
    rmSync(directory, { recursive: true, force: true })
  })
  const setUpAddress = await new Promise<string>((resolve) => {
    server.stdout.on('data', (text) => {
      const address = /(http\S+\/setup#\S+)/.exec(String(text))?.[1]
      if (address) resolve(address)
    })
  })
  return {
    origin: `http://localhost:${port}`,
    setUpAddress,
    command: async (...args) => (await promisify(execFile)(process.execPath, [MAIN, ...args], { env })).stdout,
  }
}

export interface Window {
  readonly page: Page
  readonly context: BrowserContext
  /** What the browser complained about: errors of the page, breaches of the content security policy. */
  readonly complaints: string[]
}

/** A browser of one person, with cookies of its own. */
export async function openWindow(width = 1440, height = 900): Promise<Window> {
  const browser = await chromium.launch({
    executablePath: process.env.ROSTER_TEST_CHROMIUM ?? '/usr/bin/chromium',
    args: QUIET,
  })
  onTestFinished(() => browser.close())
  const context = await browser.newContext({
    viewport: { width, height },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|violates/.test(message.text()))
      complaints.push(message.text())
  })
  return { page, context, complaints }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
