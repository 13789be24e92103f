import { execFile, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'

const MAIN = join(import.meta.dirname, '../../server/cli/main.ts')
const PASSWORD = 'seven quiet lanterns above the harbour'

describe('Roster says in one sentence why it cannot start, and loses nothing', () => {
  test('R102 a configuration with several mistakes: all are named at once, no value is printed', async () => {
    const told = await fails({ PORT: 'many', ROSTER_DATABASE_URL: 'mysql://u:geheim@x/y', ROSTER_LOG_LEVEL: 'loud' })
    expect(told).toMatch(/PORT: /)
    expect(told).toMatch(/ROSTER_DATABASE_URL: /)
    expect(told).toMatch(/ROSTER_LOG_LEVEL: /)
    expect(told).not.toContain('geheim')
  })

  test('a key of the file that is not known, and a file that is not YAML', async () => {
    const directory = folder()
    const config = join(directory, 'roster.config.yaml')
    writeFileSync(config, 'settings:\n  passwords.minimum: 8\ncolour: green\n')
    expect(await fails({ ROSTER_CONFIG: config })).toMatch(/colour/)
    writeFileSync(config, 'settings:\n  passwords.minimum: 8\n')
    expect(await fails({ ROSTER_CONFIG: config })).toMatch(/acceptWeaker/)
    writeFileSync(config, 'a: [1,\n')
    expect(await fails({ ROSTER_CONFIG: config })).toMatch(/cannot be read/)
    expect(await fails({ ROSTER_CONFIG: join(directory, 'none.yaml') })).toMatch(/does not exist/)
  })

  test('listening beyond this machine over plain http', async () => {
    expect(await fails({ HOST: '0.0.0.0' })).toMatch(/HOST.*insecure: true/)
  })

  test('a data directory that is a file', async () => {
    const file = join(folder(), 'file')
    writeFileSync(file, '')
    expect(await fails({ ROSTER_DATA_DIR: file })).toMatch(/data directory .* cannot be used/)
  })

  test('a database file that is none keeps its bytes', async () => {
    const directory = folder()
    await setUp(directory)
    writeFileSync(join(directory, 'roster.db'), 'this is no database, it is a letter to my aunt'.repeat(40))
    for (const side of ['roster.db-wal', 'roster.db-shm']) rmSync(join(directory, side), { force: true })
    expect(await fails({ ROSTER_DATA_DIR: directory })).toMatch(/cannot be opened/)
    expect(readFileSync(join(directory, 'roster.db'), 'utf8')).toContain('letter to my aunt')
  })

  test('a database of a newer Roster', async () => {
    const directory = folder()
    await setUp(directory)
    const db = new Sqlite(join(directory, 'roster.db'))
    db.exec(`insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01')`)
    db.close()
    expect(await fails({ ROSTER_DATA_DIR: directory })).toMatch(/written by a newer Roster/)
  })

  test('R12 R102 another root key, a missing one, a damaged one, one that others can read', async () => {
    const directory = folder()
    await setUp(directory)
    const key = join(directory, 'root.key')
    const right = readFileSync(key)
    expect(statSync(key).mode & 0o777).toBe(0o600)
    writeFileSync(key, `${Buffer.alloc(32, 7).toString('base64url')}\n`)
    expect(await fails({ ROSTER_DATA_DIR: directory })).toMatch(/does not belong to this database/)
    writeFileSync(key, 'short\n')
    expect(await fails({ ROSTER_DATA_DIR: directory })).toMatch(/is damaged/)
    rmSync(key)
    expect(await fails({ ROSTER_DATA_DIR: directory })).toMatch(/is missing, but a database is there/)
    writeFileSync(key, right)
    chmodSync(key, 0o644)
    expect(await fails({ ROSTER_DATA_DIR: directory })).toMatch(/can be read by others/)
    chmodSync(key, 0o600)
    expect(await roster(['audit', 'verify'], { ROSTER_DATA_DIR: directory })).toMatchObject({ code: 0 })
  })

  test('a PostgreSQL that does not answer, without its password', async () => {
    const told = await fails({ ROSTER_DATABASE_URL: 'postgres://roster:geheim@127.0.0.1:9/none' })
    expect(told).toMatch(/PostgreSQL at 127.0.0.1:9\/none cannot be reached/)
    expect(told).not.toContain('geheim')
  })

  test('a port in use', async () => {
    const taken = await occupy()
    expect(await fails({ PORT: String(taken) })).toMatch(new RegExp(`Port ${taken} .* is in use`))
  })
})

test('R127 a signal ends it with 0, the head of the trail anchored', async () => {
  const directory = folder()
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    env: environment({ ROSTER_DATA_DIR: directory, PORT: String(await freePort()) }),
  })
  await new Promise<void>((resolve) =>
    child.stdout.on('data', (text) => String(text).includes('first administrator') && resolve()),
  )
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(existsSync(join(directory, 'audit-anchors.log'))).toBe(true)
})

test('R14 roster setup makes the first administrator without a browser, once, and refuses a weak password', async () => {
  const directory = folder()
  const args = ['setup', '--given-name', 'Ada', '--username', 'ada', '--password-from-stdin']
  const weak = await roster(args, { ROSTER_DATA_DIR: directory }, 'ada')
  expect([weak.code, weak.stderr]).toEqual([1, expect.stringContaining('At least 15 characters')])
  expect((await roster(args, { ROSTER_DATA_DIR: directory }, PASSWORD)).code).toBe(0)
  const again = await roster(args, { ROSTER_DATA_DIR: directory }, PASSWORD)
  expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('set up already')])
})

async function setUp(directory: string): Promise<void> {
  const args = ['setup', '--given-name', 'Ada', '--username', 'ada', '--password-from-stdin']
  expect(await roster(args, { ROSTER_DATA_DIR: directory }, PASSWORD)).toMatchObject({ code: 0 })
}

/** What it said on stderr; never a stack, always a non-zero exit. */
async function fails(env: Record<string, string>): Promise<string> {
  const port = String(await freePort())
  const { code, stderr } = await roster(['serve'], { ROSTER_DATA_DIR: folder(), PORT: port, ...env })
  expect(code).not.toBe(0)
  expect(stderr).not.toMatch(/^\s+at /m)
  return stderr
}

function roster(args: string[], env: Record<string, string>, input = ''): Promise<{ code: number; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [MAIN, ...args],
      { env: environment(env), timeout: 20_000 },
      (error, _, stderr) => resolve({ code: error ? Number(error.code ?? 1) : 0, stderr }),
    )
    child.stdin?.end(input)
  })
}

function environment(env: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  return { PATH, NODE_COMPILE_CACHE, ROSTER_LOG_LEVEL: 'fatal', ...env }
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'roster-start-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

async function occupy(): Promise<number> {
  const server = await listening()
  onTestFinished(() => void server.close())
  return portOf(server)
}

async function freePort(): Promise<number> {
  const server = await listening()
  const port = portOf(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

function listening(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => resolve(server))
  })
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}
