import type { Db } from '../platform/database/index.ts'

/** The manifests of the modules that are installed now. */
export async function listManifests(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('modules')
    .select('manifest')
    .where('removed_at', 'is', null)
    .orderBy('key')
    .execute()
  return rows.map((row) => row.manifest)
}
