import { assertAuthority, canTo, findFacts, getPerson, hasAuthority, type PersonFacts } from '../../access/index.ts'
import { INSTALLATION, record } from '../../audit/index.ts'
import { liftLock } from '../../locks/index.ts'
import type { Context, Tx } from '../../platform/context.ts'
import { NotFound } from '../../platform/failures.ts'
import type { Input } from '../../platform/http/route.ts'
import { personName } from '../../platform/naming.ts'
import { refuse } from '../../platform/refusal.ts'
import { rewriteDerived } from '../derived.ts'
import { assertNotSelf } from '../guards.ts'
import { showUser } from '../show.ts'
import * as store from '../store.ts'
import { NotLocked, type unlockUser, type unlockUsers } from './contract.ts'
import { listLocked } from './store.ts'

const MOST = 1000 // in one request
const AT_ONCE = 200

/** Lifts a lock and forgets the failures before it. Never a suspension; no session ends. Nobody unlocks themselves. */
export async function unlock(ctx: Context, { params }: Pick<Input<typeof unlockUser>, 'params'>) {
  const person = await getPerson(ctx, params.user, 'unlock')
  assertNotSelf(ctx, person.row.id)
  await assertAuthority(ctx, person)
  await ctx.transaction(async (tx) => {
    const row = (await store.lockUser(tx.db, person.row.id)) ?? refuse(NotFound)
    if (!(await lift(tx, row))) refuse(NotLocked)
  })
  return showUser(ctx, person.row.id)
}

/** The same for everybody who is locked, as far as the caller may: after somebody failed in the name of many. */
export async function unlockAll(ctx: Context, _: Pick<Input<typeof unlockUsers>, 'query'>) {
  let [unlocked, left, after] = [0, 0, '']
  for (let more = true; more; more = after !== '' && unlocked + left < MOST) {
    const ids = await listLocked(ctx.db, ctx.now(), { after, limit: AT_ONCE })
    const people = (await Promise.all(ids.map(({ id }) => reachable(ctx, id)))).filter((one) => one !== undefined)
    left += ids.length - people.length
    unlocked += await liftAll(ctx, people)
    after = ids.length === AT_ONCE ? (ids.at(-1)?.id ?? '') : ''
  }
  return { unlocked, left, more: after !== '' }
}

async function reachable(ctx: Context, id: string): Promise<PersonFacts | undefined> {
  const person = await findFacts(ctx, id)
  if (!person || ctx.actor.id === id || !(await canTo(ctx, 'unlock', person))) return undefined
  return (await hasAuthority(ctx, person)) ? person : undefined
}

function liftAll(ctx: Context, people: readonly PersonFacts[]): Promise<number> {
  return ctx.transaction(async (tx) => {
    let lifted = 0
    for (const person of people) {
      const row = await store.lockUser(tx.db, person.row.id)
      if (row && (await lift(tx, row))) lifted++
    }
    await record(tx, 'user.all-unlocked', INSTALLATION, { also: { unlocked: lifted } })
    return lifted
  })
}

/** False where there was nothing to lift. */
async function lift(tx: Tx, row: store.UserRow): Promise<boolean> {
  const wasLocked = row.locked_until !== null && row.locked_until > tx.now()
  const cleared = await liftLock(tx, row.id)
  if (!cleared && !wasLocked && row.failed_attempts === 0) return false
  await rewriteDerived(tx, row.id)
  const entity = { kind: 'user', id: row.id, name: personName(row), version: row.version }
  await record(tx, 'user.unlocked', entity, { also: { failures: row.failed_attempts } })
  return true
}
