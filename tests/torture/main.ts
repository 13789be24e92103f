/**
 * `npm run torture`: what must not happen, tried. Bounded, seeded, on this machine alone; prints the figures and ends
 * with 1 where an acknowledged change was lost or half an operation found.
 *   --only kill,term,postgres,disk,clock,bytes,import   --rounds 100   --rows 100000   --kills 20   --seed 1
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../harness/provision/postgres.ts'
import { flippedBytes } from './bytes.ts'
import { chanceFrom } from './chance.ts'
import { jumpingClock } from './clock.ts'
import { fullDisk } from './disk.ts'
import { killedImport } from './import.ts'
import { type Blow, rounds, type Told } from './rounds.ts'
import { placeAt, start } from './server.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'kill,term,postgres,disk,clock,bytes,import' },
    rounds: { type: 'string', default: '100' },
    rows: { type: 'string', default: '100000' },
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    port: { type: 'string', default: '4831' },
  },
})
const only = values.only.split(',')
const count = Number(values.rounds)
const port = Number(values.port)
const chance = chanceFrom(Number(values.seed))
const told: Told[] = []

const restartedBy =
  (place: ReturnType<typeof placeAt>, signal: NodeJS.Signals): Blow =>
  async (running) => {
    await running.end(signal)
    return start(place)
  }

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'roster-torture-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function say(one: Told | undefined): void {
  if (!one) return
  told.push(one)
  const { what, rounds: times, acknowledged, unanswered, lost, half, notes } = one
  process.stdout.write(
    `${what}: ${times} rounds, ${acknowledged} acknowledged, ${unanswered} unanswered, ${lost} lost, ${half} half. ${notes}\n`,
  )
}

async function onSqlite(signal: NodeJS.Signals, times: number): Promise<Told> {
  return inFolder((folder) => {
    const place = placeAt(folder, port)
    return rounds(`SQLite, ${signal}`, place, times, chance, restartedBy(place, signal))
  })
}

async function onPostgres(): Promise<void> {
  const third = Math.max(1, Math.floor(count * 0.3))
  await inFolder(async (folder) => {
    const cluster = await startPostgres({ durable: true })
    try {
      const place = placeAt(folder, port, { ROSTER_DATABASE_URL: cluster.url })
      say(await rounds('PostgreSQL, SIGKILL of the server', place, third, chance, restartedBy(place, 'SIGKILL')))
    } finally {
      cluster.stop()
    }
  })
  await inFolder(async (folder) => {
    const cluster = await startPostgres({ durable: true })
    try {
      const place = placeAt(folder, port, { ROSTER_DATABASE_URL: cluster.url })
      const crash: Blow = async (running) => {
        await cluster.crash()
        return running
      }
      say(await rounds('PostgreSQL itself killed', place, Math.max(1, Math.floor(third / 3)), chance, crash))
    } finally {
      cluster.stop()
    }
  })
}

if (only.includes('kill')) say(await onSqlite('SIGKILL', count))
if (only.includes('term')) say(await onSqlite('SIGTERM', Math.max(1, Math.floor(count / 10))))
if (only.includes('postgres')) await onPostgres()
if (only.includes('disk')) say(await fullDisk(port, chance))
if (only.includes('clock')) say(await inFolder((folder) => jumpingClock(folder, port, chance)))
if (only.includes('bytes'))
  say(
    await inFolder((folder) =>
      flippedBytes((data) => placeAt(data, port), folder, Math.max(1, Math.floor(count / 5)), chance),
    ),
  )
if (only.includes('import'))
  say(
    await inFolder((folder) =>
      killedImport(placeAt(folder, port), folder, Number(values.rows), Number(values.kills), chance),
    ),
  )
process.exitCode = told.some((one) => one.lost > 0 || one.half > 0) ? 1 : 0
