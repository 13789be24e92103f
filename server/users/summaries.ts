import type { z } from 'zod'
import { can, scopeOfType, seenUsers } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import type { Permission } from '../platform/contract.ts'
import { personName } from '../platform/naming.ts'
import { photoAddress } from '../platform/photo.ts'
import { listValueRows } from '../profile-fields/index.ts'
import type { UserAbilities, UserSummary } from './shapes.ts'
import * as beside from './show.store.ts'
import { statusOf } from './status.ts'
import type { UserRow } from './store.ts'

export type Summary = z.output<typeof UserSummary>
type Abilities = z.output<typeof UserAbilities>

const ACTIONS = ['edit', 'suspend', 'delete', 'purge', 'links', 'sessions', 'grant', 'history'] as const

/** Accounts as lists show them, with everything beside them gathered by a fixed number of queries. */
export async function toSummaries(ctx: Context, rows: readonly UserRow[]): Promise<Summary[]> {
  if (rows.length === 0) return []
  const found = await gather(ctx, rows)
  return Promise.all(rows.map((row) => toSummary(ctx, row, found)))
}

type Gathered = Awaited<ReturnType<typeof gather>>

async function gather(ctx: Context, rows: readonly UserRow[]) {
  const { db } = ctx
  const ids = rows.map((row) => row.id)
  const now = ctx.now()
  const others = rows
    .flatMap((row) => [row.suspended_by, row.deleted_by, row.id === ctx.actor.id ? row.manager_id : null])
    .filter((id) => id !== null)
  const managers = rows.map((row) => row.manager_id).filter((id) => id !== null)
  return {
    managers: managers.length === 0 ? [] : await beside.listSeenNames(db, [...new Set(managers)], await seenUsers(ctx)),
    names: others.length === 0 ? [] : await beside.listNames(db, [...new Set(others)]),
    roles: await beside.listRoleNames(db, ids, now),
    teamRoles: await beside.listTeamRoleNames(db, ids, now),
    teams: await beside.listTeamNames(db, ids, now),
    emails: await beside.listFirstEmails(db, ids),
    phones: await beside.listFirstPhones(db, ids),
    invitations: await beside.listInvitations(db, ids, now),
    mails: await beside.listMailStates(db, ids),
    values: await listValueRows(db, ids),
  }
}

async function toSummary(ctx: Context, row: UserRow, found: Gathered): Promise<Summary> {
  const mine = <T extends { user_id: string | null }>(list: readonly T[]) =>
    list.filter((one) => one.user_id === row.id)
  const email = mine(found.emails)[0]?.address ?? null
  const teams = mine(found.teams).map(({ id, name, position }) => ({ id, name, position }))
  const roles = new Map([...mine(found.roles), ...mine(found.teamRoles)].map(({ id, name }) => [id, { id, name }]))
  const team = teams.find((one) => one.id === row.default_team_id)
  const manager = managersOf(ctx, row, found).find((one) => one.id === row.manager_id)
  return {
    id: row.id,
    type: row.type === 'system' ? 'api' : row.type,
    name: personName(row, email),
    username: row.username,
    email,
    photo: photoAddress(row.id, row.photo_version),
    status: statusShown(ctx, row, found),
    roles: [...roles.values()],
    teams,
    defaultTeam: team ? { id: team.id, name: team.name } : null,
    position: row.position,
    manager: manager ? { id: manager.id, name: personName(manager) } : null,
    phone: mine(found.phones)[0]?.number ?? null,
    mailFailed: ['failed', 'given-up'].includes(mine(found.mails).at(-1)?.state ?? ''),
    failedAttempts: row.failed_attempts,
    lastSignInAt: row.last_sign_in_at,
    lastActiveAt: row.last_active_at,
    createdAt: row.created_at,
    until: row.until_at,
    fields: Object.fromEntries(mine(found.values).map((value) => [value.key, value.text])),
    version: row.version,
    can: await abilitiesOn(
      ctx,
      row,
      teams.map((one) => one.id),
    ),
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
      return { key, since: null, until: row.locked_until, by: null, reason: '' }
    case 'scheduled':
      return { key, since: null, until: row.from_at, by: null, reason: '' }
    case 'invited':
      return { key, since: row.created_at, until: invitation, by: null, reason: '' }
    case 'active':
      return { key, since: null, until: row.until_at, by: null, reason: '' }
  }
}

const barsSelf = (action: string): boolean => action === 'suspend' || action === 'delete' || action === 'purge'

async function abilitiesOn(ctx: Context, row: UserRow, teamIds: readonly string[]): Promise<Abilities> {
  const record = { id: row.id, ownerId: row.id, teamIds }
  const allowed = async (action: (typeof ACTIONS)[number]) => {
    const permission: Permission = `${scopeOfType(row.type)}.${action}`
    const bySelf = ctx.actor.id === row.id && (barsSelf(action) || (action === 'grant' && ctx.actor.type !== 'admin'))
    const overAdmin = row.type === 'admin' && ctx.actor.kind === 'user' && ctx.actor.type !== 'admin'
    const aboutWaysIn = action !== 'edit' && action !== 'history'
    return !bySelf && !(overAdmin && aboutWaysIn) && (await can(ctx, permission, record)) === true
  }
  const [edit, suspend, remove, purge, links, sessions, grant, history] = await Promise.all(ACTIONS.map(allowed))
  const said = (answer: boolean | undefined) => answer === true
  return {
    edit: said(edit),
    suspend: said(suspend),
    delete: said(remove),
    purge: said(purge),
    links: said(links),
    sessions: said(sessions),
    grant: said(grant),
    history: said(history),
  }
}
