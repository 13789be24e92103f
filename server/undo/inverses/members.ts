import type { TrailItem } from '../../audit/index.ts'
import { asking } from '../asking.ts'
import { Conflicting, type Inverse, type Invert, type Work } from '../inverse.ts'
import { saidText } from '../said.ts'
import { findMembership, giveBackDefaultTeam } from '../state.store.ts'

const of = (row: TrailItem) => ({ userId: row.entity.id, teamId: saidText(row, 'teamId') })
const params = (row: TrailItem) => ({ user: row.entity.id, team: saidText(row, 'teamId') })

/** The opposite of joining, changing and leaving a team. A membership is its own version, as a grant is. */
export const members: Readonly<Record<string, Invert>> = {
  'member.added': async (work, row) => {
    const now = await findMembership(work.tx.db, of(row), null)
    if (now?.added_change !== work.changeId) throw new Conflicting()
    return asking(work, 'teams.removeMember', { params: params(row) })
  },
  'member.changed': async (work, row) => {
    const now = await findMembership(work.tx.db, of(row), null)
    if (now?.added_change !== work.changeId) throw new Conflicting()
    return asking(work, 'teams.changeMember', { params: params(row), body: await former(work, row) })
  },
  'member.removed': async (work, row) => {
    if (await findMembership(work.tx.db, of(row), null)) throw new Conflicting()
    const back = asking(work, 'teams.addMember', { params: params(row), body: await former(work, row) })
    return row.also.wasDefault === true ? withDefault(work, row, back) : back
  },
}

async function former({ tx, changeId }: Work, row: TrailItem) {
  const ended = await findMembership(tx.db, of(row), changeId)
  if (!ended) throw new Conflicting()
  const { position, ordinal: order, from_at: from, until_at: until } = ended
  return { position, order, from, until }
}

/** Leaving took the default team, so coming back gives it back, unless there is another one now. */
function withDefault({ tx }: Work, row: TrailItem, back: Inverse): Inverse {
  const { userId, teamId } = of(row)
  const run = async () => {
    await back.run()
    await giveBackDefaultTeam(tx.db, userId, teamId, row.also.defaultNow)
  }
  return { ...back, run }
}
