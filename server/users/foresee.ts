import { assertCan, factsOfActor, findFacts, type PersonFacts, scopeOfType, teamTree } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import { listFields, readValues, writeStatements } from '../profile-fields/index.ts'
import { judgeNewReferences } from './assign.ts'
import { giveRolesAndTeams, type NewUserInput } from './create.ts'
import { judgeNewStandsFor, placeOutside, readNewPortals } from './outside.ts'
import { freshUser } from './row.ts'
import { insertUser } from './store.ts'
import { translateTaken } from './taken.ts'

/** What access somebody new is given, with the records that their fields name and those for which they stand; a name, a way in and what is required of everybody play no part. */
export type NewAccess = Pick<NewUserInput, 'type' | 'roles' | 'teams' | 'portals' | 'fields' | 'contact' | 'accounts'>

class Foreseen extends Error {
  readonly facts: PersonFacts | undefined
  constructor(facts: PersonFacts | undefined) {
    super('Who is foreseen is never saved.')
    this.facts = facts
  }
}

/** Somebody new as they would be: really made with this access, and rolled back. Refuses what creating them would. */
export async function foreseeUser(ctx: Context, wanted: NewAccess): Promise<PersonFacts> {
  await assertCan(ctx, `${scopeOfType(wanted.type)}.create`)
  // What the caller may do is read before the middle of what is rolled back.
  await factsOfActor(ctx)
  await teamTree(ctx)
  const statements = await judgeFields(ctx, wanted)
  const outside = {
    portals: await readNewPortals(ctx, wanted),
    standsFor: await judgeNewStandsFor(ctx, wanted.type, wanted),
  }
  const row = { id: newId(), type: wanted.type }
  try {
    return await translateTaken(ctx, { username: null, emails: [], userId: row.id }, () =>
      ctx.transaction(async (tx) => {
        const receiver = { ...row, name: '' }
        await insertUser(tx.db, freshUser(tx, row))
        await writeStatements(tx, row.id, statements)
        await giveRolesAndTeams(tx, receiver, wanted)
        await placeOutside(tx, receiver, outside)
        throw new Foreseen(await findFacts(tx, receiver.id))
      }),
    )
  } catch (error) {
    if (error instanceof Foreseen && error.facts) return error.facts
    throw error
  }
}

/** What the fields name; one that everybody needs may be missing still. */
async function judgeFields(ctx: Context, { type, fields: raw = {} }: NewAccess) {
  readValues(type === 'api' ? [] : await listFields(ctx), raw)
  return (await judgeNewReferences(ctx, raw, type)).statements
}
