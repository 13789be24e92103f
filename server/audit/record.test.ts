import { expect, test } from 'vitest'
import { openWorld } from '../../tests/harness/world.ts'
import { contextOf } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import { listTrail, record, recordMany } from './index.ts'

const ada = { kind: 'user', id: newId(), name: 'Ada Lovelace', version: 2 }
const everything = { limit: 50 }

test('R108 an operation that fails leaves no row, no detail and wakes nobody', async () => {
  const { ctx, woken } = await openWorld()
  const failing = ctx.transaction(async (tx) => {
    await record(tx, 'user.suspended', ada)
    throw new Error('the power went out')
  })
  await expect(failing).rejects.toThrow('the power went out')
  expect(await listTrail(ctx, everything)).toEqual({ items: [], next: null, total: 0 })
  expect(await ctx.db.selectFrom('audit_unsealed').selectAll().execute()).toEqual([])
  expect(woken).toEqual([])
})

test('R108 a change that records nothing is not saved', async () => {
  const { ctx } = await openWorld()
  const silent = ctx.transaction((tx) =>
    tx.db.insertInto('settings').values({ key: 'a', value: '1', set_at: tx.now(), set_by: null, version: 1 }).execute(),
  )
  await expect(silent).rejects.toThrow('no audit row')
  expect(await ctx.db.selectFrom('settings').selectAll().execute()).toEqual([])
})

test('R108 a row says who, what, whom, before and after, when and from where', async () => {
  const world = await openWorld()
  const grace = {
    kind: 'user',
    id: newId(),
    type: 'admin',
    name: 'Grace Hopper',
    sessionId: newId(),
    accessVersion: '1',
  } as const
  const ctx = contextOf(world, grace, { address: '192.0.2.7', userAgent: 'Firefox', requestId: 'req-1' })
  await ctx.transaction((tx) =>
    record(tx, 'user.edited', ada, {
      before: { position: 'Analyst', city: 'London' },
      after: { position: 'Countess', city: 'London' },
      also: { reason: 'wedding' },
    }),
  )
  const { items } = await listTrail(ctx, everything)
  expect(items).toMatchObject([
    {
      at: '2026-03-02T09:00:00.000Z',
      event: 'user.edited',
      actor: { id: grace.id, name: 'Grace Hopper', kind: 'user' },
      entity: ada,
      before: { position: 'Analyst' },
      after: { position: 'Countess' },
      also: { reason: 'wedding' },
      address: '192.0.2.7',
      userAgent: 'Firefox',
      requestId: 'req-1',
    },
  ])
  expect(items[0]?.before).not.toHaveProperty('city')
  expect(world.woken).toEqual(['seal'])
})

test('R111 a password never enters the trail, however deep it lies', async () => {
  const { ctx } = await openWorld()
  await ctx.transaction((tx) =>
    record(tx, 'user.edited', ada, {
      before: { password: 'canary-1' },
      after: { password: 'canary-2', list: [{ token: 'canary-3' }] },
    }),
  )
  const stored = await ctx.db.selectFrom('audit_details').selectAll().execute()
  expect(JSON.stringify(stored)).not.toContain('canary')
})

test('a thousand events of one import are one change', async () => {
  const { ctx } = await openWorld()
  const events = Array.from({ length: 1200 }, (_, n) => ({
    event: 'user.imported',
    entity: { kind: 'user', id: newId(), name: `Person ${n}` },
  }))
  await ctx.transaction((tx) => recordMany(tx, events))
  const { items, total, next } = await listTrail(ctx, { limit: 200 })
  expect(new Set(items.map((item) => item.changeId)).size).toBe(1)
  expect(total).toBe(null)
  expect(next).not.toBe(null)
})
