import { assertAuthority, getPerson } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { NotFound, SignedOut } from '../platform/failures.ts'
import type { Answer, Input } from '../platform/http/route.ts'
import { personName } from '../platform/naming.ts'
import { refuse } from '../platform/refusal.ts'
import type { endOtherSessions, endOwnSession, endUserSession, endUserSessions, signOut } from './contract.ts'
import * as store from './store.ts'

/** Ends this session on the server and clears what the browser kept (R54, R62). */
export async function signOutHere(ctx: Context, _: Input<typeof signOut>, answer: Answer): Promise<undefined> {
  if (ctx.actor.halfId) return giveUp(ctx, ctx.actor.halfId, answer)
  const { id, sessionId } = whoever(ctx)
  await ctx.transaction(async (tx) => {
    await store.endSessions(tx.db, id, { at: tx.now(), by: tx.actor.real?.id ?? id, only: sessionId })
    const owner = { kind: 'user', id, name: tx.actor.name }
    if (tx.actor.real) await record(tx, 'log-in-as.ended', owner, { also: { because: 'left' } })
    else await note(tx, owner, 1, 'signed out')
    // Whoever they were logged in as is left with the next request; this notes it in the trail.
    tx.afterCommit(() => tx.world.wake('log-in-as'))
  })
  answer.clearSession()
}

/** A right password and no second factor: nothing of it is left. */
async function giveUp(ctx: Context, halfId: string, answer: Answer): Promise<undefined> {
  const { id, name } = ctx.actor
  await ctx.transaction(async (tx) => {
    await store.endHalves(tx.db, { id: halfId }, tx.now())
    await note(tx, { id: id ?? '', name }, 0, 'given up half way')
  })
  answer.clearHalf()
}

export async function endOne(ctx: Context, { params }: Input<typeof endOwnSession>): Promise<undefined> {
  const { id } = whoever(ctx)
  await ctx.transaction(async (tx) => {
    const ended = await store.endSessions(tx.db, id, { at: tx.now(), by: id, only: params.session })
    if (ended === 0) refuse(NotFound)
    await note(tx, { id, name: tx.actor.name }, ended, 'ended by oneself')
  })
}

export async function endOthers(ctx: Context, _: Input<typeof endOtherSessions>): Promise<{ ended: number }> {
  const { id, sessionId } = whoever(ctx)
  return ctx.transaction(async (tx) => {
    const ended = await store.endSessions(tx.db, id, { at: tx.now(), by: id, except: sessionId })
    await note(tx, { id, name: tx.actor.name }, ended, 'ended by oneself')
    return { ended }
  })
}

/** Signs somebody out everywhere; needs authority over them. */
export async function endAllOf(ctx: Context, { params }: Input<typeof endUserSessions>): Promise<{ ended: number }> {
  const person = await getPerson(ctx, params.user, 'sessions')
  await assertAuthority(ctx, person)
  return ctx.transaction(async (tx) => {
    const ended = await store.endSessions(tx.db, person.row.id, { at: tx.now(), by: tx.actor.id })
    await store.endHalves(tx.db, { userId: person.row.id }, tx.now())
    await note(tx, { id: person.row.id, name: personName(person.row) }, ended, 'ended by an administrator')
    return { ended }
  })
}

/** Signs somebody out of one browser, or ends an administrator's being logged in as them; needs authority over them. */
export async function endOneOf(ctx: Context, { params }: Input<typeof endUserSession>): Promise<undefined> {
  const person = await getPerson(ctx, params.user, 'sessions')
  await assertAuthority(ctx, person)
  const { id } = person.row
  await ctx.transaction(async (tx) => {
    const ended = await store.endSessions(tx.db, id, { at: tx.now(), by: tx.actor.id, only: params.session })
    if (ended === 0) refuse(NotFound)
    await note(tx, { id, name: personName(person.row) }, ended, 'ended by an administrator')
  })
}

function whoever(ctx: Context): { id: string; sessionId: string } {
  const { id, sessionId } = ctx.actor
  return id && sessionId ? { id, sessionId } : refuse(SignedOut)
}

function note(tx: Tx, owner: { id: string; name: string }, ended: number, because: string): Promise<void> {
  return record(tx, 'session.ended', { kind: 'user', ...owner }, { also: { ended, because } })
}
