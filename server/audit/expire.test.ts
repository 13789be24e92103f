import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openWorld, sibling, type TestWorld } from '../../tests/harness/world.ts'
import { days, hours } from '../platform/clock.ts'
import { contextOf } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import { SettingsSchema } from '../platform/settings.ts'
import { eraseDetails, listTrail, recordMany, seal, sift, verifyTrail } from './index.ts'
import { auditJobs } from './jobs.ts'

const KEPT = 30
const ada = { kind: 'user', id: newId(), name: 'Ada Lovelace' }
const bob = { kind: 'user', id: newId(), name: 'Bob Kahn' }
const grace = { kind: 'user', id: newId(), type: 'admin', name: 'Grace', sessionId: null, accessVersion: '' } as const

const running = new AbortController().signal
const job = auditJobs.find((one) => one.name === 'expire-details')
const expire = async (world: TestWorld, signal = running) => job?.run(world.ctx, signal)
const problems = async ({ ctx }: TestWorld) => (await verifyTrail(ctx)).problems

/** Something about Ada and Bob on each day; then `daysLater`. */
async function openTrail({ about = 5, each = 1, kept = KEPT } = {}) {
  const world = await openWorld()
  world.settings = SettingsSchema.parse({ 'audit.detailsDays': kept })
  for (let n = 0; n < about; n++) {
    await tell(world, n % 2 ? bob : ada, each)
    world.clock.advance(days(1))
  }
  return world
}

async function tell(world: TestWorld, entity: typeof ada, times = 1) {
  const ctx = contextOf(world, grace, { address: '192.0.2.7', userAgent: 'Firefox', requestId: newId() })
  const one = { event: 'user.edited', entity, change: { before: { position: 'a' }, after: { position: 'b' } } }
  await ctx.transaction((tx) => recordMany(tx, Array(times).fill(one)))
  await seal(world.ctx)
  await sift(world.ctx, running)
}

const count = async ({ ctx }: TestWorld, table: 'audit_details' | 'audit_origins') => {
  const row = await ctx.db
    .selectFrom(table)
    .select((of) => of.fn.countAll<number>().as('n'))
    .executeTakeFirst()
  return Number(row?.n)
}
const wordsFor = async ({ ctx }: TestWorld) =>
  (await ctx.db.selectFrom('audit_words').select('word').orderBy('word').execute()).map(({ word }) => word)
const told = async ({ ctx }: TestWorld) =>
  (await listTrail(ctx, { limit: 200 })).items.filter((item) => item.event === 'details.expired')

test('without the setting nothing is ever erased', async () => {
  const world = await openTrail({ kept: 0 })
  world.clock.advance(days(10_000))
  await expire(world)
  expect(await count(world, 'audit_details')).toBe(5)
})

test('R115 what is older than the setting says is erased, the events stay and the chain holds', async () => {
  const world = await openTrail()
  world.clock.advance(days(KEPT - 3))
  await expire(world)
  await expire(world)
  expect(await told(world)).toMatchObject([{ also: { before: '2026-03-04T00:00:00.000Z' }, actor: { kind: 'system' } }])
  const { items } = await listTrail(world.ctx, { limit: 200 })
  expect(items.slice(1).map((item) => [item.entity.name, item.actor.name, item.address])).toEqual([
    ['Ada Lovelace', 'Grace', '192.0.2.7'],
    ['Bob Kahn', 'Grace', '192.0.2.7'],
    ['Ada Lovelace', 'Grace', '192.0.2.7'],
    [null, null, null],
    [null, null, null],
  ])
  expect(await problems(world)).toEqual([])
})

test('R115 as days go by, one event a day says what was erased; nobody is found by a name that is gone', async () => {
  const world = await openTrail()
  world.clock.advance(days(KEPT - 3))
  for (let n = 0; n < 10 * 24; n++) {
    await expire(world)
    world.clock.advance(hours(1))
  }
  expect((await told(world)).length).toBeLessThanOrEqual(5)
  expect(await wordsFor(world)).toEqual([])
  expect(await count(world, 'audit_details')).toBe((await told(world)).length)
  expect(await problems(world)).toEqual([])
  await tell(world, ada)
  expect(await wordsFor(world)).toEqual(['ada', 'grace', 'lovelace', 'roster'])
})

test('R115 two servers at once erase once and say so once', async () => {
  const world = await openTrail({ each: 700 })
  const other = sibling(world)
  other.settings = world.settings
  world.clock.advance(days(KEPT * 2))
  await Promise.all([expire(world), expire(other), expire(world)])
  expect(await told(world)).toHaveLength(1)
  expect(await count(world, 'audit_details')).toBe(1)
  expect(await problems(world)).toEqual([])
})

test('R115 a process that stops in the middle leaves a valid trail, and the next one finishes', async () => {
  const world = await openTrail({ each: 700 })
  world.clock.advance(days(KEPT * 2))
  const stopping = new AbortController()
  const erasing = expire(world, stopping.signal)
  setTimeout(() => stopping.abort(), 5)
  await erasing
  expect(await problems(world)).toEqual([])
  await expire(world)
  expect(await told(world)).toHaveLength(1)
  expect(await count(world, 'audit_details')).toBe(1)
  expect(await problems(world)).toEqual([])
})

test('R110 R115 what goes missing besides is still found', async () => {
  const world = await openTrail()
  world.clock.advance(days(KEPT - 3))
  await expire(world)
  await sql`delete from audit_details where row_id = (select row_id from audit_chain where position = 5)`.execute(
    world.engine.writes,
  )
  expect(await problems(world)).toMatchObject([{ kind: 'removed', position: 5 }])
})

test('R110 R115 the event that accounts for it cannot be made to say more', async () => {
  const world = await openTrail()
  world.clock.advance(days(KEPT - 3))
  await expire(world)
  await sql`update audit_details set content = replace(content, '2026-03-04', '2027-03-04')`.execute(
    world.engine.writes,
  )
  await sql`delete from audit_details where row_id = (select row_id from audit_chain where position = 5)`.execute(
    world.engine.writes,
  )
  expect(await problems(world)).toMatchObject([{ kind: 'edited', position: 6 }])
})

test('R115 a longer time later brings nothing back and erases nothing twice; a purge goes with it', async () => {
  const world = await openTrail()
  world.clock.advance(days(KEPT - 3))
  await expire(world)
  world.settings = SettingsSchema.parse({ 'audit.detailsDays': 365 })
  world.clock.advance(days(1))
  await expire(world)
  expect(await told(world)).toHaveLength(1)
  await world.ctx.transaction((tx) => eraseDetails(tx, bob))
  expect(await problems(world)).toEqual([])
  world.clock.advance(days(365))
  await expire(world)
  expect(await told(world)).toHaveLength(2)
  expect(await problems(world)).toEqual([])
})
