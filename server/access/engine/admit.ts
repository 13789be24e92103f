/** Whether a record lies in the reach of a level. */
import { type Instant, later } from '../../platform/clock.ts'
import { type Named, NO_NAMING, namedBy } from './assignments.ts'
import type { DecisionTable, Way } from './compile.ts'
import type { RecordFacts, Subject } from './facts.ts'
import type { GivingLevel } from './levels.ts'
import type { TeamTree } from './teams.ts'

/** Whether this way admits the record now. */
export function admits(
  table: DecisionTable,
  scope: string,
  way: Way,
  record: RecordFacts,
  world: { teams: TeamTree; now: Instant },
): boolean {
  if (way.within !== null && !isYoung(record, way.within, world.now)) return false
  if (isInReach(table, way.level, record, world.teams)) return true
  return way.level === 'team' && isGranted(table, scope, record)
}

/** The first restriction of this scope that does not admit the record. Without a record: one that admits none at all. */
export function restrictionOf(table: DecisionTable, scope: string, record: RecordFacts | undefined): Named | undefined {
  const { restrict } = table.namings.get(scope) ?? NO_NAMING
  return restrict.find((one) => (record ? namedBy(one, record) === undefined : one.recordIds.size === 0))
}

/** Whether a record of this scope must be known before anything but `yes` can be answered. */
export function isRestricted({ namings }: DecisionTable, scope: string): boolean {
  return (namings.get(scope) ?? NO_NAMING).restrict.length > 0
}

/** An assignment that grants counts like a shared team. */
function isGranted({ namings }: DecisionTable, scope: string, record: RecordFacts): boolean {
  return namings.get(scope)?.grant.some((one) => namedBy(one, record) !== undefined) ?? false
}

/** When a way limited to young records will no longer admit this one. */
export function endOf(way: Way, record: RecordFacts): Instant | null {
  return way.within === null || record.createdAt === undefined ? null : later(record.createdAt, way.within * 1000)
}

function isYoung(record: RecordFacts, within: number, now: Instant): boolean {
  return record.createdAt !== undefined && Date.parse(now) < Date.parse(record.createdAt) + within * 1000
}

function isInReach(table: DecisionTable, level: GivingLevel, record: RecordFacts, teams: TeamTree): boolean {
  switch (level) {
    case 'all':
      return true
    case 'team':
      return isOwn(table.subject, record) || isOfTeams(table.teamIds, record, teams)
    case 'account':
      return (
        isOwn(table.subject, record) || isOfContact(table.subject, record) || isOfAccounts(table.accountIds, record)
      )
    case 'contact':
      return isOfContact(table.subject, record)
    case 'own':
      return isOwn(table.subject, record)
    case 'yes':
      return false
  }
}

export function isOwn({ userId }: Subject, record: RecordFacts): boolean {
  return record.ownerId === userId || record.createdById === userId
}

export function isOfContact({ contactId }: Subject, record: RecordFacts): boolean {
  return contactId !== null && record.contactId === contactId
}

function isOfTeams(mine: ReadonlySet<string>, { teamIds = [] }: RecordFacts, teams: TeamTree): boolean {
  for (const teamId of teamIds) if (teams.isWithin(teamId, mine)) return true
  return false
}

function isOfAccounts(mine: ReadonlySet<string>, { accountIds = [] }: RecordFacts): boolean {
  for (const accountId of accountIds) if (mine.has(accountId)) return true
  return false
}
