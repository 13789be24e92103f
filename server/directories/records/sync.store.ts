import { type Db, inPieces, padded } from '../../platform/database/index.ts'

/** Which of these folded names records of the directory have already. */
export async function sameNames(db: Db, directoryId: string, nameKeys: readonly string[]): Promise<string[]> {
  const taken: string[] = []
  for (const some of inPieces([...new Set(nameKeys)])) {
    const rows = await db
      .selectFrom('directory_records')
      .select('unique_key')
      .where('directory_id', '=', directoryId)
      .where('unique_key', 'in', padded(some))
      .where('deleted_at', 'is', null)
      .execute()
    taken.push(...rows.flatMap((row) => row.unique_key ?? []))
  }
  return taken
}
