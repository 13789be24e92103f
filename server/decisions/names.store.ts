import { type Db, inPieces } from '../platform/database/index.ts'

export async function listTeamNames(db: Db, ids: readonly string[]) {
  const rows = []
  for (const some of inPieces(ids))
    rows.push(...(await db.selectFrom('teams').select(['id', 'name']).where('id', 'in', some).execute()))
  return rows
}

export async function listPortalNames(db: Db, ids: readonly string[]) {
  const rows = []
  for (const some of inPieces(ids))
    rows.push(...(await db.selectFrom('portals').select(['id', 'name']).where('id', 'in', some).execute()))
  return rows
}

export async function listFieldNames(db: Db, ids: readonly string[]) {
  const rows = []
  for (const some of inPieces(ids))
    rows.push(
      ...(await db.selectFrom('profile_fields').select(['id', 'label as name']).where('id', 'in', some).execute()),
    )
  return rows
}

export async function listRecordNames(db: Db, ids: readonly string[]) {
  const rows = []
  for (const some of inPieces(ids))
    rows.push(...(await db.selectFrom('directory_records').select(['id', 'name']).where('id', 'in', some).execute()))
  return rows
}
