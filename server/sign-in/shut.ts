import type { Context } from '../platform/context.ts'
import type { Contract } from '../platform/contract.ts'
import { countSignIn } from '../sign-in-log/index.ts'
import { identifierKey } from '../users/index.ts'
import { signIn } from './contract.ts'
import * as store from './store.ts'

/** Notes who wanted to sign in at a portal that is switched off; no password is looked at (E-09). */
export async function noteShutDoor(ctx: Context, contract: Contract, body: unknown): Promise<void> {
  const asked = contract.id === signIn.id ? signIn.body?.safeParse(body) : undefined
  if (!asked?.success) return
  const { identifier } = asked.data
  const from = { setting: ctx.settings['signIn.identifier'], device: '', portalId: null }
  const named = await store.findByIdentifier(ctx.db, identifierKey(identifier), from)
  countSignIn(ctx, { path: 'password', reason: 'portal-off', userId: named?.id ?? null, identifier })
}
