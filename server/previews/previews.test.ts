import { expect, test } from 'vitest'
import { furnishDesk } from '../../tests/harness/assignments.ts'
import { letIn, makePortal, switchTo } from '../../tests/harness/portals.ts'
import { startServer } from '../../tests/harness/server.ts'
import { MayNotGrant } from '../access/failures.ts'
import { days, later } from '../platform/clock.ts'
import { Forbidden, Invalid, NotFound } from '../platform/failures.ts'
import { givePortalRole } from '../portals/contract.ts'
import { createRole, grantUserRole } from '../roles/contract.ts'
import { createTeam, getTeam, giveTeamRole, moveTeam, TeamCycle, TeamInUse } from '../teams/contract.ts'
import { editUser, getUser, suspendUser } from '../users/contract.ts'
import { previewAccess } from './contract.ts'
import type { AccessPreview, Change } from './shapes.ts'

const cell = (scope: string, action: string, level: 'all' | 'team' | 'own' | 'yes') => ({ scope, action, level })

async function openOffice() {
  const app = await startServer()
  const { record } = await furnishDesk(app)
  const role = async (name: string, ...permissions: ReturnType<typeof cell>[]) =>
    (await app.call(app.admin, createRole, { body: { name, permissions } })).id
  const team = async (name: string, parentId: string | null = null) =>
    (await app.call(app.admin, createTeam, { body: { name, parentId } })).id
  const preview = (change: Change | object, by = app.admin) =>
    app.call(by, previewAccess, { body: { change } } as never) as Promise<AccessPreview>
  const refusedPreview = (change: object, failure: Parameters<typeof app.refused>[3], by = app.admin) =>
    app.refused(by, previewAccess, { body: { change } } as never, failure)
  return { ...app, role, team, record, preview, refusedPreview }
}

/** `gain lose scope.action before → after`, and what of the reach. */
function told({ changes }: AccessPreview) {
  const levels = (ways: AccessPreview['changes'][number]['before']) => ways.map(({ level }) => level).join('+') || '–'
  const named = (pieces: AccessPreview['changes'][number]['gained']) =>
    pieces.map((piece) => (piece.kind === 'team' ? piece.team.name : piece.kind === 'record' ? piece.record.name : '*'))
  return changes.map(({ scope, action, before, after, gained, lost, gain, lose }) =>
    [
      `+${gain} -${lose} ${scope.key}.${action.key} ${levels(before)} → ${levels(after)}`,
      ...named(gained).map((name) => `+${name}`),
      ...named(lost).map((name) => `-${name}`),
    ].join(' '),
  )
}

test('a role given by a team: who has as much already gains nothing, who is barred is not counted (E-12)', async () => {
  const { admin, call, person, role, team, preview } = await openOffice()
  const [reads, wide] = [
    await role('Reads', cell('users', 'read', 'team')),
    await role('Wide', cell('users', 'read', 'all')),
  ]
  const north = await team('North')
  const there = { teams: [{ id: north, position: 'Lead' }], activated: false }
  await person('Ann Lee', there)
  await person('Bob Roe', { ...there, roles: [wide] })
  await person('Cid May', { ...there, teams: [{ id: north, position: '' }] })
  const gone = await person('Dee Poe', there)
  await call(admin, suspendUser, { params: { user: gone.id }, body: {} })
  const give = { kind: 'team-role', team: north, role: reads, give: true }
  const all = await preview(give)
  expect(all).toMatchObject({ people: 3, gain: 2, lose: 0, leftOut: 0, from: null })
  expect(all.gainers.map(({ name }) => name)).toEqual(['Ann Lee', 'Cid May'])
  expect(told(all)).toEqual(['+2 -0 users.read – → team'])
  expect(await preview({ ...give, position: 'lead' })).toMatchObject({ people: 2, gain: 1 })
  await call(admin, giveTeamRole, { params: { team: north, role: reads } })
  expect(told(await preview({ ...give, give: false }))).toEqual(['+0 -2 users.read team → –'])
})

