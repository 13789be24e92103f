import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { upload } from '../../tests/imports/importing.ts'
import { buildRoster } from '../app/build.ts'
import { minutes } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import { openSqlite } from '../platform/database/index.ts'
import { cancelImport, getImport, ImportBusy, ImportFinished, planImport, runImport } from './contract.ts'
import { importJobs } from './job.ts'

const people = (count: number) =>
  [
    'staff_no,first_name,last_name,email',
    ...Array.from({ length: count }, (_, at) => `S${at},Given ${at},Family,p${at}@example.org`),
  ].join('\n')

const job = importJobs.find((one) => one.name === 'imports')

test('a process that stops lets the batch end, and the next one goes on: nothing twice, nothing lost', async () => {
  const server = await startServer()
  const uploaded = await upload(server, server.admin, 'users', people(1000))
  const given = { params: { import: uploaded.id } }
  await server.call(server.admin, runImport, given)
  const show = () => server.call(server.admin, getImport, given)
  let rounds = 0
  for (let done = 0; (await show()).state === 'running'; rounds++) {
    const ending = new AbortController()
    const working = job?.run(server.roster.ctx, ending.signal)
    while (done === (await show()).rowsDone && (await show()).state === 'running') await pause(1)
    ending.abort()
    await working
    done = (await show()).rowsDone
  }
  expect(rounds).toBeGreaterThan(1)
  expect(await show()).toMatchObject({
    state: 'done',
    rowsDone: 1000,
    counts: { created: 1000, updated: 0, unchanged: 0, refused: 0 },
  })
  const events = await server.roster.ctx.db
    .selectFrom('audit_rows')
    .select('entity_id')
    .where('event', '=', 'user.created')
    .execute()
  expect(new Set(events.map((row) => row.entity_id)).size).toBe(events.length)
  expect(await server.roster.ctx.db.selectFrom('import_creations').select('entity_id').execute()).toHaveLength(1000)
})

test('while it is at work nobody else works on it or changes its plan; cancelled it stops and what was done stays', async () => {
  const server = await startServer()
  const uploaded = await upload(server, server.admin, 'users', people(1000))
  const given = { params: { import: uploaded.id } }
  await server.call(server.admin, runImport, given)
  await server.refused(server.admin, runImport, given, ImportBusy)
  const body = { mapping: uploaded.mapping, options: uploaded.options }
  await server.refused(server.admin, planImport, { ...given, body }, ImportBusy)
  const signal = new AbortController().signal
  const both = [job?.run(server.roster.ctx, signal), job?.run(server.roster.ctx, signal)]
  while ((await server.call(server.admin, getImport, given)).rowsDone === 0) await pause(1)
  const cancelled = await server.call(server.admin, cancelImport, given)
  await Promise.all(both)
  expect(cancelled.state).toBe('cancelled')
  const end = await server.call(server.admin, getImport, given)
  expect(end.rowsDone).toBe(end.counts.created)
  const rows = await server.roster.ctx.db
    .selectFrom('external_ids')
    .select('key')
    .where('source', '=', 'staff')
    .execute()
  const named = await server.roster.ctx.db
    .selectFrom('external_ids')
    .select('key')
    .where('source', '=', 'staff_no')
    .execute()
  expect(rows.length + named.length).toBe(end.counts.created)
  await server.refused(server.admin, cancelImport, given, ImportFinished)
  await server.refused(server.admin, runImport, given, ImportFinished)
})

test.runIf(process.env.ROSTER_TEST_DATABASE === 'sqlite')(
  'killed in the midst of it, the server goes on with what the command line began',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'roster-killed-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const file = join(folder, 'people.csv')
    writeFileSync(file, people(20_000))
    const environment = { ROSTER_DATA_DIR: folder, ROSTER_LOG_LEVEL: 'fatal' }
    const main = new URL('../cli/main.ts', import.meta.url).pathname
    const child = spawn(process.execPath, [main, 'import', 'users', file], {
      env: { ...process.env, ...environment },
      stdio: 'ignore',
    })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    await untilBegun(folder)
    child.kill('SIGKILL')
    await ended
    const later = { now: () => new Date(Date.now() + minutes(1)).toISOString() as ReturnType<typeof roster.ctx.now> }
    const roster = await buildRoster(readConfig(environment, folder), { jobs: false, clock: later })
    onTestFinished(() => roster.stop())
    const before = await roster.ctx.db.selectFrom('imports').selectAll().executeTakeFirstOrThrow()
    expect(before.state).toBe('running')
    expect(before.rows_done).toBeLessThan(20_000)
    await job?.run(roster.ctx, new AbortController().signal)
    const after = await roster.ctx.db.selectFrom('imports').selectAll().executeTakeFirstOrThrow()
    expect(after).toMatchObject({ state: 'done', created_count: 20_000, refused_count: 0, rows_done: 20_000 })
    const emails = await roster.ctx.db.selectFrom('emails').select('key').execute()
    expect(new Set(emails.map((row) => row.key)).size).toBe(20_000)
  },
)

/** Looks from outside, as another process would, until the first batch is saved. */
async function untilBegun(folder: string): Promise<void> {
  while (!existsSync(join(folder, 'imports'))) await pause(5)
  const engine = openSqlite(join(folder, 'roster.db'))
  const done = () => engine.reads.selectFrom('imports').select('rows_done').executeTakeFirst()
  while (((await done())?.rows_done ?? 0) === 0) await pause(2)
  await engine.close()
}
