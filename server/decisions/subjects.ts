import {
  accessVersionOf,
  asRecord,
  factsOfPeople,
  isBeyondRoles,
  isHidden,
  isNamedByToken,
  judgeOf,
  type PersonFacts,
} from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { refuse } from '../platform/refusal.ts'
import { UnknownSubject } from './contract.ts'
import { resolveAll } from './external.ts'
import type { Moment } from './moment.ts'

const ME = ''

export interface Subjects {
  of(ref: string | undefined): PersonFacts | undefined
  /** Stays while nothing changed by which a decision about this person could change. */
  versionOf(facts: PersonFacts): string
}

/** The people asked about, as they are or were at that moment. Undefined where nobody is meant, or nobody about whom the caller may ask (R69). */
export async function findSubjects(
  ctx: Context,
  refs: readonly (string | undefined)[],
  moment: Moment,
): Promise<Subjects> {
  const wanted = [...new Set(refs.map((ref) => ref ?? ME))]
  const idOf = await resolveAll(
    ctx,
    'user',
    wanted.filter((ref) => ref !== ME),
  )
  const idFor = (ref: string) => (ref === ME ? ctx.actor.id : idOf(ref))
  const ids = [...new Set(wanted.flatMap((ref) => idFor(ref) ?? []))]
  const current = await factsOfPeople(ctx, ids)
  // Whether one may ask is judged by how it is now, whatever the moment.
  const mayAskAbout = await askedBy(ctx)
  for (const [id, facts] of current) if (!mayAskAbout(facts)) current.delete(id)
  const people = await moment.asThen(current)
  const all = await accessVersionOf(ctx)
  return {
    of: (ref) => people.get(idFor(ref ?? ME) ?? ''),
    versionOf: ({ row }) => `${row.access_version}.${row.version}.${all}`,
  }
}

/** The one person asked about. */
export async function getSubject(ctx: Context, ref: string | undefined, moment: Moment) {
  const subjects = await findSubjects(ctx, [ref], moment)
  const facts = subjects.of(ref) ?? refuse(UnknownSubject)
  return { facts, version: subjects.versionOf(facts) }
}

/** Whether the caller may ask about somebody. */
async function askedBy(ctx: Context): Promise<(facts: PersonFacts) => boolean> {
  const mayAsk = await judgeOf(ctx, 'access.ask')
  return (facts) => {
    if (facts.row.type === 'system') return false
    if (ctx.actor.id === facts.row.id) return isNamedByToken(ctx, 'access.ask')
    if (isBeyondRoles(ctx.actor)) return true
    return !isHidden(ctx, facts) && mayAsk(asRecord(facts)) === true
  }
}
