import type { Tx } from '../platform/context.ts'
import { prepared, type Tables } from '../platform/database/index.ts'
import type { NewRow } from './store.ts'

type Row = Tables['audit_rows']
type Details = Tables['audit_details']
type Origins = Tables['audit_origins']

const insertRow = prepared('audit-row', (db, row: Row) => db.insertInto('audit_rows').values(row))
const insertDetails = prepared('audit-details', (db, details: Details) =>
  db.insertInto('audit_details').values(details),
)
const insertOrigins = prepared('audit-origins', (db, origins: Origins) =>
  db.insertInto('audit_origins').values(origins),
)
const queue = prepared('audit-queue', (db, row: { row_id: string }) => db.insertInto('audit_unsealed').values(row))

interface Whole extends Row {
  readonly row_id: string
  readonly details_salt: string
  readonly details_content: string
  readonly origins_salt: string
  readonly origins_content: string
  readonly address_key: string | null
  readonly request_id: string | null
}

const insertWhole = prepared('audit-whole', (db, whole: Whole) => {
  const { row_id, details_salt, details_content, origins_salt, origins_content, address_key, request_id, ...row } =
    whole
  const origins = { row_id, salt: origins_salt, content: origins_content, address_key, request_id, at: whole.at }
  return db
    .with('details', (to) =>
      to.insertInto('audit_details').values({ row_id, salt: details_salt, content: details_content }),
    )
    .with('origins', (to) => to.insertInto('audit_origins').values(origins))
    .with('queue', (to) => to.insertInto('audit_unsealed').values({ row_id }))
    .insertInto('audit_rows')
    .values(row)
})

/** One row with its details, queued for the sealer: what nearly every change leaves. On PostgreSQL in one journey. */
export async function addRow({ db, world }: Tx, { row, details, origins }: NewRow): Promise<void> {
  if (world.engine.kind === 'sqlite') {
    await insertRow(db, row)
    await insertDetails(db, details)
    await insertOrigins(db, origins)
    await queue(db, { row_id: row.id })
    return
  }
  await insertWhole(db, {
    ...row,
    row_id: row.id,
    details_salt: details.salt,
    details_content: details.content,
    origins_salt: origins.salt,
    origins_content: origins.content,
    address_key: origins.address_key,
    request_id: origins.request_id,
  })
}
