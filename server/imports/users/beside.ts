import { getPerson } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import type { Tx } from '../../platform/context.ts'
import { NotFound } from '../../platform/failures.ts'
import { refuse } from '../../platform/refusal.ts'
import { assertRolesRemain, type Receiver } from '../../roles/index.ts'
import { assertMayWrite, type UserRow, writeEdit } from '../../users/index.ts'
import type { ContactsTaken } from './contacts.ts'
import { OutsideNamed } from './outside.ts'
import { passwordDeed } from './password.ts'
import { ReferencesNamed } from './references.ts'
import { giveRoles, RolesNamed } from './roles.ts'
import type { Said } from './said.ts'
import { standingDeed } from './standing.ts'
import * as store from './store.ts'
import { joinTeams, TeamsNamed } from './teams.ts'

/** Does what a row says beside the account itself. */
type Deed = (receiver: Receiver) => Promise<void>

/** What rows say beside the account itself: roles, teams, the default team, whether it is suspended, portals. */
export class Beside {
  readonly #tx: Tx
  readonly #roles: RolesNamed
  readonly #teams: TeamsNamed
  readonly #references: ReferencesNamed
  readonly #outside: OutsideNamed

  private constructor(
    tx: Tx,
    {
      roles,
      teams,
      references,
      outside,
    }: {
      roles: RolesNamed
      teams: TeamsNamed
      references: ReferencesNamed
      outside: OutsideNamed
    },
  ) {
    this.#tx = tx
    this.#outside = outside
    this.#roles = roles
    this.#teams = teams
    this.#references = references
  }

  static async read(
    tx: Tx,
    said: readonly Said[],
    userIds: readonly string[],
    contacts: ContactsTaken,
  ): Promise<Beside> {
    const roles = await RolesNamed.read(
      tx,
      said.flatMap((one) => one.roles.map((role) => role.name)),
      userIds,
    )
    const isNamed = said.some((one) => one.teams.length > 0 || one.defaultTeam)
    const teams = await TeamsNamed.read(tx, isNamed, userIds)
    const references = await ReferencesNamed.read(tx, said)
    return new Beside(tx, { roles, teams, references, outside: await OutsideNamed.read(tx, said, userIds, contacts) })
  }

  /** What is missing, as a deed; undefined where all is so already. Refuses what the author may not do. */
  async missing(said: Said, type: string, row: UserRow | undefined): Promise<Deed | undefined> {
    const tx = this.#tx
    const roles = await this.#roles.missing(tx, said.roles, { id: row?.id ?? null, type })
    const joins = await this.#teams.missing(tx, said.teams, row?.id ?? null)
    const team = said.defaultTeam && (await this.#teams.idOf(tx, 'defaultTeam', said.defaultTeam))
    const isOther = team !== undefined && team !== (row?.default_team_id ?? null)
    if (isOther && row) await assertMayWrite(tx, await getPerson(tx, row.id, 'edit'), { defaultTeamId: team })
    const standing = standingDeed(tx, said.standing, row)
    const references = await this.#references.missing(tx, said, type, row)
    const outside = await this.#outside.missing(tx, said, type, row)
    const password = passwordDeed(tx, said.passwordHash, { type, row })
    const needsRole = type === 'regular' && !row && tx.settings['roles.required']
    const isSo = roles.length === 0 && joins.length === 0 && !isOther && !standing && !password
    if (isSo && !needsRole && !references && !outside) return undefined
    return async (receiver) => {
      await giveRoles(tx, receiver, roles)
      await joinTeams(tx, receiver, joins)
      if (needsRole) await assertRolesRemain(tx, [receiver.id])
      if (isOther) await setDefaultTeam(tx, receiver, team)
      await references?.(receiver)
      await outside?.(receiver)
      await password?.(receiver)
      await standing?.(receiver.id)
    }
  }
}

async function setDefaultTeam(tx: Tx, { id, name }: Receiver, team: string | null): Promise<void> {
  const [row] = await store.listUsers(tx.db, [id])
  if (!row) return refuse(NotFound)
  await writeEdit(tx, row, { draft: { columns: { default_team_id: team } }, body: { defaultTeamId: team }, values: [] })
  const change = { before: { defaultTeamId: row.default_team_id }, after: { defaultTeamId: team } }
  await record(tx, 'user.edited', { kind: 'user', id, name, version: row.version + 1 }, change)
}
