import type { TrailItem } from '../../audit/index.ts'
import { revivePortal } from '../../portals/index.ts'
import { versionLeft } from '../as-left.ts'
import { accessOf, asking } from '../asking.ts'
import { Conflicting, type Invert } from '../inverse.ts'
import { saidText } from '../said.ts'
import { findInsider, findPortalRole } from '../state.store.ts'

const params = ({ entity }: TrailItem) => ({ portal: entity.id })
const roleOf = (row: TrailItem) => ({ portalId: row.entity.id, roleId: saidText(row, 'roleId') })
const insiderOf = (row: TrailItem) => ({ userId: row.entity.id, portalId: saidText(row, 'portalId') })

/** The opposite of what happens to portals, the roles that they give, and who is in them. */
export const portals: Readonly<Record<string, Invert>> = {
  'portal.created': removePortal,
  'portal.restored': removePortal,
  'portal.edited': async (work, row) =>
    asking(work, 'portals.edit', { params: params(row), body: row.before, version: await versionLeft(work, row) }),
  'portal.switched-on': async (work, row) => {
    const version = await versionLeft(work, row)
    return asking(work, 'portals.switch', { params: params(row), body: { on: false }, version })
  },
  'portal.switched-off': async (work, row) => {
    const version = await versionLeft(work, row)
    return asking(work, 'portals.switch', { params: params(row), body: { on: true }, version }, ['sessions'])
  },
  'portal.deleted': async (work, row) => {
    const version = await versionLeft(work, row)
    const deletion = { id: row.entity.id, version, changeId: work.changeId }
    return { access: accessOf('portals.create'), run: () => revivePortal(work.tx, deletion), lost: ['sessions'] }
  },
  'portal.role-given': async (work, row) => {
    const { portalId: portal, roleId: role } = roleOf(row)
    if ((await findPortalRole(work.tx.db, roleOf(row)))?.added_change !== work.changeId) throw new Conflicting()
    return asking(work, 'portals.takeRole', { params: { portal, role } })
  },
  'portal.role-taken': async (work, row) => {
    const { portalId: portal, roleId: role } = roleOf(row)
    if (await findPortalRole(work.tx.db, roleOf(row))) throw new Conflicting()
    return asking(work, 'portals.giveRole', { params: { portal, role } })
  },
  'portal.person-added': async (work, row) => {
    const { portalId: portal, userId: user } = insiderOf(row)
    if ((await findInsider(work.tx.db, insiderOf(row)))?.added_change !== work.changeId) throw new Conflicting()
    return asking(work, 'portals.removePerson', { params: { portal, user } }, ['sessions'])
  },
  'portal.person-removed': async (work, row) => {
    const { portalId: portal, userId: user } = insiderOf(row)
    if (await findInsider(work.tx.db, insiderOf(row))) throw new Conflicting()
    return asking(work, 'portals.addPerson', { params: { portal, user } }, ['sessions'])
  },
}

/** As it was made: whoever came into it since keeps it from going. */
async function removePortal(...[work, row]: Parameters<Invert>) {
  return asking(work, 'portals.delete', { params: params(row), version: await versionLeft(work, row) })
}
