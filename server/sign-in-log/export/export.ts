import { Readable } from 'node:stream'
import { z } from 'zod'
import { assertCan } from '../../access/index.ts'
import { INSTALLATION, record } from '../../audit/index.ts'
import { minutes } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { pageKey } from '../../platform/database/index.ts'
import type { Answer, Input } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import type { LogFormat } from '../../platform/schema.ts'
import { issueTicket, readTicket } from '../../platform/ticket.ts'
import { SignInFilter } from '../contract.ts'
import { pageOfSignIns } from '../list.ts'
import type { downloadCsv, exportSignIns } from './contract.ts'
import { file } from './formats.ts'

const FETCH_WITHIN = minutes(5)
const AT_ONCE = 200 // rows in memory, and read while other requests wait

/** What an export holds: what was asked for, of everything older than a row that is not there yet. */
const Wanted = z.strictObject({ filter: SignInFilter, after: z.string() })
type Wanted = z.output<typeof Wanted>

/** Notes who takes what out of the house, and answers where it can be fetched. */
export async function askForExport(ctx: Context, { body }: Input<typeof exportSignIns>) {
  await assertCan(ctx, 'sign-in-log.read')
  const { format, ...filter } = body
  const wanted: Wanted = { filter, after: pageKey(ctx.now(), newId()) }
  await pageOfSignIns(ctx, { query: { ...filter, limit: 1, after: wanted.after } })
  await ctx.transaction((tx) =>
    record(tx, 'sign-in-log.exported', INSTALLATION, { also: { format, ...told(filter) }, about: aboutOf(filter) }),
  )
  const { ticket, expiresAt } = issueTicket(ctx, purposeOf(format), wanted, FETCH_WITHIN)
  return { url: `/api/v1/sign-ins/exports/sign-ins.${format}?ticket=${ticket}`, expiresAt }
}

/** The file, made while it is read: its reader sets the pace, and memory stays as it is. */
export async function streamExport(
  ctx: Context,
  { query }: Input<typeof downloadCsv>,
  answer: Answer,
  format: LogFormat,
): Promise<Readable> {
  await assertCan(ctx, 'sign-in-log.read')
  const wanted = readTicket(ctx, purposeOf(format), query.ticket, Wanted)
  answer.download(`sign-ins-${ctx.now().slice(0, 10)}.${format}`)
  return Readable.from(pieces(ctx, format, wanted), { objectMode: false })
}

async function* pieces(ctx: Context, format: LogFormat, { filter, after }: Wanted): AsyncGenerator<string> {
  yield file.beginning(format)
  let next: string | null = after
  while (next !== null) {
    const page: Awaited<ReturnType<typeof pageOfSignIns>> = await pageOfSignIns(ctx, {
      query: { ...filter, limit: AT_ONCE, after: next },
    })
    yield file.written(format, page.items)
    next = page.next
  }
}

/** What the trail keeps of the question. Names and addresses would stay there after those whose they are were erased. */
function told({ identifier, address, ...filter }: SignInFilter) {
  return { ...filter, ...(identifier ? { searched: true } : {}), ...(address ? { byAddress: true } : {}) }
}

const aboutOf = ({ userId }: SignInFilter) => (userId ? [userId] : [])
const purposeOf = (format: LogFormat) => `sign-in-log.export.${format}`
