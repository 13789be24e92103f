import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findProgram, installPackage, isRoot } from './packages.ts'

export interface Cluster {
  readonly url: string
  /** Stops the server and removes its data. Works from an `exit` handler too. */
  stop(): void
  /** Kills it as a power cut would, and starts it again on what is on disk. */
  crash(): Promise<void>
}

const DEBIAN = '/usr/lib/postgresql'
const SETTINGS = ['max_connections=300', 'listen_addresses=127.0.0.1']
/** Fast and unsafe on purpose: nothing in it outlives the tests. */
const UNSAFE = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']
/** Not the C order: so a forgotten COLLATE "C" shows. */
const LOCALE = ['-E', 'UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en-US']

/** Starts a throw-away PostgreSQL on a free loopback port; installs PostgreSQL where it is absent. */
export async function startPostgres({ durable = false }: { durable?: boolean } = {}): Promise<Cluster> {
  const bin = ensureBinaries()
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'roster-postgres-'))
  if (isRoot()) chownSync(folder, idOf('-u'), idOf('-g'))
  const data = join(folder, 'data')
  const log = join(folder, 'log')
  const options = [
    `-p ${port}`,
    `-k ${folder}`,
    ...[...SETTINGS, ...(durable ? [] : UNSAFE)].map((setting) => `-c ${setting}`),
  ].join(' ')

  const stop = () => {
    if (existsSync(join(data, 'postmaster.pid'))) asOwner([join(bin, 'pg_ctl'), '-D', data, '-m', 'immediate', 'stop'])
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    must(
      asOwner([join(bin, 'initdb'), '-D', data, '-A', 'trust', '-U', 'postgres', '--no-sync', ...LOCALE]),
      'prepared',
    )
    must(asOwner([join(bin, 'pg_ctl'), '-D', data, '-w', '-l', log, '-o', options, 'start']), 'started', log)
  } catch (error) {
    stop()
    throw error
  }
  const crash = async () => {
    const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 'SIGKILL')
    // Its children notice by themselves that they are orphans; until then they hold its memory.
    for (let tries = 1; ; tries++) {
      await pause(300)
      const started = asOwner([join(bin, 'pg_ctl'), '-D', data, '-w', '-l', log, '-o', options, 'start'])
      if (started.status === 0) return
      if (tries === 40) must(started, 'started again', log)
    }
  }
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop, crash }
}

function ensureBinaries(): string {
  const found = findBinaries()
  if (found) return found
  installPackage('PostgreSQL', 'postgresql')
  const installed = findBinaries()
  if (!installed) throw new Error('PostgreSQL was installed but its initdb cannot be found.')
  return installed
}

function findBinaries(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const debian = versions.map((version) => join(DEBIAN, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')))
  if (debian) return debian
  const onPath = findProgram('initdb')
  return onPath && dirname(onPath)
}

/** PostgreSQL refuses to run as root. */
function asOwner(command: readonly string[]) {
  const [program = '', ...args] = isRoot() ? ['runuser', '-u', 'postgres', '--', ...command] : command
  // Output goes nowhere but to us: an inherited pipe would keep the caller waiting for the server to end.
  const stdio: ['ignore', 'ignore' | 'pipe', 'ignore' | 'pipe'] = command.includes('start')
    ? ['ignore', 'ignore', 'ignore']
    : ['ignore', 'pipe', 'pipe']
  return spawnSync(program, args, { cwd: '/', encoding: 'utf8', stdio })
}

function must(result: ReturnType<typeof asOwner>, done: string, log?: string): void {
  if (result.status === 0) return
  const why =
    log && existsSync(log) ? readFileSync(log, 'utf8') : `${result.stderr ?? ''}${result.error?.message ?? ''}`
  throw new Error(`${why}\nA PostgreSQL for the tests could not be ${done}.`)
}

function idOf(flag: '-u' | '-g'): number {
  return Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
}

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
