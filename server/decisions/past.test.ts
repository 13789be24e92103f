import { expect, test } from 'vitest'
import type { Person } from '../../tests/harness/people.ts'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { Invalid } from '../platform/failures.ts'
import { createRole, deleteRole, editRole, getRole, grantUserRole, revokeUserRole } from '../roles/contract.ts'
import { setSetting } from '../settings/contract.ts'
import {
  addTeamMember,
  createTeam,
  getTeam,
  giveTeamRole,
  moveTeam,
  removeTeamMember,
  takeTeamRole,
} from '../teams/contract.ts'
import { changeUserType, deleteUser, getUser, reactivateUser, restoreUser, suspendUser } from '../users/contract.ts'
import { decideAccess, filterAccess, rightsOfUser, whoMay } from './contract.ts'

const READ = { scope: 'users', action: 'read' }
const AWAY = { reason: 'Away', until: null }

test('what was answered at each moment of a history is answered about that moment ever after', async () => {
  const server = await startServer()
  const { call, admin, clock, person } = server
  const team = async (name: string) => (await call(admin, createTeam, { body: { name } })).id
  const [house, cellar] = [await team('House'), await team('Cellar')]
  const make = async (name: string, level: 'all' | 'team') =>
    (await call(admin, createRole, { body: { name, permissions: [{ ...READ, level }] } })).id
  const [wide, near] = [await make('Wide', 'all'), await make('Near', 'team')]
  const [kim, ann] = [await person('Kim Novak'), await person('Ann Lee')]
  const user = (id: string) => ({ params: { user: id } })
  const version = async (id: string) => (await call(admin, getUser, user(id))).version
  const roleVersion = async (id: string) => (await call(admin, getRole, { params: { role: id } })).version
  const teamVersion = async (id: string) => (await call(admin, getTeam, { params: { team: id } })).version
  const edit = async (role: string, body: object) =>
    call(admin, editRole, { params: { role }, body, version: await roleVersion(role) })
  const steps: (() => Promise<unknown>)[] = [
    () => call(admin, grantUserRole, { params: { user: kim.id, role: near }, body: {} }),
    () => call(admin, addTeamMember, { params: { team: house, user: kim.id }, body: {} }),
    async () =>
      call(admin, moveTeam, {
        params: { team: cellar },
        body: { parentId: house },
        version: await teamVersion(cellar),
      }),
    () => call(admin, giveTeamRole, { params: { team: house, role: wide } }),
    () => edit(wide, { inactive: true }),
    () => edit(wide, { inactive: false }),
    () => call(admin, suspendUser, { ...user(kim.id), body: AWAY }),
    () => call(admin, suspendUser, { ...user(kim.id), body: { ...AWAY, reason: 'Longer' } }),
    () => call(admin, reactivateUser, user(kim.id)),
    () => edit(wide, { permissions: [{ ...READ, level: 'team' }] }),
    () => call(admin, takeTeamRole, { params: { team: house, role: wide } }),
    () => call(admin, revokeUserRole, { params: { user: kim.id, role: near } }),
    () =>
      call(admin, setSetting, {
        params: { key: 'access.baselineRole' },
        body: { value: 'Near', confirmed: true },
        version: 0,
      }),
    () => call(admin, removeTeamMember, { params: { team: house, user: kim.id } }),
    async () =>
      call(admin, changeUserType, { ...user(ann.id), body: { type: 'admin' }, version: await version(ann.id) }),
    async () =>
      call(admin, changeUserType, { ...user(ann.id), body: { type: 'regular' }, version: await version(ann.id) }),
    async () => call(admin, deleteUser, { ...user(kim.id), version: await version(kim.id) }),
    async () => call(admin, restoreUser, user(kim.id)),
    async () => call(admin, deleteRole, { params: { role: wide }, version: await roleVersion(wide) }),
    async () =>
      call(admin, moveTeam, { params: { team: cellar }, body: { parentId: null }, version: await teamVersion(cellar) }),
  ]
  const told: { at: string; answers: unknown }[] = []
  for (const step of steps) {
    await step()
    clock.advance(500)
    told.push({ at: clock.now(), answers: await askAll(server, [kim, ann], [house, cellar]) })
    clock.advance(500)
  }
  expect(new Set(told.map(({ answers }) => JSON.stringify(answers))).size).toBeGreaterThan(8)
  for (const { at, answers } of told) expect(await askAll(server, [kim, ann], [house, cellar], at)).toEqual(answers)
})

test('a moment to come is refused, and before somebody was there nobody is known', async () => {
  const { call, refused, admin, clock, person } = await startServer()
  const before = clock.now()
  clock.advance(1000)
  const kim = await person('Kim Novak')
  const questions = [{ ...READ, subject: kim.id }]
  const then = await call(admin, decideAccess, { body: { questions, at: before } })
  expect(then.answers[0]?.reason.code).toBe('unknown-subject')
  const soon = new Date(Date.parse(clock.now()) + 1).toISOString()
  const problem = await refused(admin, decideAccess, { body: { questions, at: soon } }, Invalid)
  expect(problem.fields?.map(({ path }) => path)).toEqual(['at'])
})

/** Every kind of question about these people; versions and ends aside, which are of now. */
async function askAll({ call, admin }: TestServer, people: readonly Person[], teams: readonly string[], at?: string) {
  const moment = at === undefined ? {} : { at }
  const questions = people.flatMap(({ id }) => [
    { ...READ, subject: id },
    ...teams.map((team) => ({ ...READ, subject: id, record: { teamIds: [team] } })),
  ])
  const decided = await call(admin, decideAccess, { body: { ...moment, questions } })
  const answers = decided.answers.map(({ allowed, levels, reason }) => ({ allowed, levels, code: reason.code }))
  const filters = []
  for (const { id } of people)
    filters.push((await call(admin, filterAccess, { body: { ...READ, ...moment, subject: id } })).condition)
  const who = (await call(admin, whoMay, { body: { ...READ, ...moment, record: { teamIds: [teams[1] ?? ''] } } })).items
  const rights = []
  for (const { id } of people) {
    const { administrator, barrier, modules } = await call(admin, rightsOfUser, { params: { user: id }, query: moment })
    rights.push({ administrator, barrier, users: modules[0]?.scopes[0] })
  }
  return { answers, filters, who: who.map(({ user }) => user.name).sort(), rights }
}
