/** What lies in reach, as a condition that any application can carry out. Pure. */
import type { Part, Reach } from '../access/index.ts'
import type { Condition } from './shapes.ts'

/** `below`: a team and all below it, so that whoever filters needs no tree. */
export function conditionOf(reach: Reach, below: (teamIds: readonly string[]) => Iterable<string>): Condition {
  if (reach.kind === 'all') return { op: 'always' }
  if (reach.kind === 'none') return { op: 'never' }
  const restrictions = reach.restrictions.map(({ attribute, recordIds }) => isIn(`refs.${attribute}`, recordIds))
  return and([or(reach.parts.map((part) => partCondition(part, below))), ...restrictions])
}

function partCondition(part: Part, below: (teamIds: readonly string[]) => Iterable<string>): Condition {
  const found = placeCondition(part, below)
  if (part.createdAfter === null) return found
  return and([found, { op: 'after', attribute: 'createdAt', value: part.createdAfter }])
}

function placeCondition(part: Part, below: (teamIds: readonly string[]) => Iterable<string>): Condition {
  switch (part.by) {
    case 'any':
      return { op: 'always' }
    case 'own':
      return or([isIn('ownerId', [part.userId]), isIn('createdById', [part.userId])])
    case 'teams':
      return isIn('teamIds', [...below(part.teamIds)].sort())
    case 'accounts':
      return isIn('accountIds', part.accountIds)
    case 'contact':
      return isIn('contactId', [part.contactId])
    case 'refs':
      return isIn(`refs.${part.attribute}`, part.recordIds)
  }
}

function isIn(attribute: string, values: readonly string[]): Condition {
  return { op: 'in', attribute, values: [...values] }
}

/** The same condition with other values in its lists; one that is left without any admits nothing. */
export function mapValues(condition: Condition, values: (attribute: string, ids: string[]) => string[]): Condition {
  if (condition.op === 'and') return and(condition.of.map((one) => mapValues(one, values)))
  if (condition.op === 'or') return or(condition.of.map((one) => mapValues(one, values)))
  if (condition.op !== 'in') return condition
  const mapped = values(condition.attribute, condition.values)
  return mapped.length === 0 ? { op: 'never' } : { ...condition, values: mapped }
}

function and(of: readonly Condition[]): Condition {
  if (of.some((one) => one.op === 'never')) return { op: 'never' }
  return joined(
    'and',
    of.filter((one) => one.op !== 'always'),
    'always',
  )
}

function or(of: readonly Condition[]): Condition {
  if (of.some((one) => one.op === 'always')) return { op: 'always' }
  return joined(
    'or',
    of.filter((one) => one.op !== 'never'),
    'never',
  )
}

function joined(op: 'and' | 'or', of: readonly Condition[], none: 'always' | 'never'): Condition {
  const flat = of.flatMap((one) => (one.op === op && 'of' in one ? one.of : [one]))
  const [first, ...rest] = flat
  if (!first) return { op: none }
  return rest.length === 0 ? first : { op, of: flat }
}
