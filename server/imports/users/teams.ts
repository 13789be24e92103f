import { isBeyondRoles, MayNotGrant } from '../../access/index.ts'
import type { Tx } from '../../platform/context.ts'
import { Forbidden, Invalid } from '../../platform/failures.ts'
import { fold } from '../../platform/fold.ts'
import { refuse, refuseField } from '../../platform/refusal.ts'
import { addMember, canOn, changeMember } from '../../teams/index.ts'
import type { TeamSaid } from './lists.ts'
import * as store from './store.ts'

type Team = Awaited<ReturnType<typeof store.listLivingTeams>>[number]
type Membership = Awaited<ReturnType<typeof store.listMembershipsHeld>>[number]

export interface Join {
  readonly teamId: string
  readonly said: TeamSaid
  /** Belongs to it already, with another position. */
  readonly isChange: boolean
}

/** The teams that a batch names by their paths, and who belongs to them. */
export class TeamsNamed {
  readonly #byPath: ReadonlyMap<string, readonly Team[]>
  readonly #held: ReadonlyMap<string, readonly Membership[]>
  readonly #verdicts = new Map<string, boolean>()

  private constructor(teams: readonly Team[], held: readonly Membership[]) {
    this.#byPath = byPathOf(teams)
    this.#held = Map.groupBy(held, (one) => one.user_id)
  }

  static async read(tx: Tx, isNamed: boolean, userIds: readonly string[]): Promise<TeamsNamed> {
    if (!isNamed) return new TeamsNamed([], [])
    const held = userIds.length > 0 ? await store.listMembershipsHeld(tx.db, userIds) : []
    return new TeamsNamed(await store.listLivingTeams(tx.db), held)
  }

  /** What is missing of these memberships; refuses teams that nobody knows, or whose members the author may not change. */
  async missing(tx: Tx, said: readonly TeamSaid[], userId: string | null): Promise<Join[]> {
    const held = this.#held.get(userId ?? '') ?? []
    const joins: Join[] = []
    for (const one of said) {
      const team = await this.#teamOf(tx, 'teams', one.path)
      const membership = held.find((row) => row.team_id === team.id)
      const isSo = membership && (one.position === '' || fold(one.position) === fold(membership.position))
      if (isSo || (one.until !== null && one.until <= tx.now())) continue
      if (!(await this.#may(tx, 'members', team.id)))
        refuse(Forbidden, { detail: `You may not change the members of “${team.name}”.` })
      if (userId !== null && tx.actor.id === userId && tx.actor.type !== 'admin')
        refuse(MayNotGrant, { detail: 'Nobody changes their own teams. Ask an administrator.' })
      joins.push({ teamId: team.id, said: one, isChange: membership !== undefined })
    }
    return joins
  }

  /** The team with this path; a single name finds a team anywhere, as long as it is the only one. */
  async idOf(tx: Tx, field: string, path: readonly string[]): Promise<string> {
    return (await this.#teamOf(tx, field, path)).id
  }

  async #teamOf(tx: Tx, field: string, path: readonly string[]): Promise<Team> {
    const shown = path.join(' / ')
    const found = this.#byPath.get(pathKey(path)) ?? []
    const seen: Team[] = []
    for (const team of found) if (await this.#may(tx, 'read', team.id)) seen.push(team)
    const [team, second] = seen
    if (!team) return refuseField(Invalid, field, `There is no team “${shown}”.`, 'unknown')
    if (second)
      refuseField(Invalid, field, `There are several teams “${shown}”; write the teams above, too.`, 'several')
    return team
  }

  async #may(tx: Tx, action: 'read' | 'members', teamId: string): Promise<boolean> {
    if (isBeyondRoles(tx.actor) || tx.actor.type === 'admin') return true
    const known = this.#verdicts.get(action + teamId) ?? (await canOn(tx, action, teamId))
    this.#verdicts.set(action + teamId, known)
    return known
  }
}

/** Brings somebody into teams, as the API does. */
export async function joinTeams(tx: Tx, member: { id: string; name: string }, joins: readonly Join[]): Promise<void> {
  for (const { teamId, said, isChange } of joins) {
    const { position, from, until } = said
    if (isChange) await changeMember(tx, member, { teamId, position })
    else await addMember(tx, member, { teamId, position, from, until })
  }
}

const pathKey = (path: readonly string[]): string => path.map(fold).join('\0')

/** Teams by their whole path, and by their name alone where that is not a whole path itself. */
function byPathOf(teams: readonly Team[]): ReadonlyMap<string, readonly Team[]> {
  const byId = new Map(teams.map((team) => [team.id, team]))
  const pathOf = (team: Team): string[] => {
    const path: string[] = []
    // The count ends the walk should the stored tree ever have a cycle.
    for (let at: Team | undefined = team, steps = 0; at && steps < teams.length; steps++) {
      path.unshift(at.name)
      at = byId.get(at.parent_id ?? '')
    }
    return path
  }
  const whole = Map.groupBy(teams, (team) => pathKey(pathOf(team)))
  const alone = Map.groupBy(teams, (team) => pathKey([team.name]))
  return new Map([...alone, ...whole])
}
