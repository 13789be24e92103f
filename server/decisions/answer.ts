import type { z } from 'zod'
import type { Decision, PersonFacts, Question, RecordFacts } from '../access/index.ts'
import type { Answer } from './shapes.ts'

export type Reply = z.output<typeof Answer>

/** A question with its answer, before names are put to it. */
export interface Decided {
  readonly person: PersonFacts
  readonly question: Question
  readonly record: RecordFacts | undefined
  readonly decision: Decision
  readonly version: string
}

/** Nobody, or nobody about whom the caller may ask: the same answer for both (R69). */
export const UNKNOWN: Reply = {
  allowed: false,
  levels: [],
  reason: { code: 'unknown-subject' },
  until: null,
  version: '',
}

/** The answer as applications get it. */
export function toAnswer({ person, decision, version }: Decided): Reply {
  const { allowed, levels, reason, until } = decision
  return { allowed, levels: [...levels], reason: reasonOf(person, reason), until, version }
}

function reasonOf({ subject }: PersonFacts, reason: Decision['reason']): Reply['reason'] {
  if (reason.code === 'restricted') return { code: 'restricted', field: reason.fieldId, attribute: reason.attribute }
  if (reason.code !== 'role') return { code: reason.code }
  const role = { id: reason.roleId, name: roleName(subject, reason.roleId) }
  return { code: 'role', role, level: reason.level }
}

/** What a role that this person holds is called. */
export function roleName({ roles }: PersonFacts['subject'], id: string): string {
  return roles.find((role) => role.roleId === id)?.name ?? ''
}
