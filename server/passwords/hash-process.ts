/** One hashing process: does what it is sent, one at a time, and ends with its parent. */
import { hashSync } from '@node-rs/argon2'
import { checkPassword } from './check.ts'

const ARGON2ID = 2

interface Job {
  readonly id: number
  readonly hash?: string
  readonly password: string
  readonly cost: { readonly memoryKiB: number; readonly iterations: number }
}

process.on('message', ({ id, hash, password, cost }: Job) => {
  try {
    const value = hash === undefined ? hashSync(password, options(cost)) : checkPassword(hash, password)
    answer({ id, value })
  } catch (error) {
    answer({ id, error: error instanceof Error ? error.message : 'failed' })
  }
})
process.on('disconnect', () => process.exit(0))
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})

function options(cost: Job['cost']) {
  return { algorithm: ARGON2ID, memoryCost: cost.memoryKiB, timeCost: cost.iterations, parallelism: 1 }
}

/** Nobody waits for the answer any more once the parent has let go. */
function answer(message: object): void {
  if (process.connected) process.send?.(message, () => {})
}
