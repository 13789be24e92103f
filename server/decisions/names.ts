import { namesOf, type PersonFacts, reachOf, teamTree } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import * as store from './names.store.ts'

export interface Names {
  user(id: string): string
  team(id: string): MaybeNamed
  portal(id: string): MaybeNamed
  field(id: string): MaybeNamed
  record(id: string): MaybeNamed
}

interface MaybeNamed {
  readonly id: string
  readonly name: string | null
}

interface Wanted {
  readonly people: readonly PersonFacts[]
  readonly teams: readonly string[]
  readonly portals: readonly string[]
  readonly fields: readonly string[]
  readonly records: readonly string[]
}

/**
 * What things are called that an explanation names. Of teams and records that are not the person's own, only those whose
 * names the caller may see: whoever asks brings their ids, and must not learn by asking what they are (R70).
 */
export async function nameAll(ctx: Context, { people, teams, portals, fields, records }: Wanted): Promise<Names> {
  const user = await namesOf(
    ctx,
    people.map((one) => one.row.id),
  )
  const ownTeams = new Set(people.flatMap((one) => one.subject.teamIds))
  const ownRecords = new Set(people.flatMap(recordsOf))
  const seesTeam = await teamSight(ctx)
  const shownTeams = teams.filter((id) => ownTeams.has(id) || seesTeam(id))
  const shownRecords = records.filter((id) => ownRecords.has(id))
  return {
    user: (id) => user(id) ?? '',
    team: lookUp(await store.listTeamNames(ctx.db, shownTeams)),
    portal: lookUp(await store.listPortalNames(ctx.db, portals)),
    field: lookUp(await store.listFieldNames(ctx.db, fields)),
    record: lookUp(await store.listRecordNames(ctx.db, shownRecords)),
  }
}

/** What somebody is assigned to and whom they stand for: with their rights one may know it. */
function recordsOf({ subject }: PersonFacts): string[] {
  const { assignments, contactId, accountIds } = subject
  return [...assignments.flatMap((field) => field.recordIds), ...accountIds, ...(contactId === null ? [] : [contactId])]
}

function lookUp(rows: readonly { id: string; name: string }[]): (id: string) => MaybeNamed {
  const names = new Map(rows.map((row) => [row.id, row.name]))
  return (id) => ({ id, name: names.get(id) ?? null })
}

async function teamSight(ctx: Context): Promise<(id: string) => boolean> {
  const reach = await reachOf(ctx, 'teams.read')
  if (reach.kind !== 'some') return () => reach.kind === 'all'
  const tree = await teamTree(ctx)
  const mine = new Set(
    reach.parts.flatMap((part) => (part.by === 'teams' && part.createdAfter === null ? part.teamIds : [])),
  )
  return (id) => tree.isWithin(id, mine)
}
