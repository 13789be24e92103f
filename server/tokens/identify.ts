import { assertWithin } from '../locks/index.ts'
import type { Actor, Context } from '../platform/context.ts'
import { TokenNotValid } from '../platform/failures.ts'
import type { Shown } from '../platform/http/authorization.ts'
import { refuse } from '../platform/refusal.ts'
import { profileOf } from '../sessions/index.ts'
import { keepSettingsCurrent } from '../settings/index.ts'
import { countSignIn, type SignInReason } from '../sign-in-log/index.ts'
import { assertWithinRate } from './rate.ts'
import { readScopes } from './scopes.ts'
import { isSecretOf, textAgain } from './secret.ts'
import { readShown } from './shown.ts'
import { isSigned, isTimely, readSignature } from './signature.ts'
import { barOf } from './standing.ts'
import { findToken, takeNonce, type UsedToken } from './use.store.ts'
import { noteUse } from './uses.ts'

const FAILURES_WITHIN = 10 // minutes

interface Refused {
  readonly reason: SignInReason
  /** Absent where it names no token. */
  readonly of?: UsedToken
}

type Found = { readonly row: UsedToken } | Refused

/**
 * Who calls by this token or signature, judged anew at every request. Whatever is wrong, the caller is told the same; the
 * true reason stands in the sign-in log, and failures of a source are throttled. What works leaves no row.
 */
export async function identifyToken(ctx: Context, shown: Shown): Promise<Actor> {
  const found = shown.scheme === 'bearer' ? await byToken(ctx, shown) : await bySignature(ctx, shown)
  if ('reason' in found) return refuseShown(ctx, shown, found)
  const { row } = found
  if (!shown.again) assertWithinRate(ctx, row.id)
  noteUse(ctx, row)
  const profile = (await profileOf(ctx, row.user_id, `${row.version}/${row.session_epoch}`)) ?? refuse(TokenNotValid)
  return {
    ...profile,
    kind: 'user',
    id: row.user_id,
    type: row.type,
    sessionId: null,
    accessVersion: `${row.access_version}/${row.all_version}`,
    token: { ...tokenOf(row), ...signedBodyOf(shown) },
  }
}

async function byToken(ctx: Context, { credentials }: Shown): Promise<Found> {
  const shown = readShown(credentials)
  if (!shown) return { reason: 'wrong-token' }
  const row = await findToken(ctx.world.engine, shown.id)
  if (row?.kind !== 'bearer') return { reason: 'wrong-token' }
  if (!isSecretOf(ctx.world, row, shown.digest)) return { reason: 'wrong-token', of: row }
  return judged(ctx, row)
}

/** Standing and time before the nonce: what does not work anyway leaves none behind. */
async function bySignature(ctx: Context, shown: Shown): Promise<Found> {
  const signed = readSignature(shown.credentials)
  const row = signed && (await findToken(ctx.world.engine, signed.key))
  if (!signed || row?.kind !== 'hmac') return { reason: 'wrong-signature' }
  const secret = textAgain(ctx.world, row)
  if (!secret || !isSigned(secret, signed, shown)) return { reason: 'wrong-signature', of: row }
  const found = await judged(ctx, row)
  if ('reason' in found || shown.again) return found
  if (!isTimely(ctx, signed)) return { reason: 'stale-signature', of: row }
  const nonce = { token_id: row.id, nonce: signed.nonce, taken_at: ctx.now() }
  return (await ctx.upkeep((tx) => takeNonce(tx.db, nonce))) ? found : { reason: 'replayed-signature', of: row }
}

async function judged(ctx: Context, row: UsedToken): Promise<Found> {
  await keepSettingsCurrent(ctx.world, row.settings_version)
  const reason = barOf(ctx, row)
  return reason ? { reason, of: row } : { row }
}

/** The log names the token, never its text. */
async function refuseShown(ctx: Context, { scheme }: Shown, { reason, of }: Refused): Promise<never> {
  const path = scheme === 'bearer' ? 'token' : 'signature'
  countSignIn(ctx, { path, reason, userId: of?.user_id ?? null, identifier: of?.name ?? '' })
  await assertWithin(ctx, { kind: 'tokens', limit: ctx.settings['throttle.tokens'], minutes: FAILURES_WITHIN })
  return refuse(TokenNotValid)
}

function tokenOf({ id, name, generation, changes, scopes }: UsedToken) {
  const list = readScopes(scopes)
  return { id, name, version: `${generation}.${changes}`, scopes: list && new Set(list) }
}

/** Of an upload nothing was read yet: it is held against this while it is. */
function signedBodyOf({ scheme, bodyDigest, credentials }: Shown) {
  if (scheme !== 'signature' || bodyDigest !== undefined) return {}
  return { signedBody: readSignature(credentials)?.digest ?? '' }
}
