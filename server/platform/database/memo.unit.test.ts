import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openSqlite } from './index.ts'
import { inTransaction } from './transaction.ts'

function open() {
  const directory = mkdtempSync(join(tmpdir(), 'roster-memo-'))
  const file = join(directory, 'roster.db')
  const other = new Sqlite(file)
  other.pragma('journal_mode = WAL')
  other.exec("create table names (id text, name text); insert into names values ('1', 'Ada')")
  const engine = openSqlite(file)
  onTestFinished(async () => {
    await engine.close()
    other.close()
    rmSync(directory, { recursive: true })
  })
  const find = async () =>
    (await engine.findOne<{ name: string }>('name', 'select name from names where id = ?', '1'))?.name
  const rename = (writes: typeof engine.writes, name: string) =>
    inTransaction(engine, writes, async (tx) => void (await sql`update names set name = ${name}`.execute(tx)))
  return { engine, other, find, rename }
}

test('R55 what this process commits is seen at once, alone or together with others', async () => {
  const { engine, find, rename } = open()
  expect(await find()).toBe('Ada')
  await rename(engine.writes, 'Kim')
  expect(await find()).toBe('Kim')
  const [, , seen] = await Promise.all([
    find(),
    rename(engine.shortWrites, 'Lu').then(find),
    rename(engine.shortWrites, 'Bo').then(find),
  ])
  expect(seen).toBe('Bo')
})

test('R55 what another process commits is seen by whoever asks after it', async () => {
  const { other, find } = open()
  expect(await find()).toBe('Ada')
  for (const name of ['Kim', 'Lu', 'Bo']) {
    other.prepare('update names set name = ?').run(name)
    await setImmediate() // a request that is sent now comes in with the next round
    expect(await find()).toBe(name)
  }
  other.exec('delete from names')
  await setImmediate()
  expect(await find()).toBeUndefined()
})

test('R55 a request reads anew what was committed before it came in, wherever in the round somebody else had asked', async () => {
  const { engine, other, find } = open()
  for (const [name, wait] of [
    ['Kim', () => setImmediate()],
    ['Lu', () => new Promise((resolve) => setTimeout(resolve, 1))],
  ] as const) {
    await wait() // where work goes on after a commit or a pause: requests come in only later in the same round
    await find()
    other.prepare('update names set name = ?').run(name)
    engine.anew()
    expect(await find()).toBe(name)
  }
})
