import { Readable } from 'node:stream'
import { z } from 'zod'
import { assertCan } from '../../access/index.ts'
import { INSTALLATION, record, seal } from '../../audit/index.ts'
import { minutes } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import type { Answer, Input } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import type { LogFormat } from '../../platform/schema.ts'
import { issueTicket, readTicket } from '../../platform/ticket.ts'
import { AuditFilter } from '../contract.ts'
import { knownEvents } from '../events.ts'
import { clausesOf } from '../resolve.ts'
import type { downloadCsv, exportTrail } from './contract.ts'
import { file } from './formats.ts'
import { exportedRows } from './rows.ts'

const FETCH_WITHIN = minutes(5)

/** What an export holds: what was asked for, of everything older than a row that is not there yet. */
const Wanted = z.strictObject({ filter: AuditFilter, below: z.strictObject({ at: z.string(), id: z.string() }) })
export type Wanted = z.output<typeof Wanted>

/** Notes who takes what out of the house, and answers where it can be fetched. */
export async function askForExport(ctx: Context, { body }: Input<typeof exportTrail>, leaves: readonly string[]) {
  await assertCan(ctx, 'audit.read')
  const { format, ...asked } = body
  const wanted = await noteExport(ctx, format, asked, leaves)
  const { ticket, expiresAt } = issueTicket(ctx, aboutOf(format), wanted, FETCH_WITHIN)
  return { url: `/api/v1/audit/exports/trail.${format}?ticket=${ticket}`, expiresAt }
}

/** Leaves the export in the trail; the note itself, and what comes after it, is not part of it. */
export async function noteExport(
  ctx: Context,
  format: LogFormat,
  filter: AuditFilter,
  leaves: readonly string[],
): Promise<Wanted> {
  await seal(ctx)
  await clausesOf(ctx, filter, await knownEvents(ctx, leaves))
  const below = { at: ctx.now(), id: newId() }
  const about = [filter.entityId, filter.actorId].filter((id) => id !== undefined)
  await ctx.transaction((tx) =>
    record(tx, 'audit.exported', INSTALLATION, { also: { format, ...told(filter) }, about }),
  )
  return { filter, below }
}

/** What the trail keeps of the question. Names and addresses would stay there after those whose they are were erased. */
function told({ q, address, ...filter }: AuditFilter) {
  return { ...filter, ...(q ? { searched: true } : {}), ...(address ? { byAddress: true } : {}) }
}

/** The file, made while it is read: its reader sets the pace, and memory stays as it is. */
export async function streamExport(
  ctx: Context,
  { query }: Input<typeof downloadCsv>,
  answer: Answer,
  { format, leaves }: { format: LogFormat; leaves: readonly string[] },
): Promise<Readable> {
  await assertCan(ctx, 'audit.read')
  const wanted = readTicket(ctx, aboutOf(format), query.ticket, Wanted)
  answer.download(`audit-log-${ctx.now().slice(0, 10)}.${format}`)
  return Readable.from(pieces(ctx, format, wanted, leaves), { objectMode: false })
}

/** Piece by piece what stands in the file. */
export async function* pieces(
  ctx: Context,
  format: LogFormat,
  wanted: Wanted,
  leaves: readonly string[],
): AsyncGenerator<string> {
  yield file.beginning(format)
  for await (const rows of exportedRows(ctx, wanted, leaves)) yield file.written(format, rows)
}

const aboutOf = (format: LogFormat) => `audit.export.${format}`
