import type { TrailItem } from '../../audit/index.ts'
import { findManifestBefore, findModule } from '../../modules/index.ts'
import { versionLeft } from '../as-left.ts'
import { asking } from '../asking.ts'
import { Conflicting, type Invert, type Work } from '../inverse.ts'

/** The opposite of what happens to modules: what was installed is removed, what was there before is installed again. */
export const modules: Readonly<Record<string, Invert>> = {
  'module.installed': async (work, row) => {
    const { key } = await moduleOf(work, row)
    return asking(work, 'modules.remove', { params: { key }, version: await versionLeft(work, row) })
  },
  'module.removed': async (work, row) => {
    const { key, manifest } = await moduleOf(work, row)
    const version = await versionLeft(work, row)
    return asking(work, 'modules.install', { params: { key }, body: { manifest }, version })
  },
  'module.upgraded': async (work, row) => {
    const { key } = await moduleOf(work, row)
    const version = await versionLeft(work, row)
    const manifest = await findManifestBefore(work.tx.db, row.entity.id, work.changeId)
    if (manifest === undefined) throw new Conflicting()
    return asking(work, 'modules.install', { params: { key }, body: { manifest }, version })
  },
}

async function moduleOf({ tx }: Work, { entity }: TrailItem) {
  const row = await findModule(tx.db, entity.id)
  if (!row) throw new Conflicting()
  return row
}
