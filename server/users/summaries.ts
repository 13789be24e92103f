import type { z } from 'zod'
import { seenUsers, seesByType } from '../access/index.ts'
import { FOR_EVER } from '../locks/index.ts'
import type { Context } from '../platform/context.ts'
import { personName } from '../platform/naming.ts'
import { photoAddress } from '../platform/photo.ts'
import { accountRows, contactRows, portalRows } from '../portals/index.ts'
import { listRecordRows, listRestrictionRows, listValueRows, tellFields } from '../profile-fields/index.ts'
import { abilitiesOn, type Judge, judging } from './abilities.ts'
import type { Dossier } from './dossier.store.ts'
import { listAskedRows } from './factor.store.ts'
import { factorOf } from './factor.ts'
import type { UserSummary } from './shapes.ts'
import * as beside from './show.store.ts'
import { statusOf } from './status.ts'
import type { UserRow } from './store.ts'

export type Summary = z.output<typeof UserSummary>

/** Accounts as lists show them, with everything beside them gathered by a fixed number of queries. */
export async function toSummaries(asked: Context, rows: readonly UserRow[]): Promise<Summary[]> {
  if (rows.length === 0) return []
  const ctx = atOneMoment(asked)
  const found = grouped(await gather(ctx, rows))
  const judge = judging(ctx)
  return Promise.all(rows.map((row) => summaryOf(ctx, row, { found, judge })))
}

/** The same of one account that was read with what stands beside it. */
export async function toSummary(asked: Context, { row, beside: around }: Dossier): Promise<Summary> {
  const ctx = atOneMoment(asked)
  const managers = await seenAmong(
    ctx,
    around.others.filter((other) => other.id === row.manager_id),
  )
  const own = <T extends object>(found: readonly T[]) => found.map((one) => ({ ...one, user_id: row.id }))
  const [emails, phones] = [own(around.emails), own(around.phones)]
  const linked = await linkedNames(ctx, around.values)
  const found = grouped({ ...around, emails, phones, managers, linked, names: around.others })
  return summaryOf(ctx, row, { found, judge: judging(ctx) })
}

function atOneMoment(ctx: Context): Context {
  const now = ctx.now()
  return { ...ctx, now: () => now }
}

/** Those of them whom the caller sees. */
async function seenAmong(ctx: Context, people: Dossier['beside']['others']): Promise<Surroundings['managers']> {
  if (people.length === 0) return []
  const seen = await seenUsers(ctx)
  const sights = people.map((person) => seesByType(seen, person))
  if (!sights.includes(undefined)) return people.filter((_, index) => sights[index])
  const ids = people.map((person) => person.id)
  return beside.listSeenNames(ctx.db, ids, seen)
}

/** The people whom fields name, as far as the caller sees them (R70). */
async function linkedNames(ctx: Context, values: readonly { readonly kind: string; readonly text: string }[]) {
  const ids = [...new Set(values.filter((value) => value.kind === 'user').map((value) => value.text))]
  return ids.length === 0 ? [] : beside.listSeenNames(ctx.db, ids, await seenUsers(ctx))
}

type Surroundings = Awaited<ReturnType<typeof gather>>

async function gather(ctx: Context, rows: readonly UserRow[]) {
  const { db } = ctx
  const ids = rows.map((row) => row.id)
  const outside = rows.filter((row) => row.type === 'portal').map((row) => row.id)
  const now = ctx.now()
  const others = rows
    .flatMap((row) => [row.suspended_by, row.deleted_by, row.id === ctx.actor.id ? row.manager_id : null])
    .filter((id) => id !== null)
  const named = rows.flatMap((row) => [row.manager_id, row.created_by]).filter((id) => id !== null)
  const seen = named.length === 0 ? undefined : await seenUsers(ctx)
  const [managers, names, roles, teamRoles, teams, emails, phones, invitations, mails, values, ...rest] =
    await Promise.all([
      seen ? beside.listSeenNames(db, [...new Set(named)], seen) : [],
      others.length === 0 ? [] : beside.listNames(db, [...new Set(others)]),
      beside.listRoleNames(db, ids, now),
      beside.listTeamRoleNames(db, ids, now),
      beside.listTeamNames(db, ids, now),
      beside.listFirstEmails(db, ids),
      beside.listFirstPhones(db, ids),
      beside.listInvitations(db, ids, now),
      beside.listMailStates(db, ids),
      listValueRows(db, ids),
      listAskedRows(db, ids),
      listRecordRows(db, ids),
      listRestrictionRows(db, ids),
      outside.length === 0 ? [] : portalRows(db, outside).execute(),
      outside.length === 0 ? [] : contactRows(db, outside).execute(),
      outside.length === 0 ? [] : accountRows(db, outside).execute(),
    ])
  const [asked, records, restrictions, portals, contacts, accounts] = rest
  const linked = await linkedNames(ctx, values)
  return {
    ...{ managers, names, roles, teamRoles, teams, emails, phones, invitations, mails },
    ...{ values, asked, records, restrictions, linked, portals, contacts, accounts },
  }
}

type Gathered = ReturnType<typeof grouped>

