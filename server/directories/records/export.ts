import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import { record } from '../../audit/index.ts'
import { minutes } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { harmless, joinCell } from '../../platform/csv.ts'
import type { Answer, Input } from '../../platform/http/route.ts'
import { searchWords } from '../../platform/search-words.ts'
import { issueTicket, readTicket } from '../../platform/ticket.ts'
import { entityOf } from '../declare.ts'
import { type DirectoryFacts, getFacts } from '../directory.ts'
import type { DirectoryRecord } from '../shapes.ts'
import { type downloadRecords, exportRecords } from './contract.ts'
import { listRecords } from './list.store.ts'
import { toRecords } from './show.ts'

const FETCH_WITHIN = minutes(5)
const AT_ONCE = 500 // records read and written in one go

/** Notes who takes the records out of the house, and answers where they can be fetched. */
export async function askForRecords(ctx: Context, { params, body }: Input<typeof exportRecords>) {
  const { row } = await getFacts(ctx, params.directory)
  await ctx.transaction((tx) => record(tx, 'directory.exported', entityOf(row), { also: { state: body.state } }))
  const { ticket, expiresAt } = issueTicket(ctx, aboutOf(row.id), body, FETCH_WITHIN)
  return { url: `/api/v1/directories/${row.id}/exports/records.csv?ticket=${ticket}`, expiresAt }
}

/** The file, made while it is read. */
export async function streamRecords(
  ctx: Context,
  { params, query }: Input<typeof downloadRecords>,
  answer: Answer,
): Promise<Readable> {
  const directory = await getFacts(ctx, params.directory)
  const asked = readTicket(ctx, aboutOf(directory.row.id), query.ticket, exportRecords.body ?? never())
  answer.download(`${directory.row.key.replace('/', '-')}-${ctx.now().slice(0, 10)}.csv`)
  return Readable.from(pieces({ ...ctx, db: ctx.world.engine.lists }, directory, asked), { objectMode: false })
}

function never(): never {
  throw new Error('The contract of the export has no body.')
}

type Asked = Input<typeof exportRecords>['body']

async function* pieces(ctx: Context, directory: DirectoryFacts, { q, state }: Asked): AsyncGenerator<string> {
  const { attributes, row } = directory
  yield stringify([['record_id', 'external_ids', 'name', ...attributes.map((one) => one.key), 'inactive']], {
    bom: true,
  })
  const narrowed = { directoryIds: [row.id], words: searchWords(q ?? ''), state }
  let after: readonly [string, string] | undefined
  for (;;) {
    const page = { sort: 'name_key' as const, descending: false, after, limit: AT_ONCE }
    const rows = await listRecords(ctx.db, narrowed, page)
    const records = await toRecords(ctx, directory, rows)
    yield stringify(records.map((one) => cellsOf(directory, one).map(harmless)))
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) return
    after = [last.name_key, last.id]
  }
}

/** Lists as one cell, as an import reads them. */
function cellsOf({ attributes }: DirectoryFacts, one: DirectoryRecord): string[] {
  const keys = one.externalIds.map(({ source, key }) => joinCell([source, key], ':'))
  const values = attributes.map(({ key }) => {
    const value = one.attributes[key] ?? ''
    return typeof value === 'object' ? value.name : String(value)
  })
  return [one.id, joinCell(keys), one.name, ...values, one.inactive ? 'yes' : 'no']
}

const aboutOf = (id: string) => `directories.export.${id}`
