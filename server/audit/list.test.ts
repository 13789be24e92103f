import { expect, test } from 'vitest'
import { openWorld } from '../../tests/harness/world.ts'
import { minutes } from '../platform/clock.ts'
import { Malformed } from '../platform/failures.ts'
import { newId } from '../platform/ids.ts'
import { listTrail, record } from './index.ts'

const ada = { kind: 'user', id: newId(), name: 'Ada' }
const bob = { kind: 'user', id: newId(), name: 'Bob' }
const crew = { kind: 'team', id: newId(), name: 'Crew' }

/** Ada is created, joins the crew, and is suspended; Bob is created. One minute lies between. */
async function openDiary() {
  const world = await openWorld()
  const tell = async (...[event, entity, change]: [string, typeof ada, { about: string[] }?]) => {
    await world.ctx.transaction((tx) => record(tx, event, entity, change))
    world.clock.advance(minutes(1))
  }
  await tell('user.created', ada)
  await tell('user.created', bob)
  await tell(
    'membership.added',
    { kind: 'membership', id: newId(), name: 'Ada in Crew' },
    { about: [ada.id, crew.id, ada.id] },
  )
  await tell('user.suspended', ada)
  return world
}

const events = (page: Awaited<ReturnType<typeof listTrail>>) => page.items.map((item) => item.event)

test('an unreadable page key is refused', async () => {
  const { ctx } = await openWorld()
  for (const after of ['x', '', Buffer.from('["2026","1"]').toString('base64url')])
    await expect(listTrail(ctx, { limit: 5, after })).rejects.toMatchObject({ failure: Malformed })
})

test('a membership appears in the timelines of the person and of the team', async () => {
  const { ctx } = await openDiary()
  expect(events(await listTrail(ctx, { limit: 50, entityId: ada.id }))).toEqual([
    'user.suspended',
    'membership.added',
    'user.created',
  ])
  expect(events(await listTrail(ctx, { limit: 50, entityId: crew.id }))).toEqual(['membership.added'])
  expect(events(await listTrail(ctx, { limit: 50, entityId: bob.id }))).toEqual(['user.created'])
})

test('pages of one show every event once, newest first', async () => {
  const { ctx } = await openDiary()
  for (const filter of [{}, { entityId: ada.id }]) {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await listTrail(ctx, { limit: 1, after, ...filter })
      seen.push(...page.items.map((item) => item.id))
      after = page.next ?? undefined
    } while (after)
    const whole = await listTrail(ctx, { limit: 50, ...filter })
    expect(seen).toEqual(whole.items.map((item) => item.id))
    expect(whole.total).toBe(seen.length)
  }
})
