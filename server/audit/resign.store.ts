import type { Db } from '../platform/database/index.ts'

export async function putDigest(db: Db, rowId: string, digest: string): Promise<void> {
  await db.updateTable('audit_rows').set({ digest }).where('id', '=', rowId).execute()
}

export async function putLink(db: Db, { position, link }: { position: number; link: string }): Promise<void> {
  await db.updateTable('audit_chain').set({ link }).where('position', '=', position).execute()
}
