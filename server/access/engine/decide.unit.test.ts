import { describe, expect, test } from 'vitest'
import type { Instant } from '../../platform/clock.ts'
import {
  covers,
  decide,
  type Grant,
  type HeldRole,
  holds,
  type Level,
  levelsOf,
  type RecordFacts,
  reach,
  type Subject,
  treeOf,
  validUntil,
} from './index.ts'

const NOW = '2026-11-21T12:00:00.000Z' as Instant
const A_MILLISECOND_AGO = '2026-11-21T11:59:59.999Z' as Instant
const IN_A_MILLISECOND = '2026-11-21T12:00:00.001Z' as Instant
const teams = treeOf(
  new Map([
    ['senate', null],
    ['finance', 'senate'],
    ['taxation', 'finance'],
    ['rules', 'senate'],
  ]),
)

const ada: Subject = {
  userId: 'ada',
  type: 'regular',
  deletedAt: null,
  suspendedAt: null,
  from: null,
  until: null,
  teamIds: [],
  teamsUntil: null,
  contactId: null,
  accountIds: [],
  portals: [],
  roles: [],
  assignments: [],
  restrictedFields: new Set(),
  adminOnly: new Set(),
}

describe('the account as a whole', () => {
  const clerk = { ...ada, roles: [role('clerk', 'all')] }

  test.each([
    ['E-42 suspended', { suspendedAt: NOW }, 'suspended'],
    ['R-25 deleted', { deletedAt: NOW }, 'deleted'],
    ['expired at this very millisecond', { until: NOW }, 'expired'],
    ['scheduled for the next millisecond', { from: IN_A_MILLISECOND }, 'scheduled'],
    ['deleted outweighs suspended', { deletedAt: NOW, suspendedAt: NOW, until: NOW }, 'deleted'],
  ])('%s: nothing, not even for an administrator', (_, fact, code) => {
    expect(read({ ...clerk, ...fact }, {})).toMatchObject({ allowed: false, reason: { code }, levels: [] })
    expect(read({ ...clerk, ...fact, type: 'admin' }, {})).toMatchObject({ allowed: false, reason: { code } })
  })

  test('an account serves from its first to its last millisecond', () => {
    expect(read({ ...clerk, from: NOW, until: IN_A_MILLISECOND }, {})).toMatchObject({
      allowed: true,
      until: IN_A_MILLISECOND,
    })
  })

  test('a scheduled account names the moment it begins', () => {
    expect(read({ ...clerk, from: IN_A_MILLISECOND }, {}).until).toBe(IN_A_MILLISECOND)
  })

  test('E-02 an administrator may everything, whatever roles say', () => {
    const admin = {
      ...ada,
      type: 'admin' as const,
      roles: [role('nothing', 'none')],
      adminOnly: new Set(['issues.read']),
    }
    expect(read(admin, {})).toMatchObject({ allowed: true, reason: { code: 'admin' } })
    expect(read(admin)).toMatchObject({ allowed: true })
  })

  test('E-01 the system user may nothing by itself', () => {
    expect(read({ ...clerk, type: 'system' }, {})).toMatchObject({ allowed: false, reason: { code: 'system' } })
  })

  test('E-06 R-10 a regular user without a role may nothing', () => {
    expect(read(ada, { ownerId: 'ada' })).toMatchObject({ allowed: false, reason: { code: 'not-given' } })
  })
})

