import { can, namesOf, UNDO_NEEDS } from '../../access/index.ts'
import { getOwnImport, type ImportRow } from '../../imports/index.ts'
import { days, type Instant, later } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import type { Input } from '../../platform/http/route.ts'
import type { ImportUndo, showImportUndo } from './contract.ts'
import * as store from './store.ts'

const CREATIONS = { users: 'user.created', teams: 'team.created', memberships: 'member.added' } as const

export async function showUndo(
  ctx: Context,
  { params }: Pick<Input<typeof showImportUndo>, 'params'>,
): Promise<ImportUndo> {
  const of = await getOwnImport(ctx, params.import)
  const row = await store.findUndo(ctx.db, of.id)
  const name = (await namesOf(ctx, [row?.started_by ?? null]))(row?.started_by ?? null)
  const { undone_count: undone = 0, gone_count: gone = 0, left_count: left = 0 } = row ?? {}
  return {
    state: row?.state ?? 'none',
    created: of.created_count,
    changed: of.updated_count,
    total: row?.total ?? of.created_count,
    done: undone + gone + left,
    counts: { undone, gone, left },
    error: row?.error ?? '',
    startedBy: row?.started_by ? { id: row.started_by, name: name ?? '' } : null,
    startedAt: row?.started_at ?? null,
    finishedAt: row?.finished_at ?? null,
    until: isEnded(of) ? endOfUndo(ctx, of) : null,
    can: { undo: isEnded(of) && of.created_count > 0 && !isWhole(row) && (await mayUndo(ctx, of)) },
  }
}

/** Until when an import can be undone, counted from its end. */
export function endOfUndo(ctx: Context, { finished_at, updated_at }: ImportRow): Instant {
  return later(finished_at ?? updated_at, days(ctx.settings['undo.days']))
}

export const isAtWork = ({ state }: store.UndoRow): boolean => state === 'planning' || state === 'running'

const isEnded = ({ state }: ImportRow) => state === 'done' || state === 'cancelled' || state === 'failed'
const isWhole = (row: store.UndoRow | undefined) => row?.state === 'done' && row.left_count === 0

async function mayUndo(ctx: Context, of: ImportRow): Promise<boolean> {
  if (endOfUndo(ctx, of) < ctx.now()) return false
  for (const permission of UNDO_NEEDS[CREATIONS[of.kind]] ?? []) if ((await can(ctx, permission)) !== false) return true
  return false
}
