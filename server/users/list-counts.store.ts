import type { Db, StatusKey, UserType } from '../platform/database/index.ts'

/** The kept numbers of users of each type and status. */
export interface Kept {
  readonly all: number
  sum(wanted: (row: { readonly type: UserType; readonly status_key: StatusKey }) => boolean): number
}

/** Kept by the database with every change; several rows of one kind are summed. */
export async function countKept(db: Db): Promise<Kept> {
  const rows = await db.selectFrom('segment_counts').selectAll().execute()
  const total = (some: typeof rows) => some.reduce((sum, row) => sum + row.count, 0)
  return { all: total(rows), sum: (wanted) => total(rows.filter(wanted)) }
}

/** Sums what writers added; how many rows there were. On SQLite every kind has one row anyway. */
export async function foldCounts(db: Db): Promise<void> {
  const rows = await db.deleteFrom('segment_counts').returningAll().execute()
  const sums = new Map<string, (typeof rows)[number]>()
  for (const row of rows) {
    const key = `${row.type}/${row.status_key}`
    sums.set(key, { ...row, count: row.count + (sums.get(key)?.count ?? 0) })
  }
  const values = [...sums.values()].filter((row) => row.count !== 0)
  if (values.length > 0) await db.insertInto('segment_counts').values(values).execute()
}

export async function countRows(db: Db): Promise<number> {
  return (await db.selectFrom('segment_counts').select('type').execute()).length
}
