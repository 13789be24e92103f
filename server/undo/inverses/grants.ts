import type { TrailItem } from '../../audit/index.ts'
import { asking } from '../asking.ts'
import { Conflicting, type Invert } from '../inverse.ts'
import { saidText } from '../said.ts'
import { findGrant } from '../state.store.ts'

const of = (row: TrailItem) => ({ userId: row.entity.id, roleId: saidText(row, 'roleId') })
const params = (row: TrailItem) => ({ user: row.entity.id, role: saidText(row, 'roleId') })

/** The opposite of giving and taking roles. A grant is its own version: a row that a change added, or ended. */
export const grants: Readonly<Record<string, Invert>> = {
  'role.granted': async (work, row) => {
    const now = await findGrant(work.tx.db, of(row), null)
    if (now?.added_change !== work.changeId) throw new Conflicting()
    if (Object.keys(row.before).length === 0) return asking(work, 'roles.revoke', { params: params(row) })
    const former = await findGrant(work.tx.db, of(row), work.changeId)
    if (!former) throw new Conflicting()
    const body = { from: former.from_at, until: former.until_at }
    return asking(work, 'roles.grant', { params: params(row), body })
  },
  'role.revoked': async (work, row) => {
    const former = await findGrant(work.tx.db, of(row), work.changeId)
    if (!former || (await findGrant(work.tx.db, of(row), null))) throw new Conflicting()
    const body = { from: former.from_at, until: former.until_at }
    return asking(work, 'roles.grant', { params: params(row), body })
  },
}
