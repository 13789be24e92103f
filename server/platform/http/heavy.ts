import type { FastifyReply } from 'fastify'
import type { Context, World } from '../context.ts'
import type { Contract } from '../contract.ts'
import { TooMany } from '../failures.ts'
import { refuse } from '../refusal.ts'

const AT_ONCE = 8 // more than a browser opens side by side; a queue or a disk for everybody is not filled with it
const RETRY_AFTER = 5 // seconds

const running = new WeakMap<World, Map<string, number>>()

/** Refuses long work to whoever has much of it going on already (R124); it ends with the last byte of its answer. */
export function takeTurn({ world, actor }: Context, contract: Contract, { raw }: FastifyReply): void {
  if (contract.rate !== 'heavy' || actor.id === null) return
  const { id } = actor
  const turns = running.get(world) ?? new Map<string, number>()
  running.set(world, turns)
  const taken = turns.get(id) ?? 0
  if (taken >= AT_ONCE) refuse(TooMany, { retryAfter: RETRY_AFTER })
  turns.set(id, taken + 1)
  let isOver = false
  const giveBack = () => {
    if (isOver) return
    isOver = true
    const left = (turns.get(id) ?? 1) - 1
    if (left === 0) turns.delete(id)
    else turns.set(id, left)
  }
  raw.once('finish', giveBack)
  raw.once('close', giveBack)
}
