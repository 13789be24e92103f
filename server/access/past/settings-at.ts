import { listSince } from '../../audit/index.ts'
import type { Instant } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { idOfName } from '../../platform/ids.ts'
import { refuse } from '../../platform/refusal.ts'
import { HistoryTooShort } from '../failures.ts'

interface Settings {
  readonly baselineRole: string
  readonly adminOnly: readonly string[]
}

/** The settings by which decisions were made. What the configuration fixed leaves no trail, and is as of now. */
export async function settingsAt(ctx: Context, at: Instant): Promise<Settings> {
  const baselineRole = await valueAt(ctx, 'access.baselineRole', at)
  const adminOnly = await valueAt(ctx, 'access.adminOnly', at)
  return {
    baselineRole: typeof baselineRole === 'string' ? baselineRole : '',
    adminOnly: Array.isArray(adminOnly) ? adminOnly.map(String) : [],
  }
}

async function valueAt(ctx: Context, key: 'access.baselineRole' | 'access.adminOnly', at: Instant): Promise<unknown> {
  const id = idOfName('setting', key)
  const [first] = (await listSince(ctx, { entityIds: [id], events: ['setting.changed'], at }))(id)
  if (!first) return ctx.settings[key]
  return key in first.before ? first.before[key] : refuse(HistoryTooShort)
}
