import { findFactsAt, type PersonFacts, teamTree, teamTreeAt } from '../access/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { refuseField } from '../platform/refusal.ts'

type Tree = Awaited<ReturnType<typeof teamTree>>

/** The moment that is asked about, with the teams as they were. */
export interface Moment {
  readonly now: Instant
  readonly teams: Tree
  /** Whether it has gone by. */
  readonly past: boolean
  /** These people as they were then; whoever was not there yet is left out. */
  asThen(people: ReadonlyMap<string, PersonFacts>): Promise<Map<string, PersonFacts>>
}

const PAST_PEOPLE = 100 // in one request; the past is read row by row, and nothing of it is kept

/** Now, or the moment named. Refuses one that is to come. */
export async function momentOf(ctx: Context, given: string | undefined): Promise<Moment> {
  const at = given as Instant | undefined
  if (at === undefined || at === ctx.now()) {
    return { now: ctx.now(), teams: await teamTree(ctx), past: false, asThen: async (people) => new Map(people) }
  }
  if (at > ctx.now()) refuseField(Invalid, 'at', 'This moment is still to come.', 'future')
  return { now: at, teams: await teamTreeAt(ctx, at), past: true, asThen: (people) => peopleAt(ctx, people, at) }
}

async function peopleAt(ctx: Context, people: ReadonlyMap<string, PersonFacts>, at: Instant) {
  if (people.size > PAST_PEOPLE)
    refuseField(Invalid, 'at', `About a past moment at most ${PAST_PEOPLE} people are asked at once.`, 'too-many')
  const then = new Map<string, PersonFacts>()
  for (const id of people.keys()) {
    const facts = await findFactsAt(ctx, id, at)
    if (facts) then.set(id, facts)
  }
  return then
}
