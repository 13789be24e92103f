import { type Instant, waitsUntil } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { mayHaveTokens } from '../platform/settings-tokens.ts'
import type { SignInReason } from '../sign-in-log/index.ts'
import { isFrom } from './sources.ts'
import type { UsedToken } from './use.store.ts'

/** Why a token that is genuine does not work now; undefined where it does. Asked anew at every use (R55). */
export function barOf(ctx: Context, row: UsedToken): SignInReason | undefined {
  return barOfOwner(row, ctx.now()) ?? barOfToken(ctx, row)
}

function barOfOwner(row: UsedToken, now: Instant): SignInReason | undefined {
  if (row.deleted_at !== null) return 'deleted'
  if (row.suspended_at !== null) return 'suspended'
  if (row.until_at !== null && row.until_at <= now) return 'expired'
  return waitsUntil(row, now) === null ? undefined : 'scheduled'
}

function barOfToken({ settings, source, now }: Context, row: UsedToken): SignInReason | undefined {
  if (row.revoked_at !== null) return 'token-revoked'
  if (row.expires_at !== null && row.expires_at <= now()) return 'token-expired'
  if (!mayHaveTokens(settings, row.type)) return 'token-not-allowed'
  if (endedByPassword(settings, row)) return 'token-revoked'
  return isFrom(row.sources, source.address) ? undefined : 'token-source'
}

function endedByPassword(settings: Context['settings'], { changed_at, issued_at }: UsedToken): boolean {
  return settings['apiTokens.endOnPasswordChange'] && changed_at !== null && changed_at > issued_at
}