describe('E-51 how far a level reaches', () => {
  const mine: RecordFacts = { ownerId: 'ada' }
  const written: RecordFacts = { createdById: 'ada' }
  const ofTaxation: RecordFacts = { teamIds: ['taxation'] }
  const ofSenate: RecordFacts = { teamIds: ['senate'] }
  const ofContact: RecordFacts = { contactId: 'c1' }
  const ofAccount: RecordFacts = { accountIds: ['a2', 'a1'] }
  const foreign: RecordFacts = { ownerId: 'eve', teamIds: ['rules'], contactId: 'c9', accountIds: ['a9'] }
  const person = { ...ada, teamIds: ['finance'], contactId: 'c1', accountIds: ['a1'] }
  const everything = { mine, written, ofTaxation, ofSenate, ofContact, ofAccount, foreign }

  test.each<[Level, string[]]>([
    ['all', Object.keys(everything)],
    ['team', ['mine', 'written', 'ofTaxation']],
    ['account', ['mine', 'written', 'ofContact', 'ofAccount']],
    ['contact', ['ofContact']],
    ['own', ['mine', 'written']],
    ['yes', []],
    ['none', []],
    ['no', []],
  ])('%s admits %j', (level, admitted) => {
    const subject = { ...person, roles: [role('r', level)] }
    const names = Object.entries(everything).filter(([, facts]) => read(subject, facts).allowed === true)
    expect(names.map(([name]) => name)).toEqual(admitted)
  })

  test('R-13 a team of mine and every one below it, none above or beside', () => {
    const subject = { ...ada, teamIds: ['finance'], roles: [role('r', 'team')] }
    const admitted = ['senate', 'finance', 'taxation', 'rules'].filter(
      (team) => read(subject, { teamIds: [team] }).allowed,
    )
    expect(admitted).toEqual(['finance', 'taxation'])
  })

  test('a record of nobody is not the record of a user without a contact', () => {
    expect(read({ ...ada, roles: [role('r', 'contact')] }, { contactId: null }).allowed).toBe(false)
  })
})

describe('without a record', () => {
  test.each<[Level, boolean | 'depends']>([
    ['yes', true],
    ['all', true],
    ['team', 'depends'],
    ['account', 'depends'],
    ['contact', 'depends'],
    ['own', 'depends'],
    ['none', false],
    ['no', false],
  ])('%s answers %s', (level, allowed) => {
    expect(read({ ...ada, roles: [role('r', level)] }).allowed).toBe(allowed)
  })
})

describe('E-50 E-52 roles taken together', () => {
  test('the most generous role wins and is named', () => {
    const subject = { ...ada, roles: [role('none', 'none'), role('own', 'own'), role('all', 'all')] }
    expect(read(subject, { ownerId: 'eve' })).toMatchObject({
      allowed: true,
      levels: ['all', 'own'],
      reason: { code: 'role', roleId: 'all', level: 'all' },
    })
  })

  test('levels add up: what neither reaches alone', () => {
    const subject = { ...ada, teamIds: ['rules'], contactId: 'c1', roles: [role('a', 'team'), role('b', 'contact')] }
    expect(read(subject, { contactId: 'c1' }).allowed).toBe(true)
    expect(read(subject, { teamIds: ['rules'] }).allowed).toBe(true)
    expect(read(subject, { teamIds: ['senate'], contactId: 'c2' })).toMatchObject({
      allowed: false,
      reason: { code: 'out-of-reach' },
    })
  })

  test('a role for another scope or action gives nothing here', () => {
    const elsewhere = {
      ...role('r', 'all'),
      grants: [grant('all', { scope: 'users' }), grant('all', { action: 'edit' })],
    }
    expect(read({ ...ada, roles: [elsewhere] }, {}).allowed).toBe(false)
  })

  test('E-03 no role gives what is for administrators only', () => {
    const subject = { ...ada, roles: [role('r', 'all')], adminOnly: new Set(['issues.read']) }
    expect(read(subject, {})).toMatchObject({ allowed: false, reason: { code: 'admin-only' } })
    expect(levelsOf(subject, 'issues', 'read', NOW).size).toBe(0)
  })
})

describe('time', () => {
  test('a role holds from its first to its last millisecond', () => {
    const bounded = (from: Instant | null, until: Instant | null) => ({
      ...ada,
      roles: [{ ...role('r', 'all'), from, until }],
    })
    expect(read(bounded(NOW, null), {}).allowed).toBe(true)
    expect(read(bounded(IN_A_MILLISECOND, null), {})).toMatchObject({ allowed: false, until: IN_A_MILLISECOND })
    expect(read(bounded(null, IN_A_MILLISECOND), {})).toMatchObject({ allowed: true, until: IN_A_MILLISECOND })
    expect(read(bounded(null, NOW), {}).allowed).toBe(false)
  })

  test('E-54 within a day of creation, and no millisecond longer', () => {
    const subject = { ...ada, roles: [{ ...role('r', 'own'), grants: [grant('own', { within: 86_400 })] }] }
    const created = (createdAt: string) => read(subject, { ownerId: 'ada', createdAt: createdAt as Instant })
    expect(created('2026-11-20T12:00:00.001Z')).toMatchObject({ allowed: true, until: IN_A_MILLISECOND })
    expect(created('2026-11-20T12:00:00.000Z').allowed).toBe(false)
    expect(read(subject, { ownerId: 'ada' }).allowed).toBe(false)
    expect(read(subject).allowed).toBe('depends')
  })

  test('what was decided is good until the nearest bound of the account, a role or a membership', () => {
    const subject = {
      ...ada,
      until: '2027-01-01T00:00:00.000Z' as Instant,
      roles: [{ ...role('r', 'all'), from: A_MILLISECOND_AGO }],
    }
    expect(validUntil(subject, NOW)).toBe('2027-01-01T00:00:00.000Z')
    expect(validUntil({ ...subject, teamsUntil: IN_A_MILLISECOND }, NOW)).toBe(IN_A_MILLISECOND)
    expect(validUntil(ada, NOW)).toBeNull()
  })
})

