import { wordsOf } from '../audit/index.ts'
import { addressRange } from '../platform/address.ts'
import type { Context } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { refuseField } from '../platform/refusal.ts'
import { Id } from '../platform/schema.ts'
import type { Clause } from './clauses.ts'
import type { AuditFilter } from './contract.ts'
import { matchesWord } from './events.ts'
import { listAddresses, listKinds, listNamed } from './resolve.store.ts'

const LOOKED_UP = 32 // people or addresses; of more, row after row is asked instead
const NAMES_READ = 64 // a name may stand under several words

/** Turns what was asked into clauses, the narrowest first. `events` are all that can be asked for. */
export async function clausesOf(ctx: Context, filter: AuditFilter, events: readonly string[]): Promise<Clause[]> {
  const { change, entityId, actorId, kind } = filter
  return [
    ...(change ? [[{ by: 'change', values: [change] }] satisfies Clause] : []),
    ...(filter.request ? [[{ by: 'request', values: [filter.request] }] satisfies Clause] : []),
    ...(entityId ? [involving([entityId], false)] : []),
    ...(filter.q ? await clausesOfText(ctx, filter.q, events) : []),
    ...(filter.address ? [await clauseOfAddress(ctx, filter.address)] : []),
    ...(actorId ? [actedBy([actorId])] : []),
    ...(filter.event ? [[{ by: 'event', values: namedEvents(filter.event, events) }] satisfies Clause] : []),
    ...(kind ? await clausesOfKind(ctx, kind) : []),
  ]
}

/** An id of anything, an address or network, else words: of names, or of events. */
async function clausesOfText(ctx: Context, q: string, events: readonly string[]): Promise<Clause[]> {
  const text = q.trim().toLowerCase()
  if (Id.safeParse(text).success)
    return [[{ by: 'change', values: [text] }, { by: 'request', values: [text] }, ...involving([text], true)]]
  if (addressRange(text)) return [await clauseOfAddress(ctx, text)]
  const words = wordsOf(q)
  const together = await clauseOfWords(ctx, words, events)
  if (words.length < 2 || !isEmpty(together)) return [together]
  const apart: Clause[] = []
  for (const word of words) apart.push(await clauseOfWords(ctx, [word], events))
  return apart
}

async function clauseOfWords({ db }: Context, words: readonly string[], events: readonly string[]): Promise<Clause> {
  const told = words.length === 0 ? [] : events.filter((event) => words.every((word) => matchesWord(event, word)))
  const read = words.length === 0 ? [] : await listNamed(db, words, NAMES_READ)
  const ids = [...new Set(read)]
  const named: Clause =
    read.length < NAMES_READ && ids.length <= LOOKED_UP ? involving(ids, true) : [{ by: 'words', words }]
  return [...named, { by: 'event', values: told }]
}

const isEmpty = (clause: Clause) => clause.every((test) => 'values' in test && test.values.length === 0)

function involving(ids: readonly string[], asActor: boolean): Clause {
  return [{ by: 'entity', values: ids }, { by: 'subject', values: ids }, ...(asActor ? actedBy(ids) : [])]
}

/** Done by them, also while logged in as somebody else; or by somebody logged in as them. */
function actedBy(ids: readonly string[]): Clause {
  return [
    { by: 'actor', values: ids },
    { by: 'real-actor', values: ids },
  ]
}

async function clauseOfAddress({ db }: Context, text: string): Promise<Clause> {
  const range =
    addressRange(text) ?? refuseField(Invalid, 'address', 'Write an address, or a network as 192.0.2.0/24.', 'invalid')
  const keys = range.from === range.to ? [range.from] : await listAddresses(db, range, LOOKED_UP + 1)
  return keys.length <= LOOKED_UP ? [{ by: 'address', values: keys }] : [{ by: 'network', ...range }]
}

/** `user.suspended,role.*`: single events, and groups of them. */
function namedEvents(text: string, events: readonly string[]): string[] {
  return text.split(',').flatMap((name) => {
    if (!name.endsWith('.*')) return [name]
    return events.filter((event) => event.startsWith(name.slice(0, -1)))
  })
}

/** A kind is looked up by the events that were about it. */
async function clausesOfKind({ db }: Context, kind: string): Promise<Clause[]> {
  const events = (await listKinds(db)).filter((known) => known.entity === kind).map((known) => known.event)
  return [
    ...(events.length > 0 ? [[{ by: 'event', values: events }] satisfies Clause] : []),
    [{ by: 'kind', value: kind }],
  ]
}
