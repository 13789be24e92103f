import { expect, test } from 'vitest'
import { linkTo, loggedInAs } from '../../tests/harness/log-in-as.ts'
import { PASSWORD, visitor } from '../../tests/harness/people.ts'
import { startServer } from '../../tests/harness/server.ts'
import { verifyTrail } from '../audit/index.ts'
import { WrongPassword } from '../passwords/contract.ts'
import { createRole } from '../roles/contract.ts'
import { listOwnSessions } from '../sessions/contract.ts'
import { listSignIns } from '../sign-in-log/contract.ts'
import { deleteUser, editUser, getUser, listTimeline } from '../users/contract.ts'
import { purgeUser } from '../users/purge/contract.ts'
import { logInAs, openLogInAs } from './contract.ts'

async function cast(mail = false, settings: Readonly<Record<string, unknown>> = {}) {
  const server = await startServer({ mail, settings })
  const ada = await server.person('Ada Lovelace', { type: 'admin' })
  const bob = await server.person('Bob Harris', { emails: ['bob@example.org'], language: 'de' })
  return { ...server, ada, bob }
}

test('E-57 the sign-in log tells who wanted to be whom, and the true reason of each refusal', async () => {
  const { ada, bob, admin, call, refused, run } = await cast(false, { 'locks.attempts': 1 })
  const link = await linkTo({ call }, ada, bob)
  await call(visitor(), openLogInAs, { body: { link } })
  for (const password of ['not this one', PASSWORD])
    await refused(visitor(), logInAs, { body: { link, password } }, WrongPassword)
  await loggedInAs({ call }, admin, bob)
  await run('sign-ins')
  const { items } = await call(admin, listSignIns, { query: { path: 'log-in-as' } })
  const told = items.map(({ person, as, reason }) => [person?.name, as?.name, reason])
  expect(told).toEqual([
    ['Grace Hopper', 'Bob Harris', null],
    ['Ada Lovelace', 'Bob Harris', 'locked'],
    ['Ada Lovelace', 'Bob Harris', 'wrong-password'],
  ])
})

test('the user is told where the setting says so, in their language', async () => {
  const told = await cast(true, { 'logInAs.notify': true })
  await loggedInAs(told, told.ada, told.bob)
  await told.run('mail')
  const mail = told.mailbox?.newest('bob@example.org')
  expect(mail?.subject).toBe('Ada Lovelace hat sich bei Roster als Sie angemeldet')
  const untold = await cast(true)
  await loggedInAs(untold, untold.ada, untold.bob)
  await untold.run('mail')
  expect(() => untold.mailbox?.newest('bob@example.org')).toThrow()
})

test('R118 from where an administrator was logged in as them is not told to the user', async () => {
  const server = await cast()
  const { ada, bob, admin, call } = server
  const reader = await call(admin, createRole, {
    body: { name: 'Reader', permissions: [{ scope: 'users', action: 'history', level: 'own' }] },
  })
  const kim = await server.person('Kim Novak', { roles: [reader.id] })
  for (const user of [bob, kim]) await loggedInAs(server, ada, user)
  const shown = (await call(bob, listOwnSessions, {})).items.find(({ administrator }) => administrator !== null)
  expect(shown).toMatchObject({ administrator: 'Ada Lovelace', address: '' })
  const asKim = await loggedInAs(server, ada, kim)
  const { version } = await call(asKim, getUser, { params: { user: kim.id } })
  await call(asKim, editUser, { params: { user: kim.id }, body: { language: 'de' }, version })
  const { items } = await call(kim, listTimeline, { params: { user: kim.id } })
  const edited = items.find(({ event }) => event === 'user.edited')
  expect(edited).toMatchObject({ address: null, realActor: { name: 'Ada Lovelace' } })
})

test('R115 an erased administrator is no longer named where they were somebody else; the trail verifies', async () => {
  const server = await cast()
  const { ada, bob, admin, call, run, trail, roster } = server
  const asBob = await loggedInAs(server, ada, bob)
  const { version } = await call(asBob, getUser, { params: { user: bob.id } })
  await call(asBob, editUser, { params: { user: bob.id }, body: { language: 'en' }, version })
  await run('seal')
  const params = { user: ada.id }
  await call(admin, deleteUser, { params, version: (await call(admin, getUser, { params })).version })
  await call(admin, purgeUser, { params })
  await run('seal')
  const edited = (await trail(bob.id)).find(({ event }) => event === 'user.edited')
  expect(edited).toMatchObject({ actor: { name: null }, realActor: { id: ada.id, name: null } })
  expect((await verifyTrail(roster.ctx)).problems).toEqual([])
})
