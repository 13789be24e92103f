import { describe, expect, test } from 'vitest'
import { issueUserLink, LinkNotValid, listLinks, revealLink } from '../../server/links/contract.ts'
import { activate, changeOwnPassword, completeReset } from '../../server/passwords/contract.ts'
import { Invalid, SignedOut } from '../../server/platform/failures.ts'
import { createRole } from '../../server/roles/contract.ts'
import { getMe } from '../../server/sessions/contract.ts'
import { setUp } from '../../server/setup/contract.ts'
import { setUpAddress } from '../../server/setup/index.ts'
import {
  changeUserType,
  createUser,
  deleteUser,
  editUser,
  GraceEnded,
  getUser,
  reactivateUser,
  restoreUser,
  suspendUser,
} from '../../server/users/contract.ts'
import { openLink, PASSWORD, type Person } from '../harness/people.ts'
import { startServer } from '../harness/server.ts'

const OTHER = 'another harbour of quiet boats'
const DESK = ['read', 'edit', 'links', 'suspend'].map((action) => ({
  scope: 'users',
  action,
  level: 'all' as const,
}))

async function openDesk(settings = {}) {
  const app = await startServer({ settings })
  const { admin, call, person } = app
  const desk = (await call(admin, createRole, { body: { name: 'Desk', permissions: DESK } })).id
  const kit = await person('Kit Carson', { roles: [desk] })
  const of = async (user: string) => ({
    params: { user },
    version: (await call(admin, getUser, { params: { user } })).version,
  })
  const resetLink = async (by: Person, user: string) => {
    const { id } = await call(by, issueUserLink, { params: { user }, body: { kind: 'password-reset' } })
    return (await call(by, revealLink, { params: { user, link: id } })).url.split('#')[1] ?? ''
  }
  return { ...app, kit, of, resetLink }
}

describe('links of who was weaker', () => {
  test('R28 R66 a reset link by a clerk ends when its owner becomes an administrator', async () => {
    const { admin, call, refused, person, kit, of, resetLink, visitor } = await openDesk()
    const ada = await person('Ada Lovelace')
    const link = await resetLink(kit, ada.id)
    await call(admin, changeUserType, { ...(await of(ada.id)), body: { type: 'admin' } })
    await refused(visitor, completeReset, { body: { link, password: OTHER } }, LinkNotValid)
    const own = await resetLink(admin, ada.id)
    await call(visitor, completeReset, { body: { link: own, password: OTHER } })
  })

  test('R28 R66 and when its owner gets a role that the clerk could not touch', async () => {
    const { admin, call, refused, person, kit, resetLink, visitor } = await openDesk()
    const ada = await person('Ada Lovelace')
    const link = await resetLink(kit, ada.id)
    const { grantUserRole } = await import('../../server/roles/contract.ts')
    const permissions = [{ scope: 'audit', action: 'read', level: 'yes' as const }]
    const strong = await call(admin, createRole, { body: { name: 'Strong', permissions } })
    await call(admin, grantUserRole, { params: { user: ada.id, role: strong.id }, body: {} })
    await refused(visitor, completeReset, { body: { link, password: OTHER } }, LinkNotValid)
  })

  test('R36 R66 an invitation by a clerk does not make the clerk an administrator; one by an administrator works', async () => {
    const { admin, call, refused, person, kit, of, visitor } = await openDesk()
    const ada = await person('Ada Lovelace', { activated: false })
    await call(kit, issueUserLink, { params: { user: ada.id }, body: { kind: 'activation' } })
    const link = await openLink({ call }, kit, ada)
    await call(admin, changeUserType, { ...(await of(ada.id)), body: { type: 'admin' } })
    await refused(visitor, activate, { body: { link, password: OTHER } }, LinkNotValid)
    await call(admin, issueUserLink, { params: { user: ada.id }, body: { kind: 'activation' } })
    const anew = await openLink({ call }, admin, ada)
    await call(visitor, activate, { body: { link: anew, password: OTHER } })
  })

  test('R36 no link works whose author was suspended, deleted or has ended since', async () => {
    const { admin, call, refused, person, clock, kit, of, resetLink, visitor } = await openDesk()
    const ada = await person('Ada Lovelace')
    const use = (link: string) => refused(visitor, completeReset, { body: { link, password: OTHER } }, LinkNotValid)
    const first = await resetLink(kit, ada.id)
    await call(admin, suspendUser, { params: { user: kit.id }, body: {} })
    await use(first)
    await call(admin, reactivateUser, { params: { user: kit.id } })
    const until = new Date(Date.parse(clock.now()) + 1000).toISOString()
    await call(admin, editUser, { ...(await of(kit.id)), body: { until } })
    clock.advance(1000)
    await use(first)
  })
})

