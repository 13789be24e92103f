import { getPerson, MayNotGrant, type PersonFacts } from '../access/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { Conflict } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { personName } from '../platform/naming.ts'
import { refuse } from '../platform/refusal.ts'
import { type addTeamMember, type changeTeamMember, NotMember, type removeTeamMember } from './contract.ts'
import { findMemberRow } from './list-members.store.ts'
import { type MemberItem, toMembers } from './list-members.ts'
import { addMember, changeMember, removeMember } from './members.ts'
import { getTeam } from './team.ts'

type Body = Input<typeof addTeamMember>['body']

/** Puts a user whom the caller sees into a team that the caller may fill. */
export async function putIn(ctx: Context, { params, body }: Input<typeof addTeamMember>): Promise<MemberItem> {
  const team = await getTeam(ctx, params.team, 'members')
  const person = await getLiving(ctx, params.user)
  await ctx.transaction((tx) => addMember(tx, asMember(person), { teamId: team.id, ...asMembership(body) }))
  return showMember(ctx, team.id, person.row.id)
}

/** Changes position, order or bounds of a membership. */
export async function change(ctx: Context, { params, body }: Input<typeof changeTeamMember>): Promise<MemberItem> {
  const team = await getTeam(ctx, params.team, 'members')
  const person = await getLiving(ctx, params.user)
  await ctx.transaction((tx) => changeMember(tx, asMember(person), { teamId: team.id, ...asMembership(body) }))
  return showMember(ctx, team.id, person.row.id)
}

/** Takes a user out of a team. */
export async function takeOut(ctx: Context, { params }: Input<typeof removeTeamMember>): Promise<undefined> {
  const team = await getTeam(ctx, params.team, 'members')
  const person = await getOther(ctx, params.user)
  await ctx.transaction((tx) => removeMember(tx, asMember(person), team.id))
}

/** Nobody but an administrator changes their own teams, nor how long they belong to them (R65). */
async function getOther(ctx: Context, ref: string): Promise<PersonFacts> {
  const person = await getPerson(ctx, ref, 'read')
  if (ctx.actor.id === person.row.id && ctx.actor.type !== 'admin')
    refuse(MayNotGrant, { detail: 'Nobody changes their own teams. Ask an administrator.' })
  return person
}

async function getLiving(ctx: Context, ref: string): Promise<PersonFacts> {
  const person = await getOther(ctx, ref)
  return person.row.deleted_at ? refuse(Conflict, { detail: 'This account is deleted. Restore it first.' }) : person
}

function asMember({ row }: PersonFacts) {
  return { id: row.id, name: personName(row) }
}

function asMembership({ position, order, from, until }: Body) {
  return { position, order, from: from as Instant | null | undefined, until: until as Instant | null | undefined }
}

async function showMember(ctx: Context, teamId: string, userId: string): Promise<MemberItem> {
  const row = (await findMemberRow(ctx.db, teamId, userId)) ?? refuse(NotMember)
  const [member] = await toMembers(ctx, [row])
  return member ?? refuse(NotMember)
}
