import type { Context } from '../platform/context.ts'
import { listRecordRows, listRestrictionRows } from './references.store.ts'
import { listValueRows } from './store.ts'
import { tellFields } from './told.ts'

/** What somebody's fields name, for the trail: each as `fields.<key>`; people by their ids. */
export async function tellHeld({ db }: Pick<Context, 'db'>, userId: string): Promise<Record<string, unknown>> {
  const links = (await listValueRows(db, [userId])).filter(({ kind }) => kind === 'user')
  const texts = links.map((value) => ({ ...value, kind: 'text' }))
  const records = await listRecordRows(db, [userId])
  const told = tellFields(texts, records, await listRestrictionRows(db, [userId]), () => undefined)
  return Object.fromEntries(Object.entries(told).map(([key, value]) => [`fields.${key}`, value]))
}