describe('at the same time', () => {
  test('R28 R121 two who issue a link at once both get an answer, and one link stays', async () => {
    const { admin, call, attempt, person } = await openDesk()
    const ada = await person('Ada Lovelace')
    const params = { user: ada.id }
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, () => attempt(admin, issueUserLink, { params, body: { kind: 'password-reset' } })),
    )
    expect(outcomes.map((one) => one.status)).toEqual(outcomes.map(() => 200))
    expect((await call(admin, listLinks, { params })).items).toHaveLength(1)
  })

  test('R28 R121 a link issued while its owner is suspended does not outlive the suspension', async () => {
    const { admin, call, attempt, person } = await openDesk()
    const ada = await person('Ada Lovelace')
    const params = { user: ada.id }
    for (let round = 0; round < 6; round++) {
      await Promise.all([
        attempt(admin, issueUserLink, { params, body: { kind: 'password-reset' } }),
        attempt(admin, suspendUser, { params, body: {} }),
      ])
      await call(admin, reactivateUser, { params })
      expect((await call(admin, listLinks, { params })).items).toEqual([])
    }
  })

  test('R55 R56 who changes the password while being suspended has no session afterwards', async () => {
    const { admin, call, attempt, refused, person } = await openDesk()
    const ada = await person('Ada Lovelace')
    const params = { user: ada.id }
    const [changed] = await Promise.all([
      attempt(ada, changeOwnPassword, { body: { current: PASSWORD, password: OTHER } }),
      call(admin, suspendUser, { params, body: {} }),
    ])
    expect([204, 401]).toContain(changed.status)
    await call(admin, reactivateUser, { params })
    await refused(ada, getMe, {}, SignedOut)
  })
})

describe('ends', () => {
  test('R-25 a deleted user is restorable until the grace ends, to the millisecond, and with no grace not at all', async () => {
    const { admin, call, refused, person, clock, of, signIn } = await openDesk({ 'deletion.graceDays': 1 })
    const ada = await person('Ada Lovelace')
    const params = { user: ada.id }
    await call(admin, deleteUser, await of(ada.id))
    clock.advance(24 * 3_600_000 - 1)
    await signIn(admin)
    await call(admin, restoreUser, { params })
    await call(admin, deleteUser, await of(ada.id))
    clock.advance(24 * 3_600_000)
    await signIn(admin)
    await refused(admin, restoreUser, { params }, GraceEnded)
    const strict = await openDesk({ 'deletion.graceDays': 0 })
    await strict.call(strict.admin, deleteUser, await strict.of(strict.kit.id))
    await strict.refused(strict.admin, restoreUser, { params: { user: strict.kit.id } }, GraceEnded)
  })

  test('E-04 nobody is left without what signIn.identifier asks for, the last administrator neither', async () => {
    const { admin, call, refused, of } = await openDesk({ 'signIn.identifier': 'username' })
    const body = { username: null, emails: ['grace@x.example'] }
    const problem = await refused(admin, editUser, { ...(await of(admin.id)), body }, Invalid)
    expect(problem.fields?.[0]?.path).toBe('username')
    await refused(admin, createUser, { body: { emails: ['ann@x.example'] } }, Invalid)
    await call(admin, createUser, { body: { username: 'ann' } })
    const byMail = await startServer({ setUp: false, settings: { 'signIn.identifier': 'email' } })
    const secret = (await setUpAddress(byMail.roster.ctx))?.split('#')[1] ?? ''
    const first = { secret, givenName: 'Grace', username: 'grace', password: PASSWORD }
    await byMail.refused(byMail.visitor, setUp, { body: first }, Invalid)
    await byMail.call(byMail.visitor, setUp, { body: { ...first, email: 'grace@x.example' } })
  })
})
