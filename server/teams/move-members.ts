import type { Tx } from '../platform/context.ts'
import { personName } from '../platform/naming.ts'
import { addMember, removeMember } from './members.ts'
import { keepDefaultTeam, listMembersToMove } from './move-members.store.ts'
import type { TeamRow } from './store.ts'

/** Moves everybody to another team with position and bounds; who is there already only leaves. Answers how many. */
export async function moveMembers(tx: Tx, from: TeamRow, to: TeamRow): Promise<number> {
  const rows = await listMembersToMove(tx.db, from.id, to.id)
  for (const row of rows) {
    const member = { id: row.user_id, name: personName(row) }
    const isOver = row.until_at !== null && row.until_at <= tx.now()
    const joins = row.there === null && !isOver
    if (joins)
      await addMember(tx, member, { teamId: to.id, position: row.position, from: row.from_at, until: row.until_at })
    const keeps = row.default_team_id === from.id && !isOver
    if (keeps) await keepDefaultTeam(tx.db, row.user_id, to)
    await removeMember(tx, member, from.id, keeps ? { wasDefault: true, defaultNow: to.id } : {})
  }
  return rows.length
}
