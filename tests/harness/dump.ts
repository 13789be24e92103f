import { sql } from 'kysely'
import type { Db } from '../../server/platform/database/index.ts'

/** Everything that the database holds, as text: one line for each row, bytes as they are. */
export async function dump(db: Db): Promise<string> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: false })
  const lines: string[] = []
  for (const { name, isView } of tables) {
    if (isView) continue
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db)
    for (const row of rows) lines.push(`${name} ${JSON.stringify(row, readable)}`)
  }
  return lines.join('\n')
}

/** A buffer comes here as `{ type, data }`. */
function readable(_: string, value: unknown): unknown {
  const isBytes = typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer'
  return isBytes && 'data' in value ? Buffer.from(value.data as number[]).toString('latin1') : value
}
