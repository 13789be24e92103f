import { expect, test } from 'vitest'
import { openWorld } from '../../tests/harness/world.ts'
import { hours, minutes } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import { type KeyState, keysFrom, randomRoot, rootKey } from '../platform/secrets.ts'
import { chainLink, rowDigest } from './digests.ts'
import { record, resignTrail, seal, verifyTrail } from './index.ts'
import { putDigest, putLink } from './resign.store.ts'
import { listLinks, readRows } from './verify.store.ts'

const team = { kind: 'team', id: newId(), name: 'Crew', version: 1 }

/** A trail in which a new root key took over, and the former one was revoked. */
async function openRotated() {
  const world = await openWorld()
  const { ctx, clock } = world
  const [leaked, fresh] = [rootKey(randomRoot()), rootKey(randomRoot())]
  const ring = (state: KeyState) => [fresh, { ...leaked, state }]
  const event = async () => {
    await ctx.transaction((tx) => record(tx, 'team.edited', team))
    clock.advance(minutes(1))
    await seal(ctx)
  }
  world.keys.replace([leaked])
  await event()
  await event()
  world.keys.replace(ring('former'))
  await event()
  const revoke = () => world.keys.replace(ring('revoked'))
  const problems = async () => (await verifyTrail(ctx)).problems.map(({ position, kind }) => `${position} ${kind}`)
  return { ...world, leaked, ring, event, revoke, problems }
}

test('R99 R110 a revoked key proves what it signed in its time, and for the moment in which servers heard of the next', async () => {
  const { keys, leaked, event, revoke, problems } = await openRotated()
  keys.replace([leaked]) // a server that has not heard of it
  await event()
  revoke()
  await event()
  expect(await problems()).toEqual([])
})

test('R99 R110 whoever has a revoked key and the database forges neither the end of the chain nor a new row', async () => {
  const { ctx, clock, keys, leaked, event, revoke, problems } = await openRotated()
  revoke()
  clock.advance(hours(2))
  await event()
  await event()
  expect(await problems()).toEqual([])
  const thief = keysFrom([leaked])
  const links = await listLinks(ctx.db, 0, 10)
  const { rows } = await readRows(
    ctx.db,
    links.slice(3).map((link) => link.row_id),
  )
  await ctx.upkeep(async ({ db }) => {
    let previous = links[2]?.link ?? ''
    for (const link of links.slice(3)) {
      const row = rows.find((one) => one.id === link.row_id)
      if (!row) continue
      const digest = rowDigest(thief, row, [])
      await putDigest(db, row.id, digest)
      previous = chainLink(thief, previous, link, digest)
      await putLink(db, { position: link.position, link: previous })
    }
  })
  expect(await problems()).toEqual(['4 edited', '5 edited'])
  await resignTrail(ctx.world.engine.writes, keys)
  expect(await problems()).toEqual([])
  keys.replace([leaked])
  await ctx.transaction((tx) => record(tx, 'team.edited', team))
  revoke()
  expect(await problems()).toEqual(['6 edited'])
})
