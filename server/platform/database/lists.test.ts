import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RawBuilder, sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { barePostgres } from '../../../tests/harness/postgres-databases.ts'
import { openWorld } from '../../../tests/harness/world.ts'
import { Busy } from '../failures.ts'
import { Refusal } from '../refusal.ts'
import { type Engine, openPostgres, openSqlite } from './index.ts'

/** Counts to a number that takes minutes; on SQLite as lists do, asking now and then whether the time is over. */
const ENDLESS: Readonly<Record<Engine['kind'], RawBuilder<unknown>>> = {
  sqlite: sql`with recursive n (i) as (select 1 union all select i + 1 from n where i < 2000000000 and (i & 2047 <> 0 or in_time()))
    select max(i) from n`,
  postgres: sql`with recursive n (i) as (select 1 union all select i + 1 from n where i < 2000000000) select max(i) from n`,
}

test('a list that takes too long is refused as busy, and others are answered meanwhile and after', async () => {
  const engine = await openHasty()
  const slow = ENDLESS[engine.kind].execute(engine.lists).then(undefined, (reason: unknown) => reason)
  const one = await Promise.all([1, 2, 3].map(() => sql`select 1 as one`.execute(engine.lists)))
  expect(one.map(({ rows }) => rows)).toEqual([[{ one: 1 }], [{ one: 1 }], [{ one: 1 }]])
  const refusal = await slow
  expect(refusal instanceof Refusal && refusal.failure).toBe(Busy)
  expect(refusal instanceof Refusal && refusal.message).toMatch(/takes too long/)
  expect((await sql`select 2 as two`.execute(engine.lists)).rows).toEqual([{ two: 2 }])
})

test('lists see what was committed before, write nothing, and tell what is wrong with them', async () => {
  const { engine, ctx } = await openWorld()
  for (let n = 0; n < 20; n++) {
    const one = { key: `k${n}`, value: '1', set_at: ctx.now(), set_by: null, version: 1 }
    await engine.writes.insertInto('settings').values(one).execute()
    expect(await engine.lists.selectFrom('settings').select('key').execute()).toHaveLength(n + 1)
  }
  await expect(sql`select * from nowhere`.execute(engine.lists)).rejects.toThrow('nowhere')
  await expect(engine.lists.deleteFrom('settings').execute()).rejects.toThrow(/readonly|read-only/)
})

/** Gives lists a third of a second. */
async function openHasty(): Promise<Engine> {
  const engine = await (process.env.ROSTER_TEST_DATABASE === 'postgres' ? hastyPostgres() : hastySqlite())
  onTestFinished(() => engine.close())
  return engine
}

async function hastyPostgres(): Promise<Engine> {
  const { url, drop } = await barePostgres()
  onTestFinished(drop)
  return openPostgres(url, { listWithin: 300 })
}

async function hastySqlite(): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'roster-lists-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return openSqlite(join(folder, 'roster.db'), { listWithin: 300 })
}
