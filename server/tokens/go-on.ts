import type { Context } from '../platform/context.ts'
import { mayHaveTokens } from '../platform/settings-tokens.ts'
import { countWorking } from './store.ts'

/** How many tokens of somebody a new password leaves as they are: they are told so (R30). */
export async function countTokensThatGoOn(
  { db, settings, now }: Context,
  { id, type }: { readonly id: string; readonly type: string },
): Promise<number> {
  if (settings['apiTokens.endOnPasswordChange'] || !mayHaveTokens(settings, type)) return 0
  return countWorking(db, id, now())
}
