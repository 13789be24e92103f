import { Readable } from 'node:stream'
import { assertCan } from '../../access/index.ts'
import { INSTALLATION, record, seal } from '../../audit/index.ts'
import { minutes } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import type { Answer, Input } from '../../platform/http/route.ts'
import { issueTicket, readTicket } from '../../platform/ticket.ts'
import { AuditFilter } from '../contract.ts'
import { knownEvents } from '../events.ts'
import { clausesOf } from '../resolve.ts'
import type { downloadCsv, ExportFormat, exportTrail } from './contract.ts'
import { beginning, written } from './formats.ts'
import { exportedRows } from './rows.ts'

const FETCH_WITHIN = minutes(5)

/** Notes who takes what out of the house, and answers where it can be fetched. */
export async function askForExport(ctx: Context, { body }: Input<typeof exportTrail>, leaves: readonly string[]) {
  await assertCan(ctx, 'audit.read')
  const { format, ...asked } = body
  const filter = await noteExport(ctx, format, asked, leaves)
  const { ticket, expiresAt } = issueTicket(ctx, aboutOf(format), filter, FETCH_WITHIN)
  return { url: `/api/v1/audit/exports/trail.${format}?ticket=${ticket}`, expiresAt }
}

/** The filter with an end: the note itself, and what comes after it, is not part of the export. */
export async function noteExport(
  ctx: Context,
  format: ExportFormat,
  asked: AuditFilter,
  leaves: readonly string[],
): Promise<AuditFilter> {
  await seal(ctx)
  await clausesOf(ctx, asked, await knownEvents(ctx, leaves))
  const now = ctx.now()
  const filter = { ...asked, until: asked.until && asked.until < now ? asked.until : now }
  const about = [asked.entityId, asked.actorId].filter((id) => id !== undefined)
  await ctx.transaction((tx) => record(tx, 'audit.exported', INSTALLATION, { also: { format, ...filter }, about }))
  return filter
}

/** The file, made while it is read: its reader sets the pace, and memory stays as it is. */
export async function streamExport(
  ctx: Context,
  { query }: Input<typeof downloadCsv>,
  answer: Answer,
  { format, leaves }: { format: ExportFormat; leaves: readonly string[] },
): Promise<Readable> {
  const filter = readTicket(ctx, aboutOf(format), query.ticket, AuditFilter)
  answer.download(`audit-log-${ctx.now().slice(0, 10)}.${format}`)
  return Readable.from(pieces(ctx, format, filter, leaves), { objectMode: false })
}

/** Piece by piece what stands in the file. */
export async function* pieces(
  ctx: Context,
  format: ExportFormat,
  filter: AuditFilter,
  leaves: readonly string[],
): AsyncGenerator<string> {
  yield beginning(format)
  for await (const rows of exportedRows(ctx, filter, leaves)) yield written(format, rows)
}

const aboutOf = (format: ExportFormat) => `audit.export.${format}`
