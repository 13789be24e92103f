import { assertCan, factsOfActor, findFacts, type PersonFacts, scopeOfType, teamTree } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import { giveRolesAndTeams, type NewUserInput } from './create.ts'
import { placeOutside, readNewPortals } from './outside.ts'
import { freshUser } from './row.ts'
import { insertUser } from './store.ts'

/** What access somebody new is given; a name, a way in and what is required of everybody play no part. */
export type NewAccess = Pick<NewUserInput, 'type' | 'roles' | 'teams' | 'portals'>

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
  const portals = await readNewPortals(ctx, wanted)
  try {
    return await ctx.transaction(async (tx) => {
      const row = { id: newId(), type: wanted.type }
      const receiver = { ...row, name: '' }
      await insertUser(tx.db, freshUser(tx, row))
      await giveRolesAndTeams(tx, receiver, wanted)
      await placeOutside(tx, receiver, { portals, standsFor: {} })
      throw new Foreseen(await findFacts(tx, receiver.id))
    })
  } catch (error) {
    if (error instanceof Foreseen && error.facts) return error.facts
    throw error
  }
}
