import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import type { listAuditEvents } from './contract.ts'
import { listKinds } from './resolve.store.ts'

/** Every event that a contract promises to leave, and every other that stands in the trail; `leaves` are the former. */
export async function knownEvents({ db }: Context, leaves: readonly string[]): Promise<string[]> {
  const told = (await listKinds(db)).map((known) => known.event)
  return [...new Set([...leaves, ...told])].sort()
}

/** What can be asked for: events by group, and the kinds of things that events were about. */
export async function showEvents(ctx: Context, _: Input<typeof listAuditEvents>, leaves: readonly string[]) {
  const events = await knownEvents(ctx, leaves)
  const kinds = (await listKinds(ctx.db)).map((known) => known.entity)
  return { events: events.map((event) => ({ event, group: groupOf(event) })), kinds: [...new Set(kinds)] }
}

const groupOf = (event: string) => event.split('.')[0] ?? event

/** *suspend* finds `user.suspended`. */
export function matchesWord(event: string, word: string): boolean {
  return event.split(/[.-]/).some((part) => part.startsWith(word))
}
