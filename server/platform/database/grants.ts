import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables/index.ts'

/** Tables of the trail that only ever grow: the server's role may neither change nor remove what stands there. */
const GROWS_ONLY = ['audit_rows', 'audit_chain', 'audit_subjects']

/** Lets the server's role work in every table of the schema, and change none of it. PostgreSQL only. */
export async function grantToServer(db: Kysely<Tables>, role: string): Promise<void> {
  const to = sql.id(role)
  await sql`grant usage on schema public to ${to}`.execute(db)
  await sql`grant select, insert, update, delete on all tables in schema public to ${to}`.execute(db)
  await sql`grant usage on all sequences in schema public to ${to}`.execute(db)
  for (const table of GROWS_ONLY)
    await sql`revoke update, delete, truncate on ${sql.table(table)} from ${to}`.execute(db)
}
