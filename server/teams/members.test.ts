import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { MayNotGrant } from '../access/failures.ts'
import { Forbidden, Invalid, NotFound } from '../platform/failures.ts'
import { createRole } from '../roles/contract.ts'
import { editUser, getUser, listUsers, suspendUser } from '../users/contract.ts'
import {
  AlreadyMember,
  addTeamMember,
  changeTeamMember,
  createTeam,
  getTeam,
  giveTeamRole,
  listMembers,
  NotMember,
  RoleGivenAlready,
  RoleNotGiven,
  removeTeamMember,
  takeTeamRole,
} from './contract.ts'

async function openHouse() {
  const app = await startServer()
  const { admin, call } = app
  const team = async (name: string, parentId: string | null = null) =>
    (await call(admin, createTeam, { body: { name, parentId, positions: ['Chair'] } })).id
  const role = async (name: string, permissions: Record<string, 'all' | 'team' | 'yes'>) => {
    const cells = Object.entries(permissions).map(([key, level]) => ({
      scope: key.split('.')[0] ?? '',
      action: key.split('.')[1] ?? '',
      level,
    }))
    return (await call(admin, createRole, { body: { name, permissions: cells } })).id
  }
  const rules = await team('Rules')
  return { ...app, team, role, rules }
}

test('who fills teams gives what membership gives, and nothing beyond their own reach (R66)', async () => {
  const { admin, call, refused, person, team, role, rules } = await openHouse()
  const filler = await role('Filler', {
    'teams.read': 'all',
    'teams.members': 'all',
    'teams.edit': 'all',
    'users.read': 'all',
  })
  const strong = await role('Strong', { 'users.delete': 'all' })
  const local = await role('Local manager', { 'users.suspend': 'team' })
  const kit = await person('Kit Carson', { roles: [filler] })
  const ada = await person('Ada Lovelace', { roles: [local] })
  const bob = await person('Bob Kahn', { activated: false })
  const put = (user: string, to = rules, body = {}) => ({ params: { team: to, user }, body })
  await refused(kit, giveTeamRole, { params: { team: rules, role: strong } }, MayNotGrant)
  await call(admin, giveTeamRole, { params: { team: rules, role: strong }, query: { position: 'CHAIR' } })
  await refused(kit, addTeamMember, put(bob.id, rules, { position: 'chair' }), MayNotGrant)
  await call(kit, addTeamMember, put(bob.id))
  await refused(kit, changeTeamMember, put(bob.id, rules, { position: 'Chair' }), MayNotGrant)
  await refused(kit, takeTeamRole, { params: { team: rules, role: strong }, query: { position: 'Chair' } }, MayNotGrant)
  await refused(kit, addTeamMember, put(ada.id), MayNotGrant)
  const yard = await team('Yard')
  await call(admin, addTeamMember, put(ada.id, yard))
  await refused(ada, addTeamMember, put(ada.id, rules), Forbidden)
  await refused(ada, suspendUser, { params: { user: bob.id }, body: {} }, NotFound)
})

test('a team’s roles hold for its members by their position, with the next request (E-52)', async () => {
  const { admin, call, refused, person, role, rules } = await openHouse()
  const reader = await role('Reader', { 'users.read': 'all' })
  const ada = await person('Ada Lovelace', { teams: [rules] })
  const give = { params: { team: rules, role: reader }, query: { position: 'chair' } }
  const detail = await call(admin, giveTeamRole, give)
  expect(detail.roles).toMatchObject([{ name: 'Reader', position: 'Chair', can: { remove: true } }])
  await refused(admin, giveTeamRole, give, RoleGivenAlready)
  await refused(ada, listUsers, {}, Forbidden)
  const member = { params: { team: rules, user: ada.id } }
  const changed = await call(admin, changeTeamMember, { ...member, body: { position: 'chair' } })
  expect(changed).toMatchObject({ position: 'Chair', inForce: true, team: { name: 'Rules' } })
  await call(ada, listUsers, {})
  await call(admin, takeTeamRole, { params: give.params, query: { position: 'Chair' } })
  await refused(admin, takeTeamRole, { params: give.params, query: { position: 'Chair' } }, RoleNotGiven)
  await refused(ada, listUsers, {}, Forbidden)
  await call(admin, giveTeamRole, { params: give.params })
  await call(ada, listUsers, {})
  await call(admin, removeTeamMember, member)
  await refused(ada, listUsers, {}, Forbidden)
})

