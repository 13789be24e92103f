import type { Db } from '../../platform/database/index.ts'

export interface ProblemKey {
  readonly import_id: string
  readonly line: number
  readonly ordinal: number
}

/** A piece of all refused rows, in the order of their keys. */
export function listProblems(db: Db, after: ProblemKey | undefined, limit: number) {
  return db
    .selectFrom('import_problems')
    .select(['import_id', 'line', 'ordinal', 'reason', 'content'])
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('import_id', '>', after?.import_id ?? ''),
          eb.and([
            eb('import_id', '=', after?.import_id ?? ''),
            eb.or([
              eb('line', '>', after?.line ?? 0),
              eb.and([eb('line', '=', after?.line ?? 0), eb('ordinal', '>', after?.ordinal ?? 0)]),
            ]),
          ]),
        ]),
      ),
    )
    .orderBy('import_id')
    .orderBy('line')
    .orderBy('ordinal')
    .limit(limit)
    .execute()
}

export async function deleteProblem(db: Db, { import_id, line, ordinal }: ProblemKey): Promise<void> {
  await db
    .deleteFrom('import_problems')
    .where('import_id', '=', import_id)
    .where('line', '=', line)
    .where('ordinal', '=', ordinal)
    .execute()
}

export function listHeaders(db: Db) {
  return db.selectFrom('imports').select(['id', 'header']).execute()
}

export async function writeHeader(db: Db, id: string, header: string): Promise<void> {
  await db.updateTable('imports').set({ header }).where('id', '=', id).execute()
}
