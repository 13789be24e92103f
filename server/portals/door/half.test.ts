import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { letIn, makePortal, portalUser, switchTo, takeOut } from '../../../tests/harness/portals.ts'
import { startServer } from '../../../tests/harness/server.ts'
import { openHalf, resumeHalf } from '../../factors/index.ts'
import { contextOf } from '../../platform/context.ts'
import type { Answer } from '../../platform/http/route.ts'
import { Refusal } from '../../platform/refusal.ts'

const WHILE = 400 // ms in which somebody else does what does not have to wait; on a slow machine less is seen, never something wrong

/** A portal, somebody in it, and sign-ins of theirs that come as far as a right password. */
async function openHouse() {
  const server = await startServer()
  const north = await makePortal(server, { key: 'north' })
  const nora = await portalUser(server, 'Nora Quist', [north])
  const { ctx } = server.roster
  const portal = { ...north, name: 'north', origin: 'http://localhost:3000/portal/north' }
  const there = contextOf(ctx.world, ctx.actor, {
    ...{ address: '192.0.2.7', userAgent: 'Firefox', requestId: 'req-1', portal },
  })
  const epochs = there.db.selectFrom('users').select('session_epoch').where('id', '=', nora.id)
  const { session_epoch: epoch } = await epochs.executeTakeFirstOrThrow()
  /** The secret that the browser got; meanwhile, before it is written for good, something else happens. */
  const beginWhile = async (meanwhile: () => Promise<void>) => {
    let secret = ''
    let doing: Promise<void> = Promise.resolve()
    const answer = { setHalf: (given: string) => (secret = given) } as unknown as Answer
    await there.upkeep(async (tx) => {
      await openHalf(tx, { id: nora.id, epoch, mustChange: false }, 'prove', answer)
      doing = meanwhile()
      await Promise.race([doing, pause(WHILE)])
    })
    await doing
    return secret
  }
  const goesOn = async (secret: string) => (await resumeHalf(there, secret, ['prove'])) !== undefined
  return { ...server, north, nora, beginWhile, goesOn }
}

test('R55 a sign-in half way through that begins while somebody is taken out does not go on once they are in again', async () => {
  const server = await openHouse()
  const { north, nora, beginWhile, goesOn } = server
  expect(await goesOn(await beginWhile(async () => undefined))).toBe(true)
  const secret = await beginWhile(() => takeOut(server, north, nora))
  expect(await goesOn(secret)).toBe(false)
  await letIn(server, north, nora)
  expect(await goesOn(secret)).toBe(false)
})

test('R55 nor where the portal is switched off meanwhile, and on again', async () => {
  const server = await openHouse()
  const { north, beginWhile, goesOn } = server
  const secret = await beginWhile(() => switchTo(server, north, false))
  await switchTo(server, north, true)
  expect(await goesOn(secret)).toBe(false)
})

test('R55 whoever was taken out a moment ago does not come half way in any more', async () => {
  const server = await openHouse()
  const { north, nora, beginWhile } = server
  await takeOut(server, north, nora)
  const told = await beginWhile(async () => undefined).catch((error: unknown) => error)
  expect(told).toBeInstanceOf(Refusal)
})
