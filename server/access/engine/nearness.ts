/** By what a record lies in reach: the words of an explanation. */
import { isOfContact, isOwn } from './admit.ts'
import { namedBy } from './assignments.ts'
import type { DecisionTable, Way } from './compile.ts'
import type { RecordFacts, Subject } from './facts.ts'
import type { TeamTree } from './teams.ts'

/** `team`: one of mine, and the record's, which is the same or lies below. */
export type Nearness =
  | { readonly kind: 'any' | 'own' | 'none-needed' }
  | { readonly kind: 'team'; readonly mine: string; readonly theirs: string }
  | { readonly kind: 'account' | 'contact'; readonly id: string }
  | { readonly kind: 'granted'; readonly fieldId: string; readonly attribute: string; readonly recordId: string }

/** By what a way reaches a record, whatever its age; undefined where it does not. */
export function nearnessOf(
  table: DecisionTable,
  scope: string,
  { level }: Way,
  record: RecordFacts,
  teams: TeamTree,
): Nearness | undefined {
  const { subject } = table
  const own: Nearness | undefined = isOwn(subject, record) ? { kind: 'own' } : undefined
  switch (level) {
    case 'all':
      return { kind: 'any' }
    case 'team':
      return own ?? teamNearness(table, record, teams) ?? grantedNearness(table, scope, record)
    case 'account':
      return own ?? contactNearness(subject, record) ?? accountNearness(table, record)
    case 'contact':
      return contactNearness(subject, record)
    case 'own':
      return own
    case 'yes':
      return undefined
  }
}

function teamNearness({ teamIds: mine }: DecisionTable, { teamIds = [] }: RecordFacts, teams: TeamTree) {
  for (const theirs of [...teamIds].sort()) {
    const nearest = teams.nearest(theirs, mine)
    if (nearest !== undefined) return { kind: 'team', mine: nearest, theirs } as const
  }
  return undefined
}

function grantedNearness({ namings }: DecisionTable, scope: string, record: RecordFacts): Nearness | undefined {
  for (const one of namings.get(scope)?.grant ?? []) {
    const recordId = namedBy(one, record)
    if (recordId !== undefined) return { kind: 'granted', fieldId: one.fieldId, attribute: one.attribute, recordId }
  }
  return undefined
}

function contactNearness(subject: Subject, record: RecordFacts): Nearness | undefined {
  return isOfContact(subject, record) ? { kind: 'contact', id: subject.contactId ?? '' } : undefined
}

function accountNearness({ accountIds: mine }: DecisionTable, { accountIds = [] }: RecordFacts): Nearness | undefined {
  const id = [...accountIds].sort().find((one) => mine.has(one))
  return id === undefined ? undefined : { kind: 'account', id }
}
