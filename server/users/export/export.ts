import { Readable } from 'node:stream'
import { asOfNow, can, scopeOfType } from '../../access/index.ts'
import { INSTALLATION, record } from '../../audit/index.ts'
import { minutes } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { Invalid } from '../../platform/failures.ts'
import type { Answer, Input } from '../../platform/http/route.ts'
import { refuseField } from '../../platform/refusal.ts'
import { issueTicket, readTicket } from '../../platform/ticket.ts'
import { listFields } from '../../profile-fields/index.ts'
import type { UserFilter } from '../list.store.ts'
import { filterOf, listing } from '../list.ts'
import { type downloadUsersCsv, ExportAsked, type ExportFormat, type exportUsers } from './contract.ts'
import { beginning, ending, written } from './formats.ts'
import { exportedPeople } from './people.ts'
import { EXPORT_COLUMNS } from './shapes.ts'
import { countPeople } from './store.ts'

const FETCH_WITHIN = minutes(5)
const COUNTED = 20_000 // exact up to here, for a bar of progress

/** Notes who takes what out of the house, and answers where it can be fetched. */
export async function askForExport(ctx: Context, { body }: Input<typeof exportUsers>) {
  const { format, ...asked } = body
  await columnsOf(ctx, asked)
  const total = await noteExport(ctx, format, asked)
  const { ticket, expiresAt } = issueTicket(ctx, aboutOf(format), asked, FETCH_WITHIN)
  return { url: `/api/v1/users/exports/users.${format}?ticket=${ticket}`, expiresAt, total }
}

/** How many people it will be; null where they are more than is worth counting. */
export async function noteExport(ctx: Context, format: ExportFormat, asked: ExportAsked): Promise<number | null> {
  const filter = await whom(ctx, asked)
  const total = await countPeople(listing(ctx).db, filter, asked.ids, COUNTED + 1)
  const note = { also: { format, ...told(asked), total }, about: asked.ids ?? [] }
  await ctx.transaction((tx) => record(tx, 'users.exported', INSTALLATION, note))
  return total > COUNTED ? null : total
}

/** What the trail keeps of the question. Not what was searched for: names would stay there after those who bear them are erased. */
function told({ filter: { q, fields, ...filter }, ids, columns }: ExportAsked) {
  return {
    ...filter,
    ...(q || fields ? { searched: true } : {}),
    ...(columns ? { columns } : {}),
    ...(ids ? { chosen: ids.length } : {}),
  }
}

/** The file, made while it is read: its reader sets the pace, and memory stays as it is. */
export async function streamExport(
  ctx: Context,
  { query }: Input<typeof downloadUsersCsv>,
  answer: Answer,
  format: ExportFormat,
): Promise<Readable> {
  const asked = readTicket(ctx, aboutOf(format), query.ticket, ExportAsked)
  answer.download(`users-${ctx.now().slice(0, 10)}.${format}`)
  return Readable.from(pieces(ctx, format, asked), { objectMode: false })
}

/** Piece by piece what stands in the file. */
export async function* pieces(ctx: Context, format: ExportFormat, asked: ExportAsked): AsyncGenerator<string> {
  const columns = await columnsOf(ctx, asked)
  yield beginning(format, columns)
  let isFirst = true
  for await (const people of exportedPeople(listing(ctx), async () => whom(await asOfNow(ctx), asked), asked.ids)) {
    yield written(format, columns, people, isFirst)
    isFirst = false
  }
  yield ending(format)
}

/** Whom the list would show, of the kinds of accounts that the caller may export. */
async function whom(ctx: Context, { filter }: ExportAsked): Promise<UserFilter> {
  const listed = await filterOf(ctx, filter)
  const allowed = await Promise.all(
    listed.types.map(async (type) => (await can(ctx, `${scopeOfType(type)}.export`)) === true),
  )
  return { ...listed, types: listed.types.filter((_, at) => allowed[at]) }
}

async function columnsOf(ctx: Context, { columns }: ExportAsked): Promise<readonly string[]> {
  const declared = (await listFields(ctx)).map((field) => `fields.${field.key}`)
  if (!columns) return [...EXPORT_COLUMNS, ...declared]
  const unknown = columns.find((column) => column.startsWith('fields.') && !declared.includes(column))
  if (unknown) refuseField(Invalid, 'columns', `There is no profile field “${unknown.slice(7)}”.`, 'unknown')
  return [...new Set(columns)]
}

const aboutOf = (format: ExportFormat) => `users.export.${format}`
