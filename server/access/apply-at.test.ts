import { expect, test } from 'vitest'
import type { Person } from '../../tests/harness/people.ts'
import { startServer } from '../../tests/harness/server.ts'
import { makeToken } from '../../tests/harness/tokens.ts'
import { Forbidden } from '../platform/failures.ts'
import { createRole, editRole, getRole, grantUserRole, listRoles, revokeUserRole } from '../roles/contract.ts'
import { createTeam, giveTeamRole, removeTeamMember } from '../teams/contract.ts'

async function openBank(applyAt: 'immediate' | 'nextSignIn') {
  const app = await startServer({ settings: { 'roles.applyAt': applyAt, 'apiTokens.forPeople': 'everybody' } })
  const { call, admin } = app
  const body = { name: 'Role reader', permissions: [{ scope: 'roles', action: 'read', level: 'yes' as const }] }
  const role = (await call(admin, createRole, { body })).id
  const may = async (who: Person | Awaited<ReturnType<typeof makeToken>>) =>
    (await app.attempt(who, getRole, { params: { role } })).status === 200
  return { ...app, role, may, of: (user: string) => ({ params: { user, role } }) }
}

test('G-19 C-06 at once: a role counts with the next request, given or taken', async () => {
  const { call, admin, person, role, may, of } = await openBank('immediate')
  const kim = await person('Kim Novak')
  expect(await may(kim)).toBe(false)
  await call(admin, grantUserRole, { ...of(kim.id), body: {} })
  expect(await may(kim)).toBe(true)
  await call(admin, revokeUserRole, of(kim.id))
  expect(await may(kim)).toBe(false)
  expect(role).not.toBe('')
})

test('P-09 C-06 from the next sign-in on: a session keeps the roles it began with, a new one has the new ones', async () => {
  const server = await openBank('nextSignIn')
  const { call, admin, person, may, of, signIn, clock } = server
  const [kim, ann] = [await person('Kim Novak'), await person('Ann Lee', { roles: [server.role] })]
  clock.advance(1000)
  await call(admin, grantUserRole, { ...of(kim.id), body: {} })
  await call(admin, revokeUserRole, of(ann.id))
  expect([await may(kim), await may(ann)]).toEqual([false, true])
  expect(await may(await makeToken(server, kim, { name: 'now' }))).toBe(true)
  clock.advance(1000)
  await signIn(kim)
  await signIn(ann)
  expect([await may(kim), await may(ann)]).toEqual([true, false])
})

test('C-06 so do roles that came by a team; an edited role and an inactive one act at once all the same', async () => {
  const { call, admin, person, role, may, clock } = await openBank('nextSignIn')
  const team = (await call(admin, createTeam, { body: { name: 'House' } })).id
  await call(admin, giveTeamRole, { params: { team, role } })
  const kim = await person('Kim Novak', { teams: [team] })
  clock.advance(1000)
  await call(admin, removeTeamMember, { params: { team, user: kim.id } })
  expect(await may(kim)).toBe(true)
  const { version } = await call(admin, getRole, { params: { role } })
  await call(admin, editRole, { params: { role }, body: { inactive: true }, version })
  expect(await may(kim)).toBe(false)
})

test('the end of a grant acts at once, to the millisecond', async () => {
  const { call, admin, person, may, of, clock, refused } = await openBank('nextSignIn')
  const until = new Date(Date.parse(clock.now()) + 60_000).toISOString()
  const kim = await person('Kim Novak')
  await call(admin, grantUserRole, { ...of(kim.id), body: { until } })
  clock.advance(1)
  const ann = await person('Ann Lee', { roles: [{ id: of('').params.role, until }] })
  expect(await may(ann)).toBe(true)
  clock.advance(59_998)
  expect(await may(ann)).toBe(true)
  clock.advance(1)
  expect(await may(ann)).toBe(false)
  await refused(kim, listRoles, {}, Forbidden)
})