describe('R71 by a token', () => {
  const clerk = { ...ada, roles: [role('clerk', 'all')] }

  test.each([
    ['a role holder', clerk],
    ['an administrator', { ...ada, type: 'admin' as const }],
  ])('%s may what the token was given and nothing else', (_, subject) => {
    const [given, other] = [
      { ...subject, only: new Set(['issues.read']) },
      { ...subject, only: new Set(['issues.edit']) },
    ]
    expect(read(given, {}).allowed).toBe(true)
    expect(holds(given, grant('all'), NOW)).toBe(true)
    expect(read(other, {})).toMatchObject({ allowed: false, reason: { code: 'outside-token' } })
    expect(read(other)).toMatchObject({ allowed: false })
    expect(holds(other, grant('own'), NOW)).toBe(false)
    expect(levelsOf(other, 'issues', 'read', NOW).size).toBe(0)
    expect(reach(other, { scope: 'issues', action: 'read' }, { teams, now: NOW })).toEqual({ kind: 'none' })
  })

  test('a token gives nothing that its owner lacks, nor to an owner who is barred', () => {
    const only = new Set(['issues.read'])
    expect(read({ ...ada, only }, {})).toMatchObject({ reason: { code: 'not-given' } })
    expect(read({ ...clerk, only, suspendedAt: NOW }, {})).toMatchObject({ reason: { code: 'suspended' } })
  })
})

describe('what one level covers', () => {
  test.each<[Level, Level[]]>([
    ['all', ['all', 'team', 'account', 'contact', 'own', 'none', 'no']],
    ['team', ['team', 'own', 'none', 'no']],
    ['account', ['account', 'contact', 'own', 'none', 'no']],
    ['contact', ['contact', 'none', 'no']],
    ['own', ['own', 'none', 'no']],
    ['yes', ['none', 'yes', 'no']],
  ])('%s covers %j', (held, covered) => {
    const levels: Level[] = ['all', 'team', 'account', 'contact', 'own', 'none', 'yes', 'no']
    expect(levels.filter((level) => covers(new Set([held]), level))).toEqual(covered)
  })

  test('whoever holds a permission for a day cannot give it for ever', () => {
    const subject = { ...ada, roles: [{ ...role('r', 'all'), grants: [grant('all', { within: 86_400 })] }] }
    expect(holds(subject, grant('own', { within: 3_600 }), NOW)).toBe(true)
    expect(holds(subject, grant('own'), NOW)).toBe(false)
  })
})

test('a cycle in the stored teams ends the walk instead of the server', () => {
  const knot = treeOf(
    new Map([
      ['a', 'b'],
      ['b', 'a'],
    ]),
  )
  expect(knot.isWithin('a', new Set(['c']))).toBe(false)
  expect([...knot.below(['a'])].sort()).toEqual(['a', 'b'])
})

function read(subject: Subject, record?: RecordFacts) {
  return decide(subject, { scope: 'issues', action: 'read' }, record, { teams, now: NOW })
}

function role(roleId: string, level: Level): HeldRole {
  return { roleId, name: roleId, via: { kind: 'direct' }, from: null, until: null, grants: [grant(level)], fields: [] }
}

function grant(level: Level, other: Partial<Grant> = {}): Grant {
  return { scope: 'issues', action: 'read', level, within: null, ...other }
}
