import { getPerson, isBeyondRoles, MayNotGrant } from '../../access/index.ts'
import type { Instant } from '../../platform/clock.ts'
import type { Tx } from '../../platform/context.ts'
import { Conflict, Forbidden, Invalid } from '../../platform/failures.ts'
import { fold } from '../../platform/fold.ts'
import { personName } from '../../platform/naming.ts'
import { Refusal, refuse, refuseField } from '../../platform/refusal.ts'
import { addMembers, canOn, changeMember, type Joining, joining, type Membership } from '../../teams/index.ts'
import { RowRefused, type Tally, type Usable } from '../importer.ts'
import { problemsOf } from '../in-words-of-file.ts'
import type { Plan } from '../plan.ts'
import { findIds } from '../users/find.ts'
import { textOf } from '../users/said.ts'
import type { Belonging } from './read.ts'
import * as store from './store.ts'

type Team = Awaited<ReturnType<typeof store.listTeamsByKeys>>[number]
type Person = Awaited<ReturnType<typeof store.listPeople>>[number]
type Current = Awaited<ReturnType<typeof store.listMemberships>>[number]
type Deed = { readonly row: Usable<Belonging>['row'] } & (
  | { readonly join: Joining }
  | { readonly join: undefined; run(): Promise<void> }
)

interface Found {
  readonly teams: ReadonlyMap<string, Team>
  readonly ids: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, Person>
  readonly current: ReadonlyMap<string, Current>
}

/** One batch of memberships: what is there already is looked up at once; each new or changed one goes the way of the API. */
export async function saveBelongings(
  tx: Tx,
  rows: readonly Usable<Belonging>[],
  tally: Tally,
  { plan, importId }: { plan: Plan; importId: string },
): Promise<void> {
  const found = await lookUp(tx, rows)
  const may = judgeOf(tx)
  const deeds: Deed[] = []
  for (const usable of rows) {
    try {
      const deed = await decide({ tx, found, may, plan, importId }, usable)
      if (deed) deeds.push(deed)
      else tally.unchanged++
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      tally.refuse(usable.row, ...problemsOf(plan, error))
    }
  }
  await changeAll(plan, deeds)
  const joins = deeds.flatMap((deed) => deed.join ?? [])
  for (const id of await addAll(tx, plan, deeds)) tally.create('membership', id)
  tally.updated += deeds.length - joins.length
}

async function changeAll(plan: Plan, deeds: readonly Deed[]): Promise<void> {
  for (const deed of deeds) if (!deed.join) await deed.run().catch((error: unknown) => refuseRow(plan, deed.row, error))
}

/** All at once where nothing can be refused any more; else one after the other, so that the row is known. */
async function addAll(tx: Tx, plan: Plan, deeds: readonly Deed[]): Promise<string[]> {
  const judged = tx.actor.kind === 'user' && tx.actor.type !== 'admin'
  if (!judged)
    return addMembers(
      tx,
      deeds.flatMap((deed) => deed.join ?? []),
    )
  const ids: string[] = []
  for (const { row, join } of deeds)
    if (join) ids.push(...(await addMembers(tx, [join]).catch((error: unknown) => refuseRow(plan, row, error))))
  return ids
}

function refuseRow(plan: Plan, row: Deed['row'], error: unknown): never {
  throw error instanceof Refusal ? new RowRefused(row, problemsOf(plan, error)) : error
}

interface Deciding {
  readonly tx: Tx
  readonly found: Found
  readonly may: (action: 'read' | 'members', teamId: string) => Promise<boolean>
  readonly plan: Plan
  readonly importId: string
}

