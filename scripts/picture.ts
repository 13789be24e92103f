/** Takes the pictures of the README and the guide: a Roster of made-up people, in a directory that is thrown away. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'

const PORT = 3977
const ORIGIN = `http://localhost:${PORT}`
const PASSWORD = 'seven quiet lanterns above the harbour'
const SIZE = { width: 1440, height: 900 }
const TEAMS = ['Harbour', 'Workshop', 'Observatory', 'Kitchen garden']
const POSITIONS = ['Lead', '', '', 'Deputy', '', '']
const PEOPLE = [
  ['Elena', 'Marchetti'],
  ['Jonas', 'Lindqvist'],
  ['Priya', 'Raman'],
  ['Tomás', 'Ferreira'],
  ['Aiko', 'Tanabe'],
  ['Femi', 'Adeyemi'],
  ['Klára', 'Novotná'],
  ['Søren', 'Østergaard'],
  ['Lucía', 'Benítez'],
  ['Mehmet', 'Yıldız'],
  ['Ingrid', 'Haugen'],
  ['Noor', 'Haddad'],
  ['Pavel', 'Dvořák'],
  ['Wren', 'Calloway'],
  ['Amara', 'Okeke'],
  ['Théo', 'Girard'],
] as const

const directory = mkdtempSync(join(tmpdir(), 'roster-picture-'))
const env = { ...process.env, PORT: String(PORT), ROSTER_DATA_DIR: directory, ROSTER_LOG_LEVEL: 'fatal' }
const server = spawn(process.execPath, ['server/cli/main.ts', 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
try {
  const secret = await new Promise<string>((resolve) => {
    server.stdout.on(
      'data',
      (text) => /#(\S+)/.exec(String(text))?.[1] && resolve(/#(\S+)/.exec(String(text))?.[1] ?? ''),
    )
  })
  const cookie = await setUp(secret)
  await fill(cookie)
  await takePictures(cookie)
} finally {
  server.kill('SIGTERM')
  rmSync(directory, { recursive: true, force: true })
}

async function setUp(secret: string): Promise<string> {
  const body = {
    secret,
    installation: 'Lantern Works',
    givenName: 'Ada',
    familyName: 'Okafor',
    email: 'ada@lantern.example',
    password: PASSWORD,
  }
  const response = await send('POST', '/set-up', '', body)
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function fill(cookie: string): Promise<void> {
  const roles = await read<{ items: { id: string; name: string }[] }>('/roles', cookie)
  const teams: string[] = []
  for (const name of TEAMS) teams.push((await reply<{ id: string }>(await send('POST', '/teams', cookie, { name }))).id)
  for (const [n, [givenName, familyName]] of PEOPLE.entries()) {
    const team = { id: teams[n % teams.length] ?? '', position: POSITIONS[n % POSITIONS.length] ?? '' }
    const role = roles.items[n % roles.items.length]
    const emails = [`${plain(givenName)}.${plain(familyName)}@lantern.example`]
    const body = { givenName, familyName, emails, teams: [team], roles: role ? [{ id: role.id }] : [] }
    const user = await reply<{ id: string }>(await send('POST', '/users', cookie, body))
    if (n % 4 !== 1) await activate(user.id, cookie)
    if (n === 5) await send('PUT', `/users/${user.id}/suspension`, cookie, { reason: 'On leave until spring' })
  }
}

async function activate(user: string, cookie: string): Promise<void> {
  const { items } = await read<{ items: { id: string }[] }>(`/users/${user}/links`, cookie)
  const { url } = await reply<{ url: string }>(
    await send('POST', `/users/${user}/links/${items[0]?.id}/reveal`, cookie),
  )
  await send('POST', '/activations', '', { link: url.split('#')[1], password: PASSWORD })
}

async function takePictures(cookie: string): Promise<void> {
  mkdirSync('docs/images', { recursive: true })
  const browser = await chromium.launch({
    executablePath: process.env.ROSTER_TEST_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
  const invited = await read<{ items: { id: string }[] }>('/users?status=invited', cookie)
  await picture(browser, cookie, 'light', '/users', 'users')
  await picture(browser, cookie, 'dark', '/users', 'users-dark')
  await picture(browser, cookie, 'light', `/users/${invited.items[0]?.id}`, 'user')
  await browser.close()
}

async function picture(
  browser: Browser,
  cookie: string,
  colorScheme: 'light' | 'dark',
  path: string,
  name: string,
): Promise<void> {
  const context = await browser.newContext({ viewport: SIZE, colorScheme })
  const [key = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name: key, value, url: ORIGIN }])
  const page: Page = await context.newPage()
  await page.goto(ORIGIN + path, { waitUntil: 'networkidle' })
  await page.waitForTimeout(500)
  await page.screenshot({ path: `docs/images/${name}.png` })
  await context.close()
}

function send(method: string, path: string, cookie: string, body?: object): Promise<Response> {
  const headers = {
    'sec-fetch-site': 'same-origin',
    ...(cookie ? { cookie } : {}),
    ...(body ? { 'content-type': 'application/json' } : {}),
  }
  return fetch(`${ORIGIN}/api/v1${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
}

async function read<T>(path: string, cookie: string): Promise<T> {
  return reply<T>(await send('GET', path, cookie))
}

async function reply<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`${response.url}: ${await response.text()}`)
  return (await response.json()) as T
}

function plain(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ø/gi, 'o').replace(/ı/g, 'i').toLowerCase()
}
