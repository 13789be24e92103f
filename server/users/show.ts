import type { z } from 'zod'
import { findFacts, getPerson, hasAuthority, type PersonFacts } from '../access/index.ts'
import { type Context, isWholeAdmin } from '../platform/context.ts'
import { NotFound } from '../platform/failures.ts'
import { personName } from '../platform/naming.ts'
import { refuse } from '../platform/refusal.ts'
import { tellFields } from '../profile-fields/index.ts'
import { type Dossier, findDossier } from './dossier.store.ts'
import type { UserDetail } from './shapes.ts'
import { toSummary } from './summaries.ts'
import { writableFields } from './writable.ts'

export type Detail = z.output<typeof UserDetail>

/** The account named, if the caller may see it. */
export async function getReadableUser(ctx: Context, ref: string): Promise<Detail> {
  const person = await getPerson(ctx, ref, 'read')
  return detailOf(ctx, await getDossier(ctx, person.row.id), person)
}

/** The account as its page shows it. The caller of this function has judged who may see it. */
export async function showUser(ctx: Context, id: string): Promise<Detail> {
  return detailOf(ctx, await getDossier(ctx, id), (await findFacts(ctx, id)) ?? refuse(NotFound))
}

export async function getDossier(ctx: Context, id: string): Promise<Dossier> {
  return (await findDossier(ctx.db, id, ctx.now())) ?? refuse(NotFound)
}

/** The same of an account that was read already, with the facts by which the caller's rights over it are judged. */
export async function detailOf(ctx: Context, dossier: Dossier, person: PersonFacts): Promise<Detail> {
  const { row, beside } = dossier
  const summary = await toSummary(ctx, dossier)
  const creator = beside.others.find((other) => other.id === row.created_by)
  return {
    ...summary,
    createdBy: creator ? personName(creator) : null,
    can: await withAuthority(ctx, person, summary.can),
    givenName: row.given_name,
    familyName: row.family_name,
    displayName: row.display_name,
    emails: beside.emails.map((email) => ({ address: email.address, confirmedAt: email.confirmed_at })),
    phones: [...beside.phones],
    language: row.language,
    timeZone: row.time_zone,
    from: row.from_at,
    externalIds: [...beside.externalIds],
    updatedAt: row.updated_at,
    activatedAt: row.activated_at,
    passwordChangedAt: beside.passwords[0]?.changed_at ?? null,
    protectedAt: row.protected_at,
    writable: [...(await writableFields(ctx, person))],
    openSessions: Number(beside.sessions[0]?.count ?? 0),
  }
}

/** The profile as before and after of an edit compare it; with a manager whom the caller does not see. */
export function userFields({ row, beside }: Dossier): Record<string, unknown> {
  return {
    givenName: row.given_name,
    familyName: row.family_name,
    displayName: row.display_name,
    username: row.username,
    emails: beside.emails.map((email) => email.address),
    phones: beside.phones,
    position: row.position,
    managerId: row.manager_id,
    language: row.language,
    timeZone: row.time_zone,
    defaultTeam: beside.teams.find((team) => team.id === row.default_team_id)?.name ?? null,
    from: row.from_at,
    until: row.until_at,
    externalIds: beside.externalIds,
    ...stoodFor(beside),
    ...Object.fromEntries(Object.entries(toldOf(beside)).map(([key, value]) => [`fields.${key}`, value])),
  }
}

/** Whom they stand for, by id and name; left out of those who stand for nobody. */
function stoodFor({ contacts, accounts }: Dossier['beside']) {
  const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name })
  return {
    ...(contacts[0] ? { contact: named(contacts[0]) } : {}),
    ...(accounts.length > 0 ? { accounts: accounts.map(named) } : {}),
  }
}

/** Records by id and name, so that the trail tells them and undo finds them; people by their ids, as managers. */
function toldOf({ values, records, restrictions }: Dossier['beside']) {
  const texts = values.map((value) => ({ ...value, kind: 'text' }))
  return tellFields(texts, records, restrictions, () => undefined)
}

async function withAuthority(ctx: Context, person: PersonFacts, can: Detail['can']): Promise<Detail['can']> {
  if (isWholeAdmin(ctx.actor) || (await hasAuthority(ctx, person))) return can
  return {
    ...can,
    suspend: false,
    delete: false,
    purge: false,
    links: false,
    sessions: false,
    unlock: false,
    grant: false,
  }
}
