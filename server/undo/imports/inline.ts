import { later } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import type { ImportUndo } from './contract.ts'
import { pageOfLeft } from './left.ts'
import { startPlan, startUndo } from './manage.ts'
import { showUndo } from './show.ts'
import * as store from './store.ts'
import { HELD_FOR, workOn } from './work.ts'

export interface InlineUndo {
  readonly importId: string
  /** Tries it and keeps nothing. */
  readonly dry: boolean
  readonly signal: AbortSignal
}

export interface InlineUndoResult {
  readonly undo: ImportUndo
  /** The first of those that stay, in the order of the file. */
  readonly left: Awaited<ReturnType<typeof pageOfLeft>>['items']
}

const SHOWN = 20

/** The whole undo of an import in this process, beside a running server or without one. Broken off, the server goes on with it. */
export async function undoImportInline(ctx: Context, asked: InlineUndo): Promise<InlineUndoResult> {
  const { importId, dry, signal } = asked
  const params = { import: importId }
  const holder = newId()
  await (dry ? startPlan : startUndo)(ctx, { params }, { holder, held_until: later(ctx.now(), HELD_FOR) })
  await workOn(ctx.world, { importId, holder, signal })
  const undo = await showUndo(ctx, { params })
  const { items: left } = await pageOfLeft(ctx, { params, query: { limit: SHOWN } })
  if (dry) await ctx.upkeep((tx) => store.dropTried(tx.db, importId))
  return { undo, left }
}
