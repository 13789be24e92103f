/** What somebody may do now, asked of the engine with the facts that requests are judged by. */
import { findFacts, levelsOf } from '../../server/access/index.ts'
import type { Person } from './people.ts'
import type { TestServer } from './server.ts'

/** The levels that a person holds for an action, the widest first. */
export function rightsIn({ roster }: Pick<TestServer, 'roster'>) {
  return async (person: Pick<Person, 'id'>, scope: string, action: string): Promise<string[]> => {
    const facts = await findFacts(roster.ctx, person.id)
    return facts ? [...levelsOf(facts.subject, scope, action, roster.ctx.now())] : []
  }
}