test('a membership begins by the ticker and ends to the millisecond, and nothing of it is overwritten', async () => {
  const { admin, call, refused, person, role, rules, clock, roster, run, trail } = await openHouse()
  await call(admin, giveTeamRole, { params: { team: rules, role: await role('Reader', { 'users.read': 'all' }) } })
  const ada = await person('Ada Lovelace')
  const params = { team: rules, user: ada.id }
  const at = (ms: number) => new Date(Date.parse(clock.now()) + ms).toISOString()
  const [from, until] = [at(10_000), at(20_000)]
  await refused(admin, changeTeamMember, { params, body: { order: 3 } }, NotMember)
  await refused(admin, addTeamMember, { params, body: { from: until, until: from } }, Invalid)
  await call(admin, addTeamMember, { params, body: { from, until } })
  await refused(admin, addTeamMember, { params, body: {} }, AlreadyMember)
  await refused(ada, listUsers, {}, Forbidden)
  clock.advance(10_000)
  await refused(ada, listUsers, {}, Forbidden)
  await run('starts')
  await call(ada, listUsers, {})
  await call(admin, changeTeamMember, { params, body: { order: 7 } })
  clock.advance(10_000)
  await refused(ada, listUsers, {}, Forbidden)
  const rows = await roster.world.engine.reads
    .selectFrom('memberships')
    .select(['ordinal', 'ended_at', 'until_at'])
    .orderBy('id')
    .execute()
  expect(rows.map((row) => [row.ordinal, row.ended_at !== null, row.until_at])).toEqual([
    [1, true, until],
    [7, false, until],
  ])
  const events = (await trail(rules)).filter((item) => item.event.startsWith('member.'))
  expect(events.map((item) => [item.event, item.before, item.after])).toEqual([
    ['member.changed', { order: 1 }, { order: 7 }],
    ['member.started', {}, {}],
    ['member.added', {}, {}],
  ])
})

test('fifty at once put somebody into a team: once they are in it', async () => {
  const { admin, attempt, call, person, rules } = await openHouse()
  const ada = await person('Ada Lovelace', { activated: false })
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, () =>
      attempt(admin, addTeamMember, { params: { team: rules, user: ada.id }, body: {} }),
    ),
  )
  expect(outcomes.filter((one) => one.status === 200)).toHaveLength(1)
  expect(new Set(outcomes.map((one) => one.problem?.code))).toEqual(new Set([undefined, 'already-member']))
  expect(await call(admin, getTeam, { params: { team: rules } })).toMatchObject({ memberCount: 1 })
})

test('leaving the default team leaves no default team (E-20)', async () => {
  const { admin, call, refused, person, team, rules } = await openHouse()
  const yard = await team('Yard')
  const ada = await person('Ada Lovelace', { teams: [rules], activated: false })
  const { version } = await call(admin, getUser, { params: { user: ada.id } })
  await refused(admin, editUser, { params: { user: ada.id }, body: { defaultTeamId: yard }, version }, Invalid)
  await call(admin, editUser, { params: { user: ada.id }, body: { defaultTeamId: rules }, version })
  const members = await call(admin, listMembers, { params: { team: rules } })
  expect(members.items[0]).toMatchObject({ isDefault: true, addedBy: 'Grace Hopper', user: { status: 'invited' } })
  await call(admin, removeTeamMember, { params: { team: rules, user: ada.id } })
  expect((await call(admin, getUser, { params: { user: ada.id } })).defaultTeam).toBe(null)
})

test('members come in the order of the team, page by page, and only those one may see', async () => {
  const { admin, call, person, role, rules, team } = await openHouse()
  const names = ['Ada Lovelace', 'Bob Kahn', 'Cleo Root', 'Dan Vale']
  for (const [index, name] of names.entries()) {
    const { id } = await person(name, { activated: false })
    await call(admin, addTeamMember, { params: { team: rules, user: id }, body: { order: 10 - index } })
  }
  const seen: string[] = []
  let after: string | null = null
  do {
    const query: { limit: number; after?: string } = after === null ? { limit: 3 } : { limit: 3, after }
    const page: { items: { user: { name: string } }[]; next: string | null } = await call(admin, listMembers, {
      params: { team: rules },
      query,
    })
    seen.push(...page.items.map((one) => one.user.name))
    after = page.next
  } while (after)
  expect(seen).toEqual(names.toReversed())
  const reader = await role('Teams only', { 'teams.read': 'all', 'users.read': 'team' })
  const kit = await person('Kit Carson', { roles: [reader], teams: [await team('Yard')] })
  expect(await call(kit, listMembers, { params: { team: rules } })).toMatchObject({ items: [], total: 0 })
})