test('a team that is moved: those above it reach it no more, those of the new place do (R-12)', async () => {
  const { admin, call, person, role, team, preview, refusedPreview } = await openOffice()
  const reads = await role('Reads', cell('users', 'read', 'team'), cell('desk/issues', 'read', 'team'))
  const sales = await team('Sales')
  const north = await team('North', sales)
  const berlin = await team('Berlin', north)
  const service = await team('Service')
  await person('Sal Top', { roles: [reads], teams: [sales], activated: false })
  await person('Nor Mid', { roles: [reads], teams: [north, service], activated: false })
  await person('Ser Vis', { roles: [reads], teams: [service], activated: false })
  await person('Ber Lin', { roles: [reads], teams: [berlin], activated: false })
  const move = { kind: 'team-parent', team: north, parentId: service }
  const foreseen = await preview(move)
  expect(foreseen).toMatchObject({ people: 3, gain: 1, lose: 1 })
  expect([foreseen.gainers, foreseen.losers].flat().map(({ name }) => name)).toEqual(['Ser Vis', 'Sal Top'])
  expect(told(foreseen).sort()).toEqual([
    '+0 -1 desk/issues.read team → team -North',
    '+0 -1 users.read team → team -North',
    '+1 -0 desk/issues.read team → team +North',
    '+1 -0 users.read team → team +North',
  ])
  await refusedPreview({ ...move, parentId: berlin }, TeamCycle)
  await refusedPreview({ kind: 'team-deleted', team: north }, TeamInUse)
  const { version } = await call(admin, getTeam, { params: { team: north } })
  await call(admin, moveTeam, { params: { team: north }, body: { parentId: service }, version })
  expect(await preview(move)).toMatchObject({ people: 0, gain: 0, lose: 0, changes: [] })
})

test('a team that is deleted: its members get what the other team gives instead, and lose the rest', async () => {
  const { admin, call, person, role, team, preview, refusedPreview } = await openOffice()
  const [reads, edits] = [
    await role('Reads', cell('users', 'read', 'team')),
    await role('Edits', cell('users', 'edit', 'team')),
  ]
  const [north, south] = [await team('North'), await team('South')]
  await call(admin, giveTeamRole, { params: { team: north, role: reads } })
  await call(admin, giveTeamRole, { params: { team: south, role: edits } })
  await person('Ann Lee', { teams: [north], activated: false })
  const both = await preview({ kind: 'team-deleted', team: north, moveMembersTo: south })
  expect(told(both)).toEqual(['+0 -1 users.read team → –', '+1 -0 users.edit – → team'])
  expect(both).toMatchObject({ people: 1, gain: 1, lose: 1 })
  expect(await preview({ kind: 'team-deleted', team: north })).toMatchObject({ gain: 0, lose: 1 })
  await refusedPreview({ kind: 'team-deleted', team: north, moveMembersTo: north }, Invalid)
})

test('many people come into a team; a position that gives a role; what begins later is told as it will be', async () => {
  const { admin, call, clock, person, role, team, preview } = await openOffice()
  const reads = await role('Reads', cell('users', 'read', 'team'))
  const leads = await role('Leads', cell('users', 'suspend', 'team'))
  const north = await team('North')
  await call(admin, giveTeamRole, { params: { team: north, role: leads }, query: { position: 'Lead' } })
  const [ann, bob] = [await person('Ann Lee', { roles: [reads] }), await person('Bob Roe', { teams: [north] })]
  const into = { kind: 'members', team: north, people: [ann.id, bob.id, admin.id], become: { position: 'Lead' } }
  const foreseen = await preview(into)
  expect(told(foreseen)).toEqual(['+1 -0 users.read team → team +North', '+2 -0 users.suspend – → team'])
  expect(foreseen).toMatchObject({ people: 2, leftOut: 1, gain: 2, lose: 0 })
  const from = later(clock.now(), days(1))
  const ahead = await preview({ ...into, people: [ann.id], become: { position: 'Lead', from } })
  expect([ahead.from, ahead.gain]).toEqual([from, 1])
  expect(await preview({ ...into, people: [bob.id], become: null })).toMatchObject({ gain: 0, lose: 0, changes: [] })
})

