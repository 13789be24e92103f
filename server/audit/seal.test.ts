import { expect, test } from 'vitest'
import { openWorld, sibling, type TestWorld } from '../../tests/harness/world.ts'
import { newId } from '../platform/ids.ts'
import { startJobs } from '../platform/jobs/index.ts'
import { auditJobs, record, recordMany, seal, verifyTrail } from './index.ts'

const user = () => ({ kind: 'user', id: newId(), name: 'Somebody' })

const happen = ({ ctx }: TestWorld) => ctx.transaction((tx) => record(tx, 'user.created', user()))
const chain = ({ ctx }: TestWorld) => ctx.db.selectFrom('audit_chain').selectAll().orderBy('position').execute()

test('R110 fifty transactions at once are all sealed, without gap or fork', async () => {
  const world = await openWorld()
  await Promise.all(Array.from({ length: 50 }, () => happen(world)))
  await seal(world.ctx)
  expect((await chain(world)).map((link) => link.position)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1))
  expect(await verifyTrail(world.ctx)).toEqual({ rows: 50, sealed: 50, anchors: 0, problems: [] })
})

test('R110 two sealers beside busy writers never fork the chain', async () => {
  const world = await openWorld()
  const other = sibling(world)
  const writers = Array.from({ length: 40 }, () => happen(world))
  const sealers = [world, other, world, other, world, other].map(({ ctx }) => seal(ctx))
  await Promise.all([...writers, ...sealers])
  await Promise.all([seal(world.ctx), seal(other.ctx)])
  expect(await verifyTrail(world.ctx)).toMatchObject({ sealed: 40, problems: [] })
})

test('R110 a row whose transaction ends late is sealed after those that were visible before', async () => {
  const world = await openWorld()
  if (world.engine.kind === 'sqlite') return // one write transaction at a time: none can end late
  const late = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const slow = world.ctx.transaction(async (tx) => {
    await record(tx, 'user.slow', user())
    begun.resolve()
    await late.promise
  })
  await begun.promise
  await happen(world)
  await seal(world.ctx)
  late.resolve()
  await slow
  expect(await verifyTrail(world.ctx)).toMatchObject({ sealed: 2, problems: [] })
  const [first, second] = await chain(world)
  expect((first?.row_id ?? '') > (second?.row_id ?? '')).toBe(true)
})

test('a backlog of several batches is sealed in one go', async () => {
  const world = await openWorld()
  await world.ctx.transaction((tx) =>
    recordMany(
      tx,
      Array.from({ length: 2500 }, () => ({ event: 'user.imported', entity: user() })),
    ),
  )
  await seal(world.ctx)
  expect(await chain(world)).toHaveLength(2500)
})

test('R110 within a second after a commit the row is in the chain', async () => {
  const world = await openWorld()
  const jobs = startJobs(world, auditJobs)
  world.wake = jobs.wake
  await jobs.runNow('seal')
  await happen(world)
  await expect.poll(() => chain(world), { timeout: 20_000, interval: 50 }).toHaveLength(1)
  await jobs.stop()
})
