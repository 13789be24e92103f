import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { sql, type Transaction } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openSqlite } from './index.ts'
import type { Tables } from './tables/index.ts'
import { inTransaction } from './transaction.ts'

const HUGE = 8_000_000

test('short ones that come together are durable together, and none is told before', async () => {
  const { short, seen } = open()
  let told = 0
  const within: unknown[] = []
  const one = (name: string) =>
    short(async (tx) => {
      await add(tx, name)
      within.push([told, seen()])
    }).then(() => told++)
  await Promise.all([one('Ada'), one('Kim'), one('Lu')])
  expect(within).toEqual([
    [0, []],
    [0, []],
    [0, []],
  ])
  expect(seen()).toEqual(['Ada', 'Kim', 'Lu'])
})

test('one that fails takes nothing from those beside it, and leaves nothing', async () => {
  const { short, seen } = open()
  const failing = (name: string) =>
    short(async (tx) => {
      await add(tx, name)
      throw new Error(`not ${name}`)
    })
  const add1 = (name: string) => short((tx) => add(tx, name))
  const work = [failing('Jim'), add1('Ada'), failing('Jo'), add1('Kim'), failing('Joe')]
  const ends = await Promise.allSettled(work)
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled', 'rejected'])
  expect(seen()).toEqual(['Ada', 'Kim'])
})

test('a long one keeps nobody from being durable, and shares its commit with nobody', async () => {
  const { short, long, seen } = open()
  const within: unknown[] = []
  for (const write of [short, long]) await write(async () => {}) // opened at first use, which takes a turn of its own
  const first = short((tx) => add(tx, 'Ada'))
  const second = long(async (tx) => {
    within.push(seen())
    await add(tx, 'Import')
    await new Promise((resolve) => setTimeout(resolve, 20))
  })
  const third = short(async () => void within.push(seen()))
  await Promise.all([first, second, third])
  expect(within).toEqual([['Ada'], ['Ada', 'Import']])
})

test('where the disk has no room for one, the others are tried again without it', async () => {
  const { short, seen, limit } = open()
  limit()
  const ends = await Promise.allSettled([
    short((tx) => add(tx, 'Ada')),
    short((tx) => add(tx, 'x'.repeat(HUGE))),
    short((tx) => add(tx, 'Kim')),
  ])
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(seen()).toEqual(['Ada', 'Kim'])
})

test('what is passing is told at once, seen by the next, and durable with it or a moment later', async () => {
  const { short, passing, seen } = open()
  await passing((tx) => add(tx, 'Ada'))
  expect(seen()).toEqual([])
  await short((tx) => add(tx, 'Kim'))
  expect(seen()).toEqual(['Ada', 'Kim'])
  await passing((tx) => add(tx, 'Lu'))
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(seen()).toEqual(['Ada', 'Kim', 'Lu'])
})

test('what is passing and fails leaves nothing; a long one waits for nobody, and closing loses nothing', async () => {
  const { short, long, passing, seen, close } = open()
  await passing((tx) => add(tx, 'Ada'))
  const failing = passing(async (tx) => {
    await add(tx, 'Jim')
    throw new Error('not Jim')
  })
  await expect(failing).rejects.toThrow('not Jim')
  await long((tx) => add(tx, 'Import'))
  expect(seen()).toEqual(['Ada', 'Import'])
  await Promise.all([passing((tx) => add(tx, 'Lu')), short((tx) => add(tx, 'Kim')), passing((tx) => add(tx, 'Moe'))])
  await passing((tx) => add(tx, 'Zoe'))
  await close()
  expect(seen()).toEqual(['Ada', 'Import', 'Kim', 'Lu', 'Moe', 'Zoe'])
})

function open() {
  const folder = mkdtempSync(join(tmpdir(), 'roster-turns-'))
  const file = join(folder, 'roster.db')
  const engine = openSqlite(file)
  const other = new Sqlite(file)
  let isClosed = false
  const close = async () => {
    if (!isClosed) await engine.close()
    isClosed = true
  }
  onTestFinished(async () => {
    other.close()
    await close()
    rmSync(folder, { recursive: true })
  })
  other.exec('create table people (name text)')
  const names = other.prepare('select name from people order by name').pluck()
  return {
    short: (work: (tx: Transaction<Tables>) => Promise<void>) => inTransaction(engine, engine.shortWrites, work),
    long: (work: (tx: Transaction<Tables>) => Promise<void>) => inTransaction(engine, engine.writes, work),
    passing: (work: (tx: Transaction<Tables>) => Promise<void>) => inTransaction(engine, engine.passingWrites, work),
    close,
    seen: () => names.all(),
    limit: () => sql`pragma max_page_count = 50`.execute(engine.writes),
  }
}

async function add(tx: Transaction<Tables>, name: string): Promise<void> {
  await sql`insert into people values (${name})`.execute(tx)
}
