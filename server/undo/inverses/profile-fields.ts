import type { TrailItem } from '../../audit/index.ts'
import { reviveField } from '../../profile-fields/index.ts'
import { assertUntouched } from '../as-left.ts'
import { accessOf, asking } from '../asking.ts'
import { Conflicting, type Invert, type Work } from '../inverse.ts'
import { lockField } from '../state.store.ts'

const FIXED = new Set(['id', 'key', 'kind', 'version'])

/** The opposite of declaring, changing and removing profile fields. Values are never lost: they go out of sight with their field. */
export const profileFields: Readonly<Record<string, Invert>> = {
  'profile-field.created': remove,
  'profile-field.restored': remove,
  'profile-field.edited': async (work, row) => {
    const version = await versionUntouched(work, row)
    const body = Object.fromEntries(Object.entries(row.before).filter(([name]) => !FIXED.has(name)))
    return asking(work, 'profileFields.edit', { params: { field: row.entity.id }, body, version })
  },
  'profile-field.removed': async (work, row) => {
    await assertUntouched(work, row)
    const run = () => reviveField(work.tx, row.entity.id)
    return { access: accessOf('profileFields.create'), run }
  },
}

async function remove(work: Work, row: TrailItem) {
  const version = await versionUntouched(work, row)
  return asking(work, 'profileFields.remove', { params: { field: row.entity.id }, version })
}

/** Events about fields carry no version, so what happened since is asked of the trail. */
async function versionUntouched(work: Work, row: TrailItem): Promise<number> {
  const version = await lockField(work.tx.db, row.entity.id)
  if (version === undefined) throw new Conflicting()
  await assertUntouched(work, row)
  return version
}
