import { getPerson, isBeyondRoles } from '../../access/index.ts'
import type { Instant } from '../../platform/clock.ts'
import type { Tx } from '../../platform/context.ts'
import { Conflict, Forbidden, Invalid } from '../../platform/failures.ts'
import { fold } from '../../platform/fold.ts'
import { personName } from '../../platform/naming.ts'
import { Refusal, refuse, refuseField } from '../../platform/refusal.ts'
import { addMember, canOn, changeMember, type Membership } from '../../teams/index.ts'
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
type Deed = { readonly row: Usable<Belonging>['row']; readonly added: string | undefined; run(): Promise<void> }

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
  const mayFill = new Map<string, boolean>()
  const deeds: Deed[] = []
  for (const usable of rows) {
    try {
      const deed = await decide({ tx, found, mayFill, plan, importId }, usable)
      if (deed) deeds.push(deed)
      else tally.unchanged++
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      tally.refuse(usable.row, ...problemsOf(plan, error))
    }
  }
  for (const { row, run } of deeds)
    await run().catch((error: unknown) => {
      throw error instanceof Refusal ? new RowRefused(row, problemsOf(plan, error)) : error
    })
  await count(tx, deeds, tally, found)
}

interface Deciding {
  readonly tx: Tx
  readonly found: Found
  readonly mayFill: Map<string, boolean>
  readonly plan: Plan
  readonly importId: string
}

async function decide(
  { tx, found, mayFill, plan, importId }: Deciding,
  { row, value }: Usable<Belonging>,
): Promise<Deed | undefined> {
  const { team: ref, said } = value
  const team =
    found.teams.get(`${ref.source}:${ref.key}`) ??
    refuseField(Invalid, 'team', `No team with ${ref.source} ${ref.key}.`, 'unknown')
  const person = await personOf(tx, found, value)
  const mode = plan.options.mode
  const current = found.current.get(`${team.id}/${person.id}`)
  const membership = {
    teamId: team.id,
    ...(said as Omit<Membership, 'teamId'>),
    also: { import: importId, line: row.line },
  }
  if (current && !differs(current, said)) return undefined
  const allowed = mayFill.get(team.id) ?? (await canOn(tx, 'members', team.id))
  mayFill.set(team.id, allowed)
  if (!allowed) refuse(Forbidden, { detail: `You may not change the members of “${team.name}”.` })
  const member = { id: person.id, name: personName(person) }
  if (current) {
    if (mode === 'create') refuse(Conflict, { detail: `${member.name} belongs to “${team.name}” already.` })
    return { row, added: undefined, run: () => changeMember(tx, member, membership) }
  }
  if (mode === 'update') refuse(Conflict, { detail: `${member.name} does not belong to “${team.name}”.` })
  return { row, added: `${team.id}/${person.id}`, run: () => addMember(tx, member, membership) }
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

/** Counts what was done; new memberships are found again by the change that began them. */
async function count(tx: Tx, deeds: readonly Deed[], tally: Tally, found: Found): Promise<void> {
  tally.updated += deeds.filter((deed) => deed.added === undefined).length
  const added = new Set(deeds.flatMap((deed) => deed.added ?? []))
  if (added.size === 0) return
  for (const { id, team_id, user_id } of await store.listAdded(tx.db, tx.changeId, teamIdsOf(found.teams), [
    ...found.people.keys(),
  ]))
    if (added.has(`${team_id}/${user_id}`)) tally.create('membership', id)
}

function teamIdsOf(teams: ReadonlyMap<string, Team>): string[] {
  return [...new Set([...teams.values()].map((team) => team.id))]
}
