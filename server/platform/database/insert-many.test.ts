import { expect, test } from 'vitest'
import { openWorld } from '../../../tests/harness/world.ts'
import { insertMany } from './index.ts'

test('many rows arrive as they were given, whatever their number, their order of columns and their texts', async () => {
  const { engine, ctx } = await openWorld()
  const texts = ['', 'null', '\\ud83d', '"{\\n}"', 'a\nb\tc', "O'Brien", 'Łódź 🦊 ﷽', '$1 ?']
  const rows = Array.from({ length: 389 }, (_, n) => {
    const value = texts[n % texts.length] ?? ''
    const by = { set_at: ctx.now(), set_by: null, version: n }
    return n % 2 ? { key: `k${n}`, value, ...by } : { ...by, value, key: `k${n}` }
  })
  await insertMany(engine.writes, 'settings', rows)
  const found = await engine.reads.selectFrom('settings').selectAll().orderBy('version').execute()
  expect(found).toEqual(rows)
})

test('half of a surrogate pair is kept as the sign for what cannot be read', async () => {
  const { engine, ctx } = await openWorld()
  await insertMany(engine.writes, 'settings', [
    { key: 'half', value: 'x\ud83dy', set_at: ctx.now(), set_by: null, version: 1 },
  ])
  const found = await engine.reads.selectFrom('settings').select('value').executeTakeFirst()
  expect(found).toEqual({ value: 'x\ufffdy' })
})

test('no rows are no statement', async () => {
  const { engine } = await openWorld()
  await insertMany(engine.writes, 'settings', [])
  expect(await engine.reads.selectFrom('settings').selectAll().execute()).toEqual([])
})
