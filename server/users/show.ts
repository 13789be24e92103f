import type { z } from 'zod'
import { findFacts, getPerson, hasAuthority } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { NotFound } from '../platform/failures.ts'
import { personName } from '../platform/naming.ts'
import { refuse } from '../platform/refusal.ts'
import { listValueRows } from '../profile-fields/index.ts'
import type { UserDetail } from './shapes.ts'
import * as beside from './show.store.ts'
import * as store from './store.ts'
import { toSummaries } from './summaries.ts'
import { writableFields } from './writable.ts'

export type Detail = z.output<typeof UserDetail>

/** The account named, if the caller may see it. */
export async function getReadableUser(ctx: Context, ref: string): Promise<Detail> {
  const person = await getPerson(ctx, ref, 'read')
  return showUser(ctx, person.row.id)
}

/** The account as its page shows it. The caller of this function has judged who may see it. */
export async function showUser(ctx: Context, id: string): Promise<Detail> {
  const row = await store.findUser(ctx.db, id)
  const [summary] = row ? await toSummaries(ctx, [row]) : []
  if (!row || !summary) return refuse(NotFound)
  const creator = row.created_by ? await store.findUser(ctx.db, row.created_by) : undefined
  const password = await beside.findPasswordDate(ctx.db, id)
  return {
    ...summary,
    can: await withAuthority(ctx, summary),
    givenName: row.given_name,
    familyName: row.family_name,
    displayName: row.display_name,
    emails: (await store.listEmails(ctx.db, id)).map((email) => ({
      address: email.address,
      confirmedAt: email.confirmed_at,
    })),
    phones: await store.listPhones(ctx.db, id),
    language: row.language,
    timeZone: row.time_zone,
    from: row.from_at,
    externalIds: await store.listExternalIds(ctx.db, id),
    createdBy: creator ? personName(creator) : null,
    updatedAt: row.updated_at,
    activatedAt: row.activated_at,
    passwordChangedAt: password?.changed_at ?? null,
    protectedAt: row.protected_at,
    writable: await writableOf(ctx, id),
    openSessions: await beside.countOpenSessions(ctx.db, id, row.session_epoch, ctx.now()),
  }
}

/** The profile as before and after of an edit compare it; with a manager whom the caller does not see. */
export async function userFields({ db, now }: Context, id: string): Promise<Record<string, unknown>> {
  const row = (await store.findUser(db, id)) ?? refuse(NotFound)
  const teams = row.default_team_id ? await beside.listTeamNames(db, [id], now()) : []
  const values = await listValueRows(db, [id])
  return {
    givenName: row.given_name,
    familyName: row.family_name,
    displayName: row.display_name,
    username: row.username,
    emails: (await store.listEmails(db, id)).map((email) => email.address),
    phones: await store.listPhones(db, id),
    position: row.position,
    managerId: row.manager_id,
    language: row.language,
    timeZone: row.time_zone,
    defaultTeam: teams.find((team) => team.id === row.default_team_id)?.name ?? null,
    from: row.from_at,
    until: row.until_at,
    externalIds: await store.listExternalIds(db, id),
    ...Object.fromEntries(values.map(({ key, text }) => [`fields.${key}`, text])),
  }
}

async function writableOf(ctx: Context, id: string): Promise<string[]> {
  const facts = await findFacts(ctx, id)
  return facts ? [...(await writableFields(ctx, facts))] : []
}

async function withAuthority(ctx: Context, { id, can }: { id: string; can: Detail['can'] }): Promise<Detail['can']> {
  if (ctx.actor.type === 'admin') return can
  const facts = await findFacts(ctx, id)
  if (facts && (await hasAuthority(ctx, facts))) return can
  return { ...can, suspend: false, delete: false, purge: false, links: false, sessions: false, grant: false }
}