test('roles of many people at once: one instead of another, and a role that is taken', async () => {
  const { admin, call, person, role, preview } = await openOffice()
  const [reads, wide] = [
    await role('Reads', cell('users', 'read', 'own')),
    await role('Wide', cell('users', 'read', 'all')),
  ]
  const [ann, bob] = [await person('Ann Lee', { roles: [reads] }), await person('Bob Roe')]
  const give = { kind: 'roles', people: [ann.id, bob.id], role: wide, become: {} }
  expect(told(await preview({ ...give, instead: reads }))).toEqual([
    '+1 -0 users.read own → all',
    '+1 -0 users.read – → all',
  ])
  await call(admin, grantUserRole, { params: { user: ann.id, role: wide }, body: {} })
  expect(told(await preview({ ...give, become: null }))).toEqual(['+0 -1 users.read all+own → own'])
})

test('R-11 R-14 an assignment: what it opens, what it closes, and where it changes nothing', async () => {
  const { admin, call, person, role, record, preview, refusedPreview } = await openOffice()
  const agent = await role('Agent', cell('desk/issues', 'read', 'team'))
  const [engine, brakes] = [await record('issue-types', 'Engine'), await record('issue-types', 'Brakes')]
  const acme = await record('customers', 'Acme')
  const ann = await person('Ann Lee', { roles: [agent] })
  const assign = (fields: object) => ({ kind: 'assignments', user: ann.id, fields })
  expect(told(await preview(assign({ customers: [acme] })))).toEqual(['+1 -0 desk/issues.read team → team +Acme'])
  expect(told(await preview(assign({ types: { only: [engine] } })))).toEqual(['+0 -1 desk/issues.read team → team -*'])
  const { version } = await call(admin, getUser, { params: { user: ann.id } })
  await call(admin, editUser, { params: { user: ann.id }, body: { fields: { types: { only: [engine] } } }, version })
  expect(told(await preview(assign({ types: { only: [brakes] } })))).toEqual([
    '+1 -1 desk/issues.read team → team +Brakes -Engine',
  ])
  expect(await preview(assign({ types: { only: [engine] } }))).toMatchObject({ gain: 0, lose: 0, changes: [] })
  await refusedPreview(assign({ types: [engine] }), Invalid)
})

test('P-05 what a portal gives its people counts as held, and no more once it is off', async () => {
  const app = await openOffice()
  const { admin, call, person, preview } = app
  const role = async (name: string) => {
    const permissions = [cell('desk/issues', 'read', 'own')]
    return (await call(admin, createRole, { body: { name, audience: 'portal', permissions } })).id
  }
  const [given, other] = [await role('Guest'), await role('Visitor')]
  const portal = await makePortal(app, { key: 'care' })
  await call(admin, givePortalRole, { params: { portal: portal.key, role: given } })
  const pat = await person('Pat Port', { type: 'portal', activated: false })
  await letIn(app, portal, pat)
  const give = { kind: 'roles', people: [pat.id], role: other, become: {} }
  expect(await preview(give)).toMatchObject({ people: 1, gain: 0, changes: [] })
  await switchTo(app, portal, false)
  expect(told(await preview(give))).toEqual(['+1 -0 desk/issues.read – → own'])
})

test('R66 R69 nobody learns by a preview of people whom they do not see, or of roles that they may not give', async () => {
  const { admin, call, person, role, team, preview, refusedPreview } = await openOffice()
  const clerk = await role('Clerk', cell('teams', 'read', 'team'), cell('teams', 'members', 'team'))
  const reads = await role('Reads', cell('users', 'read', 'all'))
  const [north, south] = [await team('North'), await team('South')]
  await call(admin, giveTeamRole, { params: { team: south, role: reads } })
  const kit = await person('Kit Carson', { roles: [clerk], teams: [north] })
  const hidden = await person('Hid Den', { activated: false })
  const into = { kind: 'members', team: north, people: [hidden.id], become: {} }
  expect(await preview(into, kit)).toMatchObject({ people: 0, leftOut: 1, gainers: [], changes: [] })
  await refusedPreview({ ...into, team: south }, NotFound, kit)
  await refusedPreview({ kind: 'team-parent', team: north, parentId: null }, Forbidden, kit)
  await refusedPreview({ kind: 'roles', people: [hidden.id], role: reads, become: {} }, MayNotGrant, kit)
  await call(admin, giveTeamRole, { params: { team: north, role: reads }, query: { position: 'Lead' } })
  await refusedPreview({ ...into, become: { position: 'Lead' } }, MayNotGrant, kit)
})
