import { assertMayGrantRole, factsOfPeople, hasAuthority, isBeyondRoles, seenUsers } from '../access/index.ts'
import type { Instant } from '../platform/clock.ts'
import { waitsUntil } from '../platform/clock.ts'
import { type Context, isWholeAdmin } from '../platform/context.ts'
import { NotFound } from '../platform/failures.ts'
import { refuse } from '../platform/refusal.ts'
import { getTeam, readPositions, spelt } from '../teams/index.ts'
import { groundNow, type Now, rolesGiven } from './ground.ts'
import { listMemberships, listRanks, these } from './holdings.store.ts'
import { othersNamed } from './named.ts'
import { beginning, counts, type Held, type Plan, type Times } from './plan.ts'
import type { Change } from './shapes.ts'

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>

/** People come into a team, leave it, or belong to it otherwise. */
export async function planMembers(ctx: Context, { team: ref, people, become }: Of<'members'>): Promise<Plan> {
  const team = await getTeam(ctx, ref, 'members')
  const { ids, named } = await othersNamed(ctx, people)
  const ground = await groundNow(ctx)
  const now = ctx.now()
  const memberships = new Map((await listMemberships(ctx.db, team.id, ids)).map((row) => [row.user_id, row]))
  const wanted = become?.position === undefined ? undefined : spelt(become.position, readPositions(team.positions))
  const positions = new Set([...memberships.values()].map((row) => row.position))
  await assertMayGive(ctx, ground, team.id, [...positions, wanted ?? ''])
  const times = (row: MembershipRow | undefined): Times => ({
    from: row?.from_at,
    until: row?.until_at,
    ...given(become),
  })
  return {
    ...{ whom: these(ids), among: await seenUsers(ctx), named },
    ...{ before: ground, after: ground, teams: [team] },
    from: become ? beginning(times(undefined), now) : null,
    each: true,
    become: (held, id) => {
      const row = memberships.get(id)
      const isIn = held.memberships.some((one) => one.teamId === team.id)
      const without = held.memberships.filter((one) => one.teamId !== team.id)
      const sure = become && counts(times(row), isIn, now)
      const position = wanted ?? row?.position ?? ''
      const after = sure ? [...without, { teamId: team.id, position }] : without
      // What has not begun and begins no sooner is compared as it will be.
      const isAhead = row && !isIn && sure && sameStart(row, times(row), now)
      const former = isAhead ? [...without, { teamId: team.id, position: row.position }] : held.memberships
      return { before: { ...held, memberships: former }, after: { ...held, memberships: after } }
    },
  }
}

type MembershipRow = Awaited<ReturnType<typeof listMemberships>>[number]

function sameStart(row: MembershipRow, { from = null }: Times, now: Instant): boolean {
  return waitsUntil(row, now) !== null && from === row.from_at
}

/** People are given a role, or it is taken from them. */
export async function planRoles(ctx: Context, { people, role, become, instead }: Of<'roles'>): Promise<Plan> {
  for (const id of instead === undefined ? [role] : [role, instead])
    await assertMayGrantRole(ctx, (await listRanks(ctx.db, [id]))[0] ?? refuse(NotFound))
  const { ids: others, named } = await othersNamed(ctx, people)
  const ids = await underAuthority(ctx, others)
  const ground = await groundNow(ctx)
  const now = ctx.now()
  return {
    ...{ whom: these(ids), among: await seenUsers(ctx, 'grant'), named },
    ...{ before: ground, after: ground, teams: [] },
    from: become ? beginning(given(become), now) : null,
    become: (held) => {
      const others = held.roleIds.filter((id) => id !== role && id !== instead)
      const isHeld = become && counts(given(become), held.roleIds.includes(role), now)
      return { before: held, after: { ...held, roleIds: isHeld ? [...others, role] : others } satisfies Held }
    },
  }
}

/** Of these people those over whom the caller has authority. */
export async function underAuthority(ctx: Context, ids: readonly string[]): Promise<string[]> {
  if (isBeyondRoles(ctx.actor) || isWholeAdmin(ctx.actor)) return [...ids]
  const found = []
  for (const [id, facts] of await factsOfPeople(ctx, ids)) if (await hasAuthority(ctx, facts)) found.push(id)
  return found
}

/** Membership is granting what the team gives with these positions, and taking it needs the same right. */
async function assertMayGive(ctx: Context, ground: Now, teamId: string, positions: readonly string[]): Promise<void> {
  const ids = new Set(positions.flatMap((position) => rolesGiven(ground, teamId, position)))
  for (const role of await listRanks(ctx.db, [...ids])) await assertMayGrantRole(ctx, role)
}

/** What is said of the bounds; a key that is absent says nothing. */
function given(become: Of<'members'>['become'] | Of<'roles'>['become']): Times {
  const { from, until } = become ?? {}
  return {
    ...(from === undefined ? {} : { from: from as Instant | null }),
    ...(until === undefined ? {} : { until: until as Instant | null }),
  }
}
