import { can, seenUsers } from '../access/index.ts'
import { findChoices, findNamed } from '../directories/index.ts'
import type { Context } from '../platform/context.ts'
import type { Permission } from '../platform/contract.ts'
import { Forbidden } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { listChoices } from './contract.ts'
import { getField } from './fields.ts'
import type { ProfileField } from './shapes.ts'

const READING: readonly Permission[] = [
  'directories.read',
  'directories.edit',
  'directories.records',
  'profile-fields.edit',
]
const CREATING: readonly Permission[] = ['users.create', 'portal-users.create', 'api-users.create']

/** What a field may name, for whoever has to choose it. */
export async function showChoices(ctx: Context, { params, query }: Input<typeof listChoices>) {
  const field = await getField(ctx, params.field)
  if (!(await mayChoose(ctx, field))) refuse(Forbidden)
  const { ids = [], q, limit } = query
  const found = await findChoices(ctx, { keys: field.directories, q, limit })
  const items = found.map(({ id, name, directory }) => ({ id, name, directory }))
  const missing = ids.filter((id) => !items.some((one) => one.id === id))
  return { items: [...items, ...(await findNamed(ctx, { keys: field.directories, ids: missing }))] }
}

/** Whoever reads directories, creates accounts, edits those of others, or fills this field of their own. */
async function mayChoose(ctx: Context, field: ProfileField): Promise<boolean> {
  if (field.editableBy === 'self') return true
  for (const permission of [...READING, ...CREATING]) if ((await can(ctx, permission)) === true) return true
  const { parts } = await seenUsers(ctx, 'edit')
  return parts.some((part) => part.everybody || part.teamIds.length > 0)
}
