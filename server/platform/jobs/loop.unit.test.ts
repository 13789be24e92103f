import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { loopOf } from './loop.ts'

const NEVER = 1_000_000

/** A chore that counts its rounds and how many of them ran at once. */
function chore(milliseconds: number) {
  const seen = { rounds: 0, atOnce: 0, most: 0 }
  const round = async () => {
    seen.rounds++
    seen.atOnce++
    seen.most = Math.max(seen.most, seen.atOnce)
    await pause(milliseconds)
    seen.atOnce--
  }
  return { seen, round }
}

test('a round runs at once, then only when woken or due', async () => {
  const { seen, round } = chore(1)
  const loop = loopOf({ every: NEVER }, round)
  await pause(30)
  expect(seen.rounds).toBe(1)
  loop.wake()
  await pause(30)
  expect(seen.rounds).toBe(2)
  await loop.stop()
})

test('a hundred wakes during one round bring one more round, never two at once', async () => {
  const { seen, round } = chore(40)
  const loop = loopOf({ every: NEVER }, round)
  await pause(15)
  for (let i = 0; i < 100; i++) loop.wake()
  await pause(150)
  await loop.stop()
  expect(seen).toMatchObject({ rounds: 2, most: 1 })
})

test('without a wake a round comes every so often', async () => {
  const { seen, round } = chore(1)
  const loop = loopOf({ every: 10 }, round)
  await pause(120)
  await loop.stop()
  expect(seen.rounds).toBeGreaterThan(3)
})

test('stopping waits for the round that runs and starts no other', async () => {
  const { seen, round } = chore(50)
  const loop = loopOf({ every: 1 }, round)
  await pause(20)
  await loop.stop()
  expect(seen).toMatchObject({ rounds: 1, atOnce: 0 })
  loop.wake()
  await loop.runNow()
  await pause(20)
  expect(seen.rounds).toBe(1)
})

test('a round asked for now is a whole one, even where one was running', async () => {
  const { seen, round } = chore(30)
  const loop = loopOf({ every: NEVER }, round)
  await pause(10)
  await loop.runNow()
  expect(seen.rounds).toBe(2)
  await loop.stop()
})
