import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { startHasher } from './hash.ts'

test('a hashing process ends when nobody has a password for it, and the next password is hashed all the same', async () => {
  const hasher = startHasher({ memoryKiB: 64, iterations: 1 }, { processes: 1, idle: 20 })
  onTestFinished(() => hasher.stop())
  const before = childrenOfOurs()
  const hash = await hasher.hash('glacier lantern tuesday')
  await expect.poll(childrenOfOurs).toBe(before)
  expect(await hasher.verify(hash, 'glacier lantern tuesday')).toBe(true)
  expect(await hasher.verify(hash, 'another one')).toBe(false)
  await pause(5)
  expect(await Promise.all(Array.from({ length: 5 }, () => hasher.verify(hash, 'glacier lantern tuesday')))).toEqual(
    Array.from({ length: 5 }, () => true),
  )
})

function childrenOfOurs(): number {
  const { pid } = process
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).length
}
