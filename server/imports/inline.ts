import type { Readable } from 'node:stream'
import { later } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import type { Import } from './contract.ts'
import { startCheck, startRun, stopImport, storePlan } from './manage.ts'
import { problemsAsCsv } from './problems.ts'
import type { ColumnMapping, ImportKind, Mapping, Options } from './shapes.ts'
import { getOwnImport, showImport } from './show.ts'
import * as store from './store.ts'
import { keepUpload } from './upload.ts'
import { HELD_FOR, workOn } from './work.ts'

const PAUSE = 5 // ms between batches, in which a running server may write

export interface InlineImport {
  readonly kind: ImportKind
  readonly fileName: string
  readonly source: Readable
  readonly keySource: string | undefined
  /** Replaces the suggestion; else `columns` replace what it says of single columns. */
  readonly mapping: Mapping | undefined
  readonly columns: readonly ColumnMapping[]
  readonly options: Options
  readonly dry: boolean
  /** No server works on the data. */
  readonly alone: boolean
  readonly signal: AbortSignal
  onProgress(done: number, total: number): void
}

export interface InlineResult {
  readonly import: Import
  readonly problems: readonly { readonly line: number; readonly field: string; readonly reason: string }[]
  /** All refused rows that were kept, as CSV. */
  readonly csv: string
}

const SHOWN = 20

/** A whole import in this process, beside a running server or without one. Killed, it is gone on with by the server. */
export async function importInline(ctx: Context, asked: InlineImport): Promise<InlineResult> {
  const uploaded = await keepUpload(ctx, asked)
  const suggested: Mapping = JSON.parse(uploaded.mapping)
  const replaced = new Map(asked.columns.map((column) => [column.column, column]))
  const mapping = [...(asked.mapping ?? suggested).filter((one) => !replaced.has(one.column)), ...replaced.values()]
  const params = { import: uploaded.id }
  try {
    await storePlan(ctx, { params, body: { mapping, options: asked.options } })
  } catch (error) {
    await stopImport(ctx, { params })
    throw error
  }
  const holder = newId()
  const held = { holder, held_until: later(ctx.now(), HELD_FOR) }
  await (asked.dry ? startCheck : startRun)(ctx, { params }, held)
  const onProgress = (row: store.ImportRow) => asked.onProgress(row.rows_done, row.rows_total)
  const { alone, signal } = asked
  if (alone) await ctx.world.engine.hasten()
  await workOn(ctx.world, { id: uploaded.id, holder, signal, alone, pause: PAUSE, onProgress })
  const result = await resultOf(ctx, uploaded.id)
  if (asked.dry) await stopImport(ctx, { params })
  return result
}

async function resultOf(ctx: Context, id: string): Promise<InlineResult> {
  const row = await getOwnImport(ctx, id)
  const first = await store.listProblems(ctx.db, id, { line: 0, ordinal: -1 }, SHOWN)
  return {
    import: await showImport(ctx, { params: { import: id } }),
    problems: first.map(({ line, field, reason }) => ({ line, field, reason })),
    csv: row.problem_count > 0 ? await problemsAsCsv(ctx, row) : '',
  }
}
