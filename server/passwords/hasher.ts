import type { World } from '../platform/context.ts'
import { type Hasher, startHasher } from './hash.ts'

const running = new WeakMap<World, Hasher>()
const dummies = new WeakMap<World, Promise<string>>()

/** The hashing processes of this Roster; started with the first password. */
export function hasherOf(world: World): Hasher {
  const known = running.get(world)
  if (known) return known
  const started = startHasher(world.config.argon2)
  running.set(world, started)
  return started
}

/** A hash that belongs to nobody, so that unknown names cost exactly what known ones do (R15). */
export function dummyHash(world: World): Promise<string> {
  const known = dummies.get(world) ?? hasherOf(world).hash('nobody has this password')
  dummies.set(world, known)
  return known
}

export async function stopHasher(world: World): Promise<void> {
  await running.get(world)?.stop()
  running.delete(world)
}
