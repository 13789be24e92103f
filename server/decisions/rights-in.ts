/** What somebody may do in one scope. Pure: facts and names in. */
import type { z } from 'zod'
import { type DeclaredScope, holdsField, isInForce, levelsOf, type Subject } from '../access/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { Names } from './names.ts'
import type { ScopeRights } from './shapes.ts'

type Rights = z.output<typeof ScopeRights>
type Way = Rights['actions'][number]['ways'][number]

export function rightsIn(subject: Subject, scope: DeclaredScope, names: Names, now: Instant): Rights {
  return {
    key: scope.key,
    name: scope.name,
    special: scope.special,
    actions: scope.actions.map(({ key, name }) => {
      const levels = levelsOf(subject, scope.key, key, now)
      return {
        key,
        name,
        levels: [...levels],
        ways: levels.size === 0 ? [] : waysTo(subject, scope.key, key, names, now),
      }
    }),
    fields: scope.fields.map(({ key, name }) => ({
      key,
      name,
      read: mayWithField(subject, scope.key, key, 'read', now),
      edit: mayWithField(subject, scope.key, key, 'edit', now),
    })),
    restrictions: assignmentsIn(subject, 'restrict', scope.key, names),
    grants: assignmentsIn(subject, 'grant', scope.key, names),
  }
}

/** Every role in force that gives the action, one line for each level and way it came; the widest first. */
function waysTo({ roles, type }: Subject, scope: string, action: string, names: Names, now: Instant): Way[] {
  if (type === 'admin') return []
  const ways = roles.flatMap((role) => {
    if (!isInForce(role, now)) return []
    const grants = role.grants.filter((one) => one.scope === scope && one.action === action && gives(one.level))
    const { via } = role
    return grants.map(({ level, within }) => ({
      level,
      within,
      role: { id: role.roleId, name: role.name },
      via: via.kind,
      team: via.kind === 'team' ? names.team(via.teamId) : null,
      portal: via.kind === 'portal' ? names.portal(via.portalId) : null,
      until: role.until,
    }))
  })
  return ways.sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level) || (a.role.name < b.role.name ? -1 : 1))
}

const ORDER: readonly string[] = ['yes', 'all', 'team', 'account', 'contact', 'own']

function gives(level: string): boolean {
  return ORDER.includes(level)
}

function mayWithField(subject: Subject, scope: string, field: string, action: 'read' | 'edit', now: Instant): boolean {
  const may = levelsOf(subject, scope, action, now).size > 0
  return may && holdsField(subject, { scope, field, action, gives: true }, now)
}

function assignmentsIn({ assignments }: Subject, effect: string, scope: string, names: Names) {
  return assignments
    .filter((one) => one.effect === effect)
    .flatMap(({ fieldId, appliesTo, recordIds }) =>
      appliesTo
        .filter((one) => one.scope === scope)
        .map(({ attribute }) => ({ field: names.field(fieldId), attribute, records: recordIds.map(names.record) })),
    )
}
