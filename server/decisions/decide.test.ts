import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { makeToken } from '../../tests/harness/tokens.ts'
import { Invalid, SignedOut } from '../platform/failures.ts'
import { createRole, grantUserRole, revokeUserRole } from '../roles/contract.ts'
import { createTeam } from '../teams/contract.ts'
import { suspendUser } from '../users/contract.ts'
import { decideAccess, filterAccess, UnknownSubject } from './contract.ts'

type Level = 'all' | 'team' | 'own' | 'yes'

async function openOffice() {
  const app = await startServer()
  const cells = (permissions: Record<string, Level>) =>
    Object.entries(permissions).map(([key, level]) => {
      const [scope = '', action = ''] = key.split('.')
      return { scope, action, level }
    })
  const make = async (name: string, permissions: Record<string, Level>) =>
    (await app.call(app.admin, createRole, { body: { name, permissions: cells(permissions) } })).id
  const team = async (name: string, parentId?: string) =>
    (await app.call(app.admin, createTeam, { body: { name, ...(parentId ? { parentId } : {}) } })).id
  const [house, cellar] = [await team('House'), await team('Cellar')]
  const clerk = await make('Clerk', { 'users.read': 'team', 'users.create': 'yes' })
  return { ...app, make, house, cellar, clerk }
}

const READ = { scope: 'users', action: 'read' }

test('R69 R63 about others asks who may; somebody unknown and somebody out of reach are the same', async () => {
  const { call, refused, visitor, person, make, house, cellar } = await openOffice()
  const porter = await make('Porter', { 'access.ask': 'team' })
  const kit = await person('Kit Carson', { roles: [porter], teams: [house] })
  const near = await person('Ann Near', { teams: [house] })
  const far = await person('Bob Far', { teams: [cellar] })
  await refused(visitor, decideAccess, { body: { questions: [READ] } }, SignedOut)
  const ask = async (who: typeof kit, subjects: string[]) =>
    (
      await call(who, decideAccess, { body: { questions: subjects.map((subject) => ({ ...READ, subject })) } })
    ).answers.map((answer) => answer.reason.code)
  const nobody = '00000000-0000-7000-8000-000000000000'
  expect(await ask(kit, [kit.id, near.id, far.id, nobody, 'ext:crm:7'])).toEqual([
    'not-given',
    'not-given',
    'unknown-subject',
    'unknown-subject',
    'unknown-subject',
  ])
  expect(await ask(near, [near.id, kit.id])).toEqual(['not-given', 'unknown-subject'])
  await refused(near, filterAccess, { body: { ...READ, subject: kit.id } }, UnknownSubject)
})

test('R71 by a token one asks, even about oneself, only where its scopes say so', async () => {
  const server = await openOffice()
  const robot = await server.person('Desk Robot', {
    type: 'api',
    roles: [await server.make('Asker', { 'access.ask': 'all', 'users.read': 'all' })],
  })
  const narrow = await makeToken(server, robot, { name: 'narrow', scopes: ['users.read'] })
  const wide = await makeToken(server, robot, { name: 'wide', scopes: ['access.ask'] })
  const about = async (application: typeof wide, subject: string) => {
    const questions = [{ ...READ, subject }]
    return (await server.call(application, decideAccess, { body: { questions } })).answers[0]?.reason.code
  }
  expect(await about(narrow, server.admin.id)).toBe('unknown-subject')
  expect(await about(narrow, robot.id)).toBe('unknown-subject')
  expect(await about(wide, server.admin.id)).toBe('admin')
})

test('R-10 G-19 an answer names role and level, and the next one obeys what changed in between', async () => {
  const { call, admin, person, house, cellar, clerk } = await openOffice()
  const kit = await person('Kit Carson', { teams: [house] })
  const questions = [
    READ,
    { ...READ, record: { teamIds: [house] } },
    { ...READ, record: { teamIds: [cellar] } },
    { ...READ, record: { ownerId: kit.id } },
    { scope: 'users', action: 'create' },
    { scope: 'users', action: 'delete' },
  ].map((question) => ({ ...question, subject: kit.id }))
  const ask = async () => {
    const { answers } = await call(admin, decideAccess, { body: { questions } })
    return answers.map(({ allowed, reason }) => `${allowed} ${reason.code} ${reason.level ?? ''}`.trim())
  }
  expect(new Set(await ask())).toEqual(new Set(['false not-given']))
  await call(admin, grantUserRole, { params: { user: kit.id, role: clerk }, body: {} })
  expect(await ask()).toEqual([
    'depends needs-record',
    'true role team',
    'false out-of-reach',
    'true role team',
    'true role yes',
    'false not-given',
  ])
  await call(admin, suspendUser, { params: { user: kit.id }, body: { reason: 'Away', until: null } })
  expect(new Set(await ask())).toEqual(new Set(['false suspended']))
  await call(admin, revokeUserRole, { params: { user: kit.id, role: clerk } })
  const { version } = (await call(admin, decideAccess, { body: { questions } })).answers[0] ?? {}
  expect(version).toMatch(/^\d+\.\d+\.\d+$/)
})

test('what nobody declared is refused by its place, and never looks like a no', async () => {
  const { admin, refused } = await openOffice()
  const questions = [
    READ,
    { scope: 'desk/issues', action: 'read' },
    { scope: 'users', action: 'fly' },
    { ...READ, field: 'salary' },
    { ...READ, record: { refs: { type: [] } } },
  ]
  const problem = await refused(admin, decideAccess, { body: { questions } }, Invalid)
  expect(problem.fields?.map(({ path }) => path)).toEqual([
    'questions.1.scope',
    'questions.2.action',
    'questions.3.field',
    'questions.4.record.refs.type',
  ])
  await refused(admin, decideAccess, { body: { questions: [] } }, Invalid)
  const many = Array.from({ length: 1001 }, () => READ)
  await refused(admin, decideAccess, { body: { questions: many } }, Invalid)
  await refused(admin, filterAccess, { body: { ...READ, columns: { ownerId: 'a"b' } } }, Invalid)
})

test('an explanation leads from the user to the record, or to the nearest thing that is missing', async () => {
  const { call, admin, person, house, cellar, clerk } = await openOffice()
  const kit = await person('Kit Carson', { teams: [house], roles: [clerk] })
  const ask = async (question: object) => {
    const body = { explain: true, questions: [{ ...READ, subject: kit.id, ...question }] }
    return (await call(admin, decideAccess, { body })).answers[0]?.explanation
  }
  const yes = await ask({ record: { teamIds: [cellar, house] } })
  expect(yes?.path.map(({ kind }) => kind)).toEqual(['user', 'role', 'permission', 'level', 'record'])
  expect(yes?.path.at(-1)).toMatchObject({ by: { kind: 'team', mine: { name: 'House' }, theirs: { name: 'House' } } })
  expect(yes?.missing).toBeNull()
  const far = await ask({ record: { teamIds: [cellar] } })
  expect(far?.missing).toEqual({
    code: 'out-of-reach',
    level: 'team',
    theirTeams: [{ id: cellar, name: 'Cellar' }],
    ownTeams: [{ id: house, name: 'House' }],
  })
  const not = await ask({ action: 'edit' })
  expect(not?.missing).toMatchObject({ code: 'not-given', roles: [{ name: 'User manager' }] })
  const own = (
    await call(kit, decideAccess, { body: { explain: true, questions: [{ ...READ, record: { teamIds: [cellar] } }] } })
  ).answers[0]?.explanation
  expect(own?.missing?.theirTeams).toEqual([{ id: cellar, name: null }])
})
