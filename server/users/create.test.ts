import { describe, expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { Forbidden, Invalid } from '../platform/failures.ts'
import { createUser, getUser, IdentifierTaken, listTimeline } from './contract.ts'

describe('who may create', () => {
  test('E-03 R-10 without a role nobody creates users, and a stranger not at all', async () => {
    const { person, refused, visitor } = await startServer()
    const clerk = await person('Clara Clerk')
    await refused(clerk, createUser, { body: { username: 'x' } }, Forbidden)
    await refused(visitor, createUser, { body: { username: 'x' } }, { ...Forbidden, code: 'signed-out', status: 401 })
  })

  test('E-05 R66 a user manager creates regular users but no administrator', async () => {
    const { person, refused, call, builtin } = await withBuiltin()
    const manager = await person('Mona Manager', { roles: [builtin('User manager')] })
    await call(manager, createUser, { body: { username: 'rita', givenName: 'Rita' } })
    await refused(manager, createUser, { body: { username: 'boss', type: 'admin' } }, Forbidden)
  })
})

describe('identifiers', () => {
  test('E-18 E-17 G-08 usernames that cannot be typed, look like others or are reserved are refused', async () => {
    const { admin, refused } = await startServer()
    const names = {
      'Upper Case': 'pattern',
      'a b': 'pattern',
      pаypal: 'pattern',
      system: 'reserved',
      System: 'reserved',
    }
    for (const [username, code] of Object.entries(names)) {
      const problem = await refused(admin, createUser, { body: { username } }, Invalid)
      expect(problem.fields?.[0]).toMatchObject({ path: 'username', code })
    }
  })

  test('G-10 R34 what is not one email address is refused by its place', async () => {
    const { admin, refused } = await startServer()
    const wrong = [
      'a@b',
      'no-at.example',
      'two@@x.example',
      '.dot@x.example',
      'a@-x.example',
      'a@x.example,b@x.example',
    ]
    for (const email of wrong) {
      const problem = await refused(admin, createUser, { body: { emails: [email] } }, Invalid)
      expect(problem.fields?.[0]?.path).toBe('emails.0')
    }
  })

  test('C-01 E-18 username and email share one namespace, in any case and form', async () => {
    const { admin, call, refused } = await startServer()
    await call(admin, createUser, { body: { username: 'kim@x.example', givenName: 'Kim' } })
    const problem = await refused(admin, createUser, { body: { emails: ['KIM@X.example'] } }, IdentifierTaken)
    expect(problem.fields).toEqual([
      { path: 'emails.0', code: 'identifier-taken', message: 'Kim already uses this address.' },
    ])
    await refused(admin, createUser, { body: { emails: ['ki\u{ff4d}@x.example'] } }, IdentifierTaken)
  })

  test('E-18 of fifty who want the same name at once one gets it and nothing is half-saved', async () => {
    const { admin, attempt, roster } = await startServer()
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => attempt(admin, createUser, { body: { username: 'wanted' } })),
    )
    expect(outcomes.filter((outcome) => outcome.status === 201)).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome.problem?.code === IdentifierTaken.code)).toHaveLength(49)
    const rows = await roster.world.engine.reads
      .selectFrom('users')
      .select('id')
      .where('username', '=', 'wanted')
      .execute()
    expect(rows).toHaveLength(1)
  })
})

describe('what is created', () => {
  test('G-15 R-04 a new user is invited, with an activation link and no session', async () => {
    const { admin, call } = await startServer({ now: '2026-11-21T09:00:00.000Z' })
    const user = await call(admin, createUser, {
      body: { givenName: 'Nydia', familyName: 'Velázquez', emails: ['n@x.example'] },
    })
    expect(user).toMatchObject({
      name: 'Nydia Velázquez',
      email: 'n@x.example',
      type: 'regular',
      version: 1,
      createdBy: 'Grace Hopper',
    })
    expect(user.status).toMatchObject({ key: 'invited', until: '2026-11-24T09:00:00.000Z' })
  })

  test('E-13 an API user has no link, no email and is active at once', async () => {
    const { admin, call, refused } = await startServer()
    const user = await call(admin, createUser, {
      body: { type: 'api', username: 'sync', displayName: 'Roll call sync' },
    })
    expect(user.status.key).toBe('active')
    const problem = await refused(
      admin,
      createUser,
      { body: { type: 'api', username: 's2', emails: ['a@x.example'] } },
      Invalid,
    )
    expect(problem.fields?.[0]?.path).toBe('emails')
  })

  test('R126 the same Idempotency-Key answers the same and creates once, another body is refused', async () => {
    const { admin, call, attempt } = await startServer()
    const first = await call(admin, createUser, { body: { username: 'once' }, key: 'k1' })
    const again = await call(admin, createUser, { body: { username: 'once' }, key: 'k1' })
    expect(again.id).toBe(first.id)
    const other = await attempt(admin, createUser, { body: { username: 'twice' }, key: 'k1' })
    expect(other.problem?.code).toBe('idempotency-key-reused')
  })

  test('R10 a password for somebody else is refused unless the setting allows it, and then must be changed', async () => {
    const strict = await startServer()
    const body = { username: 'pat', wayIn: 'password', password: 'eleven silver kettles' } as const
    await strict.refused(strict.admin, createUser, { body }, Invalid)
    const lenient = await startServer({ settings: { 'passwords.adminMaySet': true } })
    const pat = await lenient.call(lenient.admin, createUser, { body })
    expect(pat.status.key).toBe('active')
  })

  test('C-08 a user with a beginning and an end is scheduled, then active, then expired', async () => {
    const { admin, call, clock, refused, run, signIn } = await startServer({ now: '2026-11-21T09:00:00.000Z' })
    const days = { from: '2026-11-22T09:00:00.000Z', until: '2026-11-23T09:00:00.000Z' }
    await refused(admin, createUser, { body: { username: 'wrong', from: days.until, until: days.from } }, Invalid)
    const { id } = await call(admin, createUser, { body: { type: 'api', username: 'temp', ...days } })
    const status = async () => (await call(admin, getUser, { params: { user: id } })).status.key
    expect(await status()).toBe('scheduled')
    clock.advance(24 * 3_600_000)
    await signIn(admin)
    expect(await status()).toBe('scheduled')
    await run('starts')
    expect(await status()).toBe('active')
    clock.advance(24 * 3_600_000)
    await signIn(admin)
    expect(await status()).toBe('expired')
  })

  test('R93 names are kept as typed, but never with invisible or bidirectional characters', async () => {
    const { admin, call, refused } = await startServer()
    const user = await call(admin, createUser, { body: { username: 'x1', givenName: '<script>alert(1)</script>' } })
    expect(user.givenName).toBe('<script>alert(1)</script>')
    const problem = await refused(admin, createUser, { body: { username: 'x2', givenName: 'Ada\u202Eadmin' } }, Invalid)
    expect(problem.fields?.[0]?.path).toBe('givenName')
  })

  test('the timeline of a new user tells who created them', async () => {
    const { admin, call } = await startServer()
    const { id } = await call(admin, createUser, { body: { username: 'ada', givenName: 'Ada' } })
    const { items } = await call(admin, listTimeline, { params: { user: id } })
    expect(items.map((item) => [item.event, item.actor.name])).toEqual([
      ['link.issued', 'Grace Hopper'],
      ['user.created', 'Grace Hopper'],
    ])
  })
})

async function withBuiltin() {
  const server = await startServer()
  const roles = await server.roster.world.engine.reads.selectFrom('roles').select(['id', 'name']).execute()
  return { ...server, builtin: (name: string) => roles.find((role) => role.name === name)?.id ?? '' }
}
