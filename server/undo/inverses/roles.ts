import type { TrailItem } from '../../audit/index.ts'
import { reviveRole } from '../../roles/index.ts'
import { versionLeft } from '../as-left.ts'
import { accessOf, asking } from '../asking.ts'
import type { Invert, Work } from '../inverse.ts'
import { listGives } from '../state.store.ts'

const params = ({ entity }: TrailItem) => ({ role: entity.id })
const PLAIN = ['name', 'description', 'audience', 'rank', 'inactive']

/** The opposite of what happens to roles. What they give is read from its rows, not from the words of the trail. */
export const roles: Readonly<Record<string, Invert>> = {
  'role.created': async (work, row) =>
    asking(work, 'roles.delete', { params: params(row), version: await versionLeft(work, row) }),
  'role.restored': async (work, row) =>
    asking(work, 'roles.delete', { params: params(row), version: await versionLeft(work, row) }),
  'role.deleted': async (work, row) => {
    const version = await versionLeft(work, row)
    return { access: accessOf('roles.create'), run: () => reviveRole(work.tx, row.entity.id, version) }
  },
  'role.edited': async (work, row) => {
    const version = await versionLeft(work, row)
    const plain = Object.fromEntries(Object.entries(row.before).filter(([name]) => PLAIN.includes(name)))
    return asking(work, 'roles.edit', {
      params: params(row),
      body: { ...plain, ...(await gaveBefore(work, row)) },
      version,
    })
  },
}

/** Nobody changed the role since: what it gave is what it gives, without what the change added and with what it ended. */
async function gaveBefore({ tx, changeId }: Work, row: TrailItem) {
  const { permissions, fields, mayGrant } = await listGives(tx.db, row.entity.id, changeId)
  const gave = (one: { added_change: string }) => one.added_change !== changeId
  return {
    permissions: permissions.filter(gave).map(({ scope, action, level, within }) => ({ scope, action, level, within })),
    fields: fields.filter(gave).map(({ scope, field, action, gives }) => ({ scope, field, action, gives })),
    mayGrant: mayGrant.filter(gave).map(({ id }) => id),
  }
}
