import { stringify } from 'csv-stringify/sync'
import type { Context } from '../platform/context.ts'
import { harmless } from '../platform/csv.ts'
import { pageKey, readPageKey } from '../platform/database/index.ts'
import type { Answer, Input } from '../platform/http/route.ts'
import type { downloadImportProblems, listImportProblems } from './contract.ts'
import { getOwnImport, headerOf } from './show.ts'
import * as store from './store.ts'

const PAGE = 1000

/** Refused rows in the order of the file. */
export async function pageOfProblems(ctx: Context, { params, query }: Input<typeof listImportProblems>) {
  const row = await getOwnImport(ctx, params.import)
  const [line = 0, ordinal = '0'] = (query.after && readPageKey(query.after)) || []
  const rows = await store.listProblems(
    ctx.db,
    row.id,
    { line: Number(line), ordinal: query.after ? Number(ordinal) : -1 },
    query.limit + 1,
  )
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  return {
    items: shown.map(({ line, field, reason, content }) => ({ line, field, reason, cells: JSON.parse(content) })),
    next: last ? pageKey(last.line, String(last.ordinal)) : null,
    total: row.problem_count,
  }
}

export async function downloadProblems(
  ctx: Context,
  { params }: Input<typeof downloadImportProblems>,
  answer: Answer,
): Promise<string> {
  const row = await getOwnImport(ctx, params.import)
  answer.download(`${row.file_name.replace(/\.csv$/i, '')}-problems.csv`)
  return problemsAsCsv(ctx, row)
}

/** Line, field, reason and the original cells. A cell that a spreadsheet would calculate gets an apostrophe (R116). */
export async function problemsAsCsv(ctx: Context, row: store.ImportRow): Promise<string> {
  const header = ['line', 'field', 'reason', ...headerOf(row).map((column) => column.name)]
  let text = stringify([header.map(harmless)], { bom: true })
  for (let after = { line: 0, ordinal: -1 }; ; ) {
    const rows = await store.listProblems(ctx.db, row.id, after, PAGE)
    text += stringify(
      rows.map(({ line, field, reason, content }) => [line, ...[field, reason, ...cellsOf(content)].map(harmless)]),
    )
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return text
    after = last
  }
}

function cellsOf(content: string): string[] {
  return JSON.parse(content)
}
