/**
 * `node tests/upgrade/write.ts NAME` writes a database with this commit, on SQLite and on PostgreSQL, to
 * `tests/upgrade/NAME/`. Run once at each release; what it wrote is never written again: later Rosters must open it.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { startPostgres } from '../harness/provision/postgres.ts'
import { asker, setUp, tell } from './story.ts'

const ROOT = join(import.meta.dirname, '../..')
const MAIN = join(ROOT, 'server/cli/main.ts')
const PEOPLE = 40
const PORT = '4793'

const name = process.argv[2] ?? ''
if (!/^\w+$/.test(name)) throw new Error('Name the release: node tests/upgrade/write.ts 0006')
const kept = join(import.meta.dirname, name)
mkdirSync(kept, { recursive: true })
await write('sqlite', {}, (data) => readFileSync(join(data, 'roster.db')))
const postgres = await startPostgres()
try {
  await write('postgres', { ROSTER_DATABASE_URL: postgres.url }, () => dump(postgres.url))
} finally {
  postgres.stop()
}

async function write(database: string, more: Record<string, string>, read: (data: string) => Buffer): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'roster-upgrade-'))
  const env = { ...process.env, ROSTER_DATA_DIR: data, ROSTER_LOG_LEVEL: 'fatal', PORT, ...more }
  const { child, secret } = await serve(env)
  const ask = asker(`http://localhost:${PORT}`)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const facts = await (async () => {
    const admin = await setUp(ask, secret)
    importSample(data, env)
    return tell(ask, admin, new Date().toISOString())
  })().finally(() => child.kill('SIGTERM'))
  await ended
  writeFileSync(join(kept, `${database}.gz`), gzipSync(read(data), { level: 9 }))
  for (const file of ['root.key', 'audit-anchors.log'])
    writeFileSync(join(kept, `${database}.${file}`), readFileSync(join(data, file)))
  writeFileSync(join(kept, `${database}.json`), `${JSON.stringify(facts, null, 2)}\n`)
  rmSync(data, { recursive: true })
}

function serve(env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [MAIN, 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise<{ child: typeof child; secret: string }>((resolve, reject) => {
    let said = ''
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)))
    child.stdout.on('data', (text) => {
      said += text
      const secret = /#(\S+)\n/.exec(said)?.[1]
      if (secret) resolve({ child, secret })
    })
  })
}

/** The first people of the sample with their committees. */
function importSample(data: string, env: NodeJS.ProcessEnv): void {
  const [head = '', ...people] = readFileSync(join(ROOT, 'sample/people.csv'), 'utf8').trim().split('\n')
  const first = people.slice(0, PEOPLE)
  const keys = new Set(first.map((line) => line.split(',')[0]))
  const [memberHead = '', ...members] = readFileSync(join(ROOT, 'sample/memberships.csv'), 'utf8').trim().split('\n')
  const theirs = members.filter((line) => keys.has(line.split(',')[1] ?? ''))
  for (const [kind, lines] of Object.entries({
    users: [head, ...first],
    teams: readFileSync(join(ROOT, 'sample/teams.csv'), 'utf8').trim().split('\n'),
    memberships: [memberHead, ...theirs],
  })) {
    const file = join(data, `${kind}.csv`)
    writeFileSync(file, `${lines.join('\n')}\n`)
    execFileSync(process.execPath, [MAIN, 'import', kind, file], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  }
}

/** Plain statements; lines for psql alone are left out. */
function dump(url: string): Buffer {
  const options = ['--no-owner', '--no-privileges', '--inserts', '--rows-per-insert=200', url]
  const { stdout, status } = spawnSync('pg_dump', options, { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error('pg_dump failed.')
  return Buffer.from(stdout.replace(/^\\.*\n/gm, ''))
}
