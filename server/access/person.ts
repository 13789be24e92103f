import type { Context } from '../platform/context.ts'
import type { Permission } from '../platform/contract.ts'
import { Forbidden, NotFound } from '../platform/failures.ts'
import { refuse } from '../platform/refusal.ts'
import type { RecordFacts } from './engine/index.ts'
import { findExternal } from './facts.store.ts'
import { findFacts } from './facts.ts'
import { scopeOfType } from './manifest.ts'
import { can } from './may.ts'
import type { PersonFacts } from './person-facts.ts'

type Named = 'user' | 'team' | 'directory-record'

/** Turns `ext:source:key` into the id it names; an id is returned as it is. Refuses with `not-found`. */
export async function resolveRef(ctx: Context, entity: Named, ref: string): Promise<string> {
  return (await findRef(ctx, entity, ref)) ?? refuse(NotFound)
}

/** The id behind what names something; undefined where nobody has this key. What is no key is an id, known or not. */
export async function findRef(ctx: Context, entity: Named, ref: string): Promise<string | undefined> {
  if (!ref.startsWith('ext:')) return ref
  const [, source = '', ...rest] = ref.split(':')
  return (await findExternal(ctx.db, entity, source, rest.join(':')))?.entity_id
}

/** The person named, if there is one whom the caller may see. */
export async function findSeen(ctx: Context, ref: string): Promise<PersonFacts | undefined> {
  const id = await findRef(ctx, 'user', ref)
  const facts = id ? await findFacts(ctx, id) : undefined
  return facts && facts.row.type !== 'system' && (await sees(ctx, facts)) ? facts : undefined
}

/** A person as a record of scope `users`: one owns oneself, creating gives nothing (product.md section 4). */
export function asRecord({ row, subject }: PersonFacts): RecordFacts {
  return { id: row.id, ownerId: row.id, teamIds: subject.teamIds }
}

/**
 * The person named, whom the caller may `action`. Somebody unknown and somebody the caller may not see are the same
 * `not-found` (R69); somebody seen but out of reach is `forbidden`.
 */
export async function getPerson(ctx: Context, ref: string, action: string): Promise<PersonFacts> {
  const facts = (await findSeen(ctx, ref)) ?? refuse(NotFound)
  return action === 'read' || (await canTo(ctx, action, facts)) ? facts : refuse(Forbidden)
}

/** May the caller do `action` to this person? Authority, where the action needs it, is judged besides. */
export async function canTo(ctx: Context, action: string, facts: PersonFacts): Promise<boolean> {
  const permission: Permission = `${scopeOfType(facts.row.type)}.${action}`
  return (await can(ctx, permission, asRecord(facts))) === true
}

/** What is everybody's own without any role is no application's unless its token names it (R71). True without a token. */
export function isNamedByToken({ actor }: Context, permission: Permission): boolean {
  return actor.token?.scopes?.has(permission) ?? true
}

/** Whether this person is suspended and the settings show such people to administrators alone. */
export function isHidden(ctx: Context, { row }: PersonFacts): boolean {
  return row.suspended_at !== null && hidesSuspended(ctx)
}

/** Whether the settings keep suspended people from this caller (`users.suspendedVisibleTo`). */
export function hidesSuspended({ actor, settings }: Context): boolean {
  return settings['users.suspendedVisibleTo'] === 'admins' && actor.kind === 'user' && actor.type !== 'admin'
}

async function sees(ctx: Context, facts: PersonFacts): Promise<boolean> {
  if (ctx.actor.id === facts.row.id) return isNamedByToken(ctx, `${scopeOfType(facts.row.type)}.read`)
  // At a portal's door nobody but oneself is there (R23).
  if (ctx.source.portal || isHidden(ctx, facts)) return false
  return canTo(ctx, 'read', facts)
}
