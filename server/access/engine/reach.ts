/** A decision turned into a filter: which records of a scope one may act on. */
import { type Instant, later } from '../../platform/clock.ts'
import { type Named, NO_NAMING } from './assignments.ts'
import { type DecisionTable, tableOf, type Way } from './compile.ts'
import type { World } from './decide.ts'
import type { Question, Subject } from './facts.ts'
import { isWithheld } from './fields.ts'
import { isGivenToToken } from './held.ts'

/** One sort of records within reach. `createdAfter`: only those created later than this; null is any. */
export type Part = { readonly createdAfter: Instant | null } & (
  | { readonly by: 'any' }
  /** Of one of these teams or of one below. */
  | { readonly by: 'teams'; readonly teamIds: readonly string[] }
  | { readonly by: 'accounts'; readonly accountIds: readonly string[] }
  | { readonly by: 'contact'; readonly contactId: string }
  /** In this attribute one of these records of a directory is named. */
  | { readonly by: 'refs'; readonly attribute: string; readonly recordIds: readonly string[] }
  /** Owned or created by this user. */
  | { readonly by: 'own'; readonly userId: string }
)

/** What a record must name besides: in this attribute one of these. Without any, none is admitted. */
export interface Restriction {
  readonly attribute: string
  readonly recordIds: readonly string[]
}

/** `some`: the records of any of the parts that every restriction admits. */
export type Reach =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'some'; readonly parts: readonly Part[]; readonly restrictions: readonly Restriction[] }

/** What lies in reach for an action: exactly the records for which `decide` answers yes. */
export function reach(subject: Subject, question: Question, { now }: World): Reach {
  const { scope, action } = question
  const table = tableOf(subject, now)
  if (table.barrier !== null || !isGivenToToken(subject, scope, action)) return { kind: 'none' }
  if (table.isAdmin) return { kind: 'all' }
  const entry = table.entries.get(scope)?.get(action)
  if (!entry || isWithheld(subject, entry, question)) return { kind: 'none' }
  const { ways } = entry
  const naming = table.namings.get(scope) ?? NO_NAMING
  if (naming.restrict.some((one) => one.recordIds.size === 0)) return { kind: 'none' }
  const isWhole = ways.some(({ level, within }) => level === 'all' && within === null)
  if (isWhole && naming.restrict.length === 0) return { kind: 'all' }
  const parts = isWhole ? WHOLE : ways.flatMap((way) => partsOf(table, naming.grant, way, now))
  return parts.length === 0
    ? { kind: 'none' }
    : { kind: 'some', parts, restrictions: naming.restrict.map(asRestriction) }
}

const WHOLE: readonly Part[] = [{ by: 'any', createdAfter: null }]

function asRestriction({ attribute, recordIds }: Named): Restriction {
  return { attribute, recordIds: [...recordIds].sort() }
}

function partsOf(table: DecisionTable, granted: readonly Named[], way: Way, now: Instant): Part[] {
  const { subject } = table
  const createdAfter = way.within === null ? null : later(now, -way.within * 1000)
  const own: Part = { by: 'own', userId: subject.userId, createdAfter }
  const contact: Part[] =
    subject.contactId === null ? [] : [{ by: 'contact', contactId: subject.contactId, createdAfter }]
  switch (way.level) {
    case 'all':
      return [{ by: 'any', createdAfter }]
    case 'team':
      return [own, ...teamParts(table, createdAfter), ...granted.flatMap((one) => refParts(one, createdAfter))]
    case 'account':
      return [own, ...contact, ...accountParts(table, createdAfter)]
    case 'contact':
      return contact
    case 'own':
      return [own]
    case 'yes':
      return []
  }
}

function teamParts({ teamIds }: DecisionTable, createdAfter: Instant | null): Part[] {
  return teamIds.size === 0 ? [] : [{ by: 'teams', teamIds: [...teamIds].sort(), createdAfter }]
}

function refParts(named: Named, createdAfter: Instant | null): Part[] {
  return named.recordIds.size === 0 ? [] : [{ by: 'refs', ...asRestriction(named), createdAfter }]
}

function accountParts({ accountIds }: DecisionTable, createdAfter: Instant | null): Part[] {
  return accountIds.size === 0 ? [] : [{ by: 'accounts', accountIds: [...accountIds].sort(), createdAfter }]
}
