import type { TrailItem } from '../../audit/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { ConfirmationNeeded } from '../../settings/index.ts'
import { assertUntouched } from '../as-left.ts'
import { asking } from '../asking.ts'
import { Gone, type Inverse, type Invert, type Work } from '../inverse.ts'
import { findSettingVersion } from '../state.store.ts'

/** The opposite of choosing a setting: what was chosen before, or what is built in. */
export const settings: Readonly<Record<string, Invert>> = {
  'setting.changed': async (work, row) => {
    // A password is kept sealed and told nowhere.
    if (row.also.credentials !== undefined) throw new Gone('passwords')
    await work.tx.world.engine.lock(work.tx.db, 'settings')
    await assertUntouched(work, row)
    const change = await changeBack(work, row)
    const confirmed = asking(work, 'settings.change', { body: { changes: [change], confirmed: true } })
    const asked = asking(work, 'settings.change', { body: { changes: [change], confirmed: false } })
    return { ...confirmed, run: () => unlessConsequences(work, asked, confirmed) }
  },
}

async function changeBack({ tx }: Work, { entity, before, also }: TrailItem) {
  const key = entity.name ?? ''
  const value = also.wasBuiltIn === true ? null : before[key]
  return { key, value, version: await findSettingVersion(tx.db, key) }
}

/** What follows from it is told; whether that is wanted is asked for the undo as a whole. */
async function unlessConsequences({ consequences }: Work, asked: Inverse, confirmed: Inverse): Promise<unknown> {
  try {
    return await asked.run()
  } catch (error) {
    if (!(error instanceof Refusal) || error.failure.code !== ConfirmationNeeded.code) throw error
    consequences.push(error.message)
    return confirmed.run()
  }
}
