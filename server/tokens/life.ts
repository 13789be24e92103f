import { between, days, type Instant, later } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { refuseField } from '../platform/refusal.ts'

/** When a token ends that somebody wants to end then; what the settings suggest where they say nothing. */
export function endOf(ctx: Context, wanted: string | null | undefined): Instant | null {
  if (wanted === undefined) return suggestedEnd(ctx)
  const longest = ctx.settings['apiTokens.longestDays']
  if (wanted === null) {
    if (longest > 0) refuseField(Invalid, 'expiresAt', `At most ${longest} days from now.`, 'too-long')
    return null
  }
  const end = wanted as Instant
  if (end <= ctx.now()) refuseField(Invalid, 'expiresAt', 'This moment has passed.', 'past')
  // A day more: the end of a day is chosen in whatever zone people live.
  if (longest > 0 && between(ctx.now(), end) > days(longest + 1))
    refuseField(Invalid, 'expiresAt', `At most ${longest} days from now.`, 'too-long')
  return end
}

function suggestedEnd(ctx: Context): Instant | null {
  const life = suggestedDays(ctx)
  return life === 0 ? null : later(ctx.now(), days(life))
}

/** 0: without an end. */
export function suggestedDays({ settings }: Pick<Context, 'settings'>): number {
  const [life, longest] = [settings['apiTokens.defaultDays'], settings['apiTokens.longestDays']]
  if (longest === 0) return life
  return life === 0 ? longest : Math.min(life, longest)
}
