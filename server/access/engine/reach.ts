/** A decision turned into a filter: which records of a scope one may act on. */
import { type Instant, later } from '../../platform/clock.ts'
import { type DecisionTable, tableOf, type Way } from './compile.ts'
import type { World } from './decide.ts'
import type { Subject } from './facts.ts'
import { isGivenToToken } from './held.ts'

/** One sort of records within reach. `createdAfter`: only those created later than this; null is any. */
export type Part = { readonly createdAfter: Instant | null } & (
  | { readonly by: 'any' }
  /** Of one of these teams or of one below. */
  | { readonly by: 'teams'; readonly teamIds: readonly string[] }
  | { readonly by: 'accounts'; readonly accountIds: readonly string[] }
  | { readonly by: 'contact'; readonly contactId: string }
  /** Owned or created by this user. */
  | { readonly by: 'own'; readonly userId: string }
)

/** `some`: the records of any of the parts. */
export type Reach =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'some'; readonly parts: readonly Part[] }

/** What lies in reach for an action: exactly the records for which `decide` answers yes. */
export function reach(subject: Subject, scope: string, action: string, { now }: World): Reach {
  const table = tableOf(subject, now)
  if (table.barrier !== null || !isGivenToToken(subject, scope, action)) return { kind: 'none' }
  if (table.isAdmin) return { kind: 'all' }
  const ways = table.entries.get(scope)?.get(action)?.ways ?? []
  if (ways.some(({ level, within }) => level === 'all' && within === null)) return { kind: 'all' }
  const parts = ways.flatMap((way) => partsOf(table, way, now))
  return parts.length === 0 ? { kind: 'none' } : { kind: 'some', parts }
}

function partsOf(table: DecisionTable, way: Way, now: Instant): Part[] {
  const { subject } = table
  const createdAfter = way.within === null ? null : later(now, -way.within * 1000)
  const own: Part = { by: 'own', userId: subject.userId, createdAfter }
  const contact: Part[] =
    subject.contactId === null ? [] : [{ by: 'contact', contactId: subject.contactId, createdAfter }]
  switch (way.level) {
    case 'all':
      return [{ by: 'any', createdAfter }]
    case 'team':
      return table.teamIds.size === 0 ? [own] : [own, { by: 'teams', teamIds: [...table.teamIds].sort(), createdAfter }]
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

function accountParts({ accountIds }: DecisionTable, createdAfter: Instant | null): Part[] {
  return accountIds.size === 0 ? [] : [{ by: 'accounts', accountIds: [...accountIds].sort(), createdAfter }]
}
