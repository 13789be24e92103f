import { z } from 'zod'
import type { TrailItem } from '../../audit/index.ts'
import { reviveTeam } from '../../teams/index.ts'
import { versionLeft } from '../as-left.ts'
import { accessOf, asking } from '../asking.ts'
import { Conflicting, Gone, type Invert } from '../inverse.ts'
import { saidText } from '../said.ts'
import { findTeamRole } from '../state.store.ts'

const ExternalIds = z.array(z.strictObject({ source: z.string(), key: z.string() })).catch([])
const params = ({ entity }: TrailItem) => ({ team: entity.id })
const roleGiven = (row: TrailItem) => ({
  teamId: row.entity.id,
  roleId: saidText(row, 'roleId'),
  position: saidText(row, 'position'),
})

/** The opposite of what happens to teams and the roles that they give. */
export const teams: Readonly<Record<string, Invert>> = {
  'team.created': async (work, row) =>
    asking(work, 'teams.delete', { params: params(row), version: await versionLeft(work, row) }),
  'team.restored': async (work, row) =>
    asking(work, 'teams.delete', { params: params(row), version: await versionLeft(work, row) }),
  'team.edited': async (work, row) =>
    asking(work, 'teams.edit', { params: params(row), body: row.before, version: await versionLeft(work, row) }),
  'team.moved': async (work, row) => {
    const { fromId: parentId } = row.also
    if (parentId === undefined) throw new Gone('old')
    const version = await versionLeft(work, row)
    return asking(work, 'teams.move', { params: params(row), body: { parentId }, version })
  },
  'team.deleted': async (work, row) => {
    const version = await versionLeft(work, row)
    const externalIds = ExternalIds.parse(row.also.externalIds)
    const deletion = { id: row.entity.id, version, changeId: work.changeId, externalIds }
    return { access: accessOf('teams.create'), run: () => reviveTeam(work.tx, deletion) }
  },
  'team.role-given': async (work, row) => {
    const { teamId: team, roleId: role, position } = roleGiven(row)
    const now = await findTeamRole(work.tx.db, roleGiven(row))
    if (now?.added_change !== work.changeId) throw new Conflicting()
    return asking(work, 'teams.takeRole', { params: { team, role }, query: { position } })
  },
  'team.role-taken': async (work, row) => {
    const { teamId: team, roleId: role, position } = roleGiven(row)
    if (await findTeamRole(work.tx.db, roleGiven(row))) throw new Conflicting()
    return asking(work, 'teams.giveRole', { params: { team, role }, query: { position } })
  },
}
