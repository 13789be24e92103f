/** Undo as tests speak of it: the last change about something, its plan, its undo. */
import type { ReplyOf } from '../../server/platform/contract.ts'
import { applyUndo, planUndo } from '../../server/undo/contract.ts'
import type { Person } from '../harness/people.ts'
import type { TestServer } from '../harness/server.ts'

export type Undoing = ReplyOf<typeof applyUndo>

/** The id of the newest change about this. */
export async function lastChange({ trail }: Pick<TestServer, 'trail'>, entityId: string): Promise<string> {
  const newest = (await trail(entityId)).find((item) => !/^(link|session)\./.test(item.event))
  if (!newest) throw new Error('Nothing happened to it.')
  return newest.changeId
}

export function undo({ call }: Pick<TestServer, 'call'>, actor: Person, change: string): Promise<Undoing> {
  return call(actor, applyUndo, { params: { change }, body: {} })
}

export function plan({ call }: Pick<TestServer, 'call'>, actor: Person, change: string): Promise<Undoing> {
  return call(actor, planUndo, { params: { change } })
}

/** What became of each part: `user.suspended: undone`. */
export function outcomes({ items }: Undoing): string[] {
  return items.map(({ event, outcome }) => `${event.event}: ${outcome}`)
}

/** A reply without what every change raises. */
export function lasting(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lasting)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([name]) => !PASSING.has(name))
  return Object.fromEntries(entries.map(([name, part]) => [name, lasting(part)]))
}

const PASSING = new Set(['version', 'updatedAt', 'addedAt', 'addedBy', 'openSessions', 'setAt', 'setBy', 'source'])
