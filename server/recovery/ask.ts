import { NoMailService } from '../links/index.ts'
import { assertWithin } from '../locks/index.ts'
import type { Context } from '../platform/context.ts'
import { Invalid, NotFound } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { newId } from '../platform/ids.ts'
import { mailAvailable } from '../platform/mail/index.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { identifierKey } from '../users/index.ts'
import { NoSuchAccount, type requestRecovery } from './contract.ts'
import { isToldAsUnknown } from './decide.ts'
import * as store from './store.ts'

/** The number is a setting: an office behind one address on a Monday morning, too few to try a list of names (R31). */
const FROM_ONE_SOURCE = { kind: 'recovery', minutes: 10 }

type Body = Input<typeof requestRecovery>['body']

/**
 * Notes that somebody asked to recover: one row for every name, known or not, so that accounts cannot be probed. The
 * rest is done off the request path (R16).
 */
export async function askForRecovery(ctx: Context, { body }: Input<typeof requestRecovery>): Promise<undefined> {
  if (!ctx.settings['recovery.enabled']) refuse(NotFound)
  if (!mailAvailable(ctx.world)) refuse(NoMailService)
  const keys = readKeys(ctx, body)
  await assertWithin(ctx, { ...FROM_ONE_SOURCE, limit: ctx.settings['throttle.recoveries'] })
  await ctx.upkeep(async (tx) => {
    const from = { address: tx.source.address, created_at: tx.now() }
    const row = { id: newId(), ...keys, ...from, state: 'waiting' as const, retry_at: null }
    await store.addRequest(tx.db, row)
    tx.afterCommit(() => tx.world.wake('recovery'))
  })
  if (ctx.settings['recovery.preventExposure']) return
  if (isToldAsUnknown(ctx.settings, await store.findAccount(ctx.db, keys), keys.portal_id !== null))
    refuse(NoSuchAccount)
}

/** What was asked for, and nothing else: a field that is not wanted here is refused like an unknown one. */
function readKeys({ settings, source }: Context, body: Body): store.AskedKeys {
  const wanted =
    settings['recovery.ask'] === 'identifier' ? (['identifier'] as const) : (['username', 'email'] as const)
  for (const field of ['identifier', 'username', 'email'] as const) {
    const isWanted = wanted.some((one) => one === field)
    if (isWanted && !body[field]) refuseField(Invalid, field, 'This is needed.', 'required')
    if (!isWanted && body[field] !== undefined)
      refuseField(Invalid, field, 'This is not asked for here.', 'not-expected')
  }
  const { identifier, username = '', email = '' } = body
  const keys = { username_key: identifierKey(username), identifier_key: identifierKey(identifier ?? email) }
  return { ...keys, portal_id: source.portal?.id ?? null }
}
