/** What a user holds, whatever the record. */
import type { Instant } from '../../platform/clock.ts'
import { isRestricted } from './admit.ts'
import { tableOf } from './compile.ts'
import type { FieldGrant, Grant, Subject } from './facts.ts'
import { givesField } from './fields.ts'
import { gives, includes, type Level } from './levels.ts'

/** The set of levels held for an action. An administrator holds the widest of both kinds. */
export function levelsOf(subject: Subject, scope: string, action: string, now: Instant): ReadonlySet<Level> {
  const table = tableOf(subject, now)
  if (table.barrier !== null || !isGivenToToken(subject, scope, action)) return new Set()
  if (table.isAdmin) return new Set<Level>(['yes', 'all'])
  return new Set(table.entries.get(scope)?.get(action)?.levels)
}

/**
 * Whether the user holds all that a grant would give, for as long: what one does not hold one cannot give. Whoever is
 * held to some records of a scope does not hold it whole, and others would not be held to them.
 */
export function holds(subject: Subject, { scope, action, level, within }: Grant, now: Instant): boolean {
  const table = tableOf(subject, now)
  if (!gives(level)) return true
  if (table.barrier !== null || !isGivenToToken(subject, scope, action)) return false
  if (table.isAdmin) return true
  if (level !== 'yes' && isRestricted(table, scope)) return false
  const ways = table.entries.get(scope)?.get(action)?.ways ?? []
  return ways.some((way) => includes(way.level, level) && lastsAsLong(way.within, within))
}

/** Whether the user may do with a field what a role would give: read it, or write it by editing or creating. */
export function holdsField(subject: Subject, { scope, field, action, gives }: FieldGrant, now: Instant): boolean {
  const table = tableOf(subject, now)
  if (!gives) return true
  if (table.barrier !== null || !isGivenToToken(subject, scope, action)) return false
  if (table.isAdmin) return true
  const words = table.entries.get(scope)?.get(action)?.fields ?? []
  return givesField(words, field, subject.restrictedFields.has(`${scope}.${field}`))
}

/** Without a token, everything is. */
export function isGivenToToken({ only }: Subject, scope: string, action: string): boolean {
  return only === undefined || only.has(`${scope}.${action}`)
}

function lastsAsLong(held: number | null, wanted: number | null): boolean {
  return held === null || (wanted !== null && wanted <= held)
}
