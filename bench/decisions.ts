import { decide, type HeldRole, type Subject, treeOf } from '../server/access/engine/index.ts'
import type { Instant } from '../server/platform/clock.ts'
import { median } from './run.ts'
import type { Row } from './table.ts'

const NOW = '2026-11-21T12:00:00.000Z' as Instant
const ROUNDS = 3
const TIMES = 500_000
const MUST = 300_000

/** Decisions in this process about somebody with 20 roles, 3 teams and 5 assignments, each about another record. */
export async function benchDecisions(): Promise<Row[]> {
  const rates = Array.from({ length: ROUNDS }, rate)
  return [{ what: 'Access decisions in process', ours: median(rates), limit: MUST, unit: '/s', must: 1, aim: 3.33 }]
}

function rate(): number {
  const teams = treeOf(new Map(Array.from({ length: 50 }, (_, n) => [`team-${n}`, n < 5 ? null : `team-${n % 5}`])))
  const records = Array.from({ length: 64 }, (_, n) => ({
    id: `user-${n}`,
    ownerId: `user-${n}`,
    createdById: `user-${n % 7}`,
    teamIds: [`team-${n % 50}`],
    refs: { kind: `kind-${n % 12}` },
  }))
  const began = performance.now()
  let allowed = 0
  for (let n = 0; n < TIMES; n++) {
    const question = { scope: `scope-${n % 20}`, action: n % 3 === 0 ? 'edit' : 'read' }
    if (decide(KIM, question, records[n % 64], { teams, now: NOW }).allowed === true) allowed++
  }
  if (allowed === 0 || allowed === TIMES) throw new Error('These decisions decide nothing.')
  return TIMES / ((performance.now() - began) / 1000)
}

const KIM: Subject = {
  userId: 'user-1',
  type: 'regular',
  deletedAt: null,
  suspendedAt: null,
  from: null,
  until: null,
  teamIds: ['team-1', 'team-12', 'team-23'],
  teamsUntil: null,
  contactId: null,
  accountIds: [],
  portals: [],
  roles: Array.from({ length: 20 }, (_, n) => heldRole(n)),
  assignments: Array.from({ length: 5 }, (_, n) => ({
    fieldId: `field-${n}`,
    effect: n < 2 ? 'restrict' : 'grant',
    appliesTo: [{ scope: `scope-${n}`, attribute: 'kind' }],
    recordIds: Array.from({ length: 10 }, (_, m) => `kind-${m}`),
  })),
  restrictedFields: new Set(),
  adminOnly: new Set(),
}

function heldRole(n: number): HeldRole {
  const levels = ['own', 'team', 'all'] as const
  return {
    roleId: `role-${n}`,
    name: `Role ${n}`,
    from: null,
    until: null,
    via: n % 4 === 0 ? { kind: 'team', teamId: 'team-1' } : { kind: 'direct' },
    grants: ['read', 'edit'].map((action) => ({
      scope: `scope-${n}`,
      action,
      level: levels[n % 3] ?? 'own',
      within: null,
    })),
    fields: [{ scope: `scope-${n}`, field: 'price', action: 'read', gives: n % 2 === 0 }],
  }
}