function grouped(found: { readonly [K in keyof Surroundings]: readonly Surroundings[K][number][] }) {
  const { managers, names, invitations, roles, teamRoles, teams, emails, phones, mails, values, asked } = found
  const { records, restrictions, linked, portals, contacts, accounts } = found
  const nameOf = new Map(linked.map((one) => [one.id, personName(one)]))
  return {
    ...{ managers, names, invitations },
    ...{ roles: byUser(roles), teamRoles: byUser(teamRoles), teams: byUser(teams), emails: byUser(emails) },
    ...{ phones: byUser(phones), mails: byUser(mails), values: byUser(values), asked: byUser(asked) },
    ...{ records: byUser(records), restrictions: byUser(restrictions) },
    ...{ portals: byUser(portals), contacts: byUser(contacts), accounts: byUser(accounts) },
    nameOfLinked: (id: string) => nameOf.get(id),
  }
}

/** The rows of each user. */
function byUser<T extends { readonly user_id: string | null }>(rows: readonly T[]): (userId: string) => readonly T[] {
  const grouped = Map.groupBy(rows, (row) => row.user_id)
  return (userId) => grouped.get(userId) ?? []
}

async function summaryOf(
  ctx: Context,
  row: UserRow,
  { found, judge }: { readonly found: Gathered; readonly judge: Judge },
): Promise<Summary> {
  const email = found.emails(row.id)[0]?.address ?? null
  const teams = found.teams(row.id).map(({ id, name, position }) => ({ id, name, position }))
  const direct = found.roles(row.id)
  const held = [...direct, ...found.teamRoles(row.id)]
  const team = teams.find((one) => one.id === row.default_team_id)
  const manager = managersOf(ctx, row, found).find((one) => one.id === row.manager_id)
  const creator = found.managers.find((one) => one.id === row.created_by)
  const can = await abilitiesOn(ctx, row, { teamIds: teams.map((one) => one.id), judge })
  return {
    id: row.id,
    type: row.type === 'system' ? 'api' : row.type,
    name: personName(row, email),
    username: row.username,
    email,
    photo: photoAddress(row.id, row.photo_version),
    status: statusShown(ctx, row, found),
    roles: rolesOf(held, new Set(direct.map(({ id }) => id))),
    teams,
    defaultTeam: team ? { id: team.id, name: team.name } : null,
    ...outsideOf(row.id, found),
    position: row.position,
    manager: manager ? { id: manager.id, name: personName(manager) } : null,
    phone: found.phones(row.id)[0]?.number ?? null,
    secondFactor: factorOf(
      ctx,
      row,
      found.asked(row.id).length > 0,
      held.map((role) => role.name),
    ),
    mailFailed: ['failed', 'given-up'].includes(found.mails(row.id).at(-1)?.state ?? ''),
    failedAttempts: row.failed_attempts,
    lastSignInAt: row.last_sign_in_at,
    // From where somebody works is told to themselves, and to those who look after their sessions (R118).
    lastSignInAddress:
      (can.sessions || ctx.actor.id === row.id) && row.last_sign_in_address ? row.last_sign_in_address : null,
    lastActiveAt: row.last_active_at,
    createdAt: row.created_at,
    createdBy: creator ? personName(creator) : null,
    until: row.until_at,
    fields: tellFields(found.values(row.id), found.records(row.id), found.restrictions(row.id), found.nameOfLinked),
    version: row.version,
    can,
  }
}

/** Each once, those given directly first. */
function rolesOf(held: readonly { readonly id: string; readonly name: string }[], direct: ReadonlySet<string>) {
  const roles = new Map(held.map(({ id, name }) => [id, { id, name, direct: direct.has(id) }]))
  return [...roles.values()]
}

/** Only portal users are in portals and stand for somebody. */
function outsideOf(id: string, found: Gathered): Pick<Summary, 'portals' | 'contact' | 'accounts'> {
  const named = ({ id: recordId, name }: { readonly id: string; readonly name: string }) => ({ id: recordId, name })
  const [contact] = found.contacts(id)
  return {
    portals: found.portals(id).map((portal) => ({ ...named(portal), key: portal.key, offAt: portal.off_at })),
    contact: contact ? named(contact) : null,
    accounts: found.accounts(id).map(named),
  }
}

/** Everybody knows their own manager; those of others are named where the caller sees them (R70). */
function managersOf(ctx: Context, row: UserRow, { names, managers }: Gathered): Gathered['managers'] {
  return row.id === ctx.actor.id ? names : managers
}

function statusShown(ctx: Context, row: UserRow, { names, invitations }: Gathered): Summary['status'] {
  const key = statusOf(row, ctx.now())
  const invitation = invitations.find((one) => one.user_id === row.id)?.expires_at ?? null
  const by = (id: string | null) => {
    const person = names.find((one) => one.id === id)
    return person ? personName(person) : null
  }
  switch (key) {
    case 'deleted':
      return { key, since: row.deleted_at, until: row.purge_at, by: by(row.deleted_by), reason: '' }
    case 'suspended':
      return {
        key,
        since: row.suspended_at,
        until: row.suspended_until,
        by: by(row.suspended_by),
        reason: row.suspension_reason,
      }
    case 'expired':
      return { key, since: row.until_at, until: null, by: null, reason: '' }
    case 'locked':
      return { key, since: null, until: row.locked_until === FOR_EVER ? null : row.locked_until, by: null, reason: '' }
    case 'scheduled':
      return { key, since: null, until: row.from_at, by: null, reason: '' }
    case 'invited':
      return { key, since: row.created_at, until: invitation, by: null, reason: '' }
    case 'active':
      return { key, since: null, until: row.until_at, by: null, reason: '' }
  }
}