async function decide(deciding: Deciding, { row, value }: Usable<Belonging>): Promise<Deed | undefined> {
  const { tx, found, plan, importId } = deciding
  const { said } = value
  const team = await teamOf(deciding, value)
  const person = await personOf(tx, found, value)
  const mode = plan.options.mode
  const current = found.current.get(`${team.id}/${person.id}`)
  if (current && !differs(current, said)) return undefined
  await assertMayFill(deciding, team, person)
  const membership = {
    teamId: team.id,
    ...(said as Omit<Membership, 'teamId'>),
    also: { import: importId, line: row.line },
  }
  const member = { id: person.id, name: personName(person) }
  if (current) {
    if (mode === 'create') refuse(Conflict, { detail: `${member.name} belongs to “${team.name}” already.` })
    return { row, join: undefined, run: () => changeMember(tx, member, membership) }
  }
  if (mode === 'update') refuse(Conflict, { detail: `${member.name} does not belong to “${team.name}”.` })
  return { row, join: joining(tx, member, team, membership) }
}

async function teamOf({ found, may }: Deciding, { team: { source, key } }: Belonging): Promise<Team> {
  const team = found.teams.get(`${source}:${key}`)
  if (team && (await may('read', team.id))) return team
  return refuseField(Invalid, 'team', `No team with ${source} ${key}.`, 'unknown')
}

/** As the API: the right on the team; and nobody but an administrator changes their own teams (R65). */
async function assertMayFill({ tx, may }: Deciding, team: Team, person: Person): Promise<void> {
  if (!(await may('members', team.id)))
    refuse(Forbidden, { detail: `You may not change the members of “${team.name}”.` })
  if (tx.actor.id === person.id && tx.actor.type !== 'admin')
    refuse(MayNotGrant, { detail: 'Nobody changes their own teams. Ask an administrator.' })
}

/** Asks once a batch. */
function judgeOf(tx: Tx): Deciding['may'] {
  const verdicts = new Map<string, boolean>()
  return async (action, teamId) => {
    const known = verdicts.get(action + teamId) ?? (await canOn(tx, action, teamId))
    verdicts.set(action + teamId, known)
    return known
  }
}

async function personOf(tx: Tx, { ids, people }: Found, { person: ref }: Belonging): Promise<Person> {
  const unknown = (): never => refuseField(Invalid, 'user', `No user with ${ref.shown}.`, 'unknown')
  const person = people.get(ids.get(textOf(ref)) ?? '') ?? unknown()
  if (person.type === 'system') return unknown()
  if (!isBeyondRoles(tx.actor) && tx.actor.type !== 'admin') await getPerson(tx, person.id, 'read').catch(unknown)
  if (person.deleted_at) refuse(Conflict, { detail: `${personName(person)} is deleted. Restore this account first.` })
  return person
}

function differs(current: Current, { position, order, from, until }: Belonging['said']): boolean {
  if (position !== undefined && fold(position) !== fold(current.position)) return true
  if (order !== undefined && order !== current.ordinal) return true
  if (from !== undefined && (from as Instant | null) !== current.from_at) return true
  return until !== undefined && (until as Instant | null) !== current.until_at
}

async function lookUp(tx: Tx, rows: readonly Usable<Belonging>[]): Promise<Found> {
  const teams = new Map<string, Team>()
  const bySource = Map.groupBy(
    rows.map((row) => row.value.team),
    (team) => team.source,
  )
  for (const [source, some] of bySource)
    for (const team of await store.listTeamsByKeys(tx.db, source, [...new Set(some.map((one) => one.key))]))
      teams.set(`${team.source}:${team.key}`, team)
  const ids = await findIds(
    tx,
    rows.map((row) => row.value.person),
  )
  const userIds = [...new Set(ids.values())]
  const people = userIds.length > 0 ? await store.listPeople(tx.db, userIds) : []
  const both = teams.size > 0 && people.length > 0
  const current = both ? await store.listMemberships(tx.db, teamIdsOf(teams), userIds) : []
  return {
    teams,
    ids,
    people: new Map(people.map((person) => [person.id, person])),
    current: new Map(current.map((one) => [`${one.team_id}/${one.user_id}`, one])),
  }
}

function teamIdsOf(teams: ReadonlyMap<string, Team>): string[] {
  return [...new Set([...teams.values()].map((team) => team.id))]
}
