import type { Context } from '../platform/context.ts'
import { pageKey, readPageKey } from '../platform/database/index.ts'
import { NotFound } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { personName } from '../platform/naming.ts'
import { refuse } from '../platform/refusal.ts'
import type { getImport, Import, listImports } from './contract.ts'
import type { Column } from './inspect.ts'
import * as store from './store.ts'

/** The import, if the caller may see it: one's own; administrators see those of everybody. */
export async function getOwnImport(ctx: Context, id: string): Promise<store.ImportRow> {
  const row = await store.findImport(ctx.db, id)
  const own = row && row.created_by === ctx.actor.id && ctx.actor.kind === 'user'
  return row && (own || seesAll(ctx)) ? row : refuse(NotFound)
}

export async function showImport(ctx: Context, { params }: Pick<Input<typeof getImport>, 'params'>): Promise<Import> {
  return toImport(ctx, await getOwnImport(ctx, params.import))
}

export async function pageOfImports(ctx: Context, { query }: Input<typeof listImports>) {
  const createdBy = seesAll(ctx) ? undefined : (ctx.actor.id ?? '')
  const before = query.after === undefined ? undefined : readPageKey(query.after)?.[1]
  const rows = await store.listPage(ctx.db, { createdBy, before, limit: query.limit + 1 })
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  const total = await store.countImports(ctx.db, createdBy)
  return {
    items: await toImports(ctx, shown),
    next: last ? pageKey('', last.id) : null,
    total: total <= 1000 ? total : null,
  }
}

export async function toImport(ctx: Context, row: store.ImportRow): Promise<Import> {
  const [item] = await toImports(ctx, [row])
  return item ?? refuse(NotFound)
}

async function toImports(ctx: Context, rows: readonly store.ImportRow[]): Promise<Import[]> {
  const authors = [...new Set(rows.flatMap((row) => (row.created_by ? [row.created_by] : [])))]
  const known = authors.length > 0 ? await store.listAuthorNames(ctx.db, authors) : []
  const names = new Map(known.map((one) => [one.id, personName(one)]))
  const undone = await store.listUndone(
    ctx.db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    ...toItem(row, row.created_by === null ? null : { id: row.created_by, name: names.get(row.created_by) ?? '' }),
    undone: undone.get(row.id) ?? null,
  }))
}

function toItem(row: store.ImportRow, createdBy: Import['createdBy']): Omit<Import, 'undone'> {
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    fileBytes: Number(row.file_bytes),
    state: row.state,
    columns: headerOf(row).map(({ name, samples }) => ({ name, samples: [...samples] })),
    mapping: JSON.parse(row.mapping),
    options: JSON.parse(row.options),
    rowsTotal: row.rows_total,
    rowsDone: row.rows_done,
    counts: {
      created: row.created_count,
      updated: row.updated_count,
      unchanged: row.unchanged_count,
      refused: row.refused_count,
    },
    problems: row.problem_count,
    error: row.error,
    createdBy,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  }
}

export function headerOf(row: Pick<store.ImportRow, 'header'>): Column[] {
  return JSON.parse(row.header)
}

function seesAll({ actor }: Context): boolean {
  return actor.kind === 'operator' || actor.kind === 'system' || actor.type === 'admin'
}
