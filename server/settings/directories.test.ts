import { expect, test } from 'vitest'
import { makePortal } from '../../tests/harness/portals.ts'
import { startServer } from '../../tests/harness/server.ts'
import { createDirectory } from '../directories/contract.ts'
import { createRecord } from '../directories/records/contract.ts'
import { Invalid } from '../platform/failures.ts'
import { createUser, editUser } from '../users/contract.ts'
import { ConfirmationNeeded, getSetting, resetSetting, setSetting } from './contract.ts'

test('E-10 a setting that names a directory offers those that there are, and takes no other', async () => {
  const { call, admin, refused } = await startServer()
  for (const [key, name] of [
    ['people', 'People outside'],
    ['accounts', 'Accounts'],
  ] as const)
    await call(admin, createDirectory, { body: { key, name } })
  const params = { key: 'portals.contacts' }
  const offered = await call(admin, getSetting, { params })
  expect([offered.type, offered.value, offered.choices]).toEqual([
    'directory',
    '',
    [
      { value: 'accounts', label: 'Accounts' },
      { value: 'people', label: 'People outside' },
    ],
  ])
  const wrong = { params, body: { value: 'contacts' }, version: 0 }
  expect((await refused(admin, setSetting, wrong, Invalid)).fields).toMatchObject([
    { path: 'portals.contacts', message: 'There is no directory “contacts”.' },
  ])
  const chosen = await call(admin, setSetting, { params, body: { value: 'people' }, version: 0 })
  expect(chosen.value).toBe('people')
  const none = await call(admin, setSetting, { params, body: { value: '' }, version: chosen.version })
  expect(none.value).toBe('')
})

test('E-10 before another directory is named for contacts or accounts it is told who stands for the former; they keep it', async () => {
  const server = await startServer()
  const { call, admin, refused } = server
  const record = async (directory: string, name: string) =>
    (await call(admin, createRecord, { params: { directory }, body: { name } })).id
  for (const key of ['clients', 'firms', 'newfirms'])
    await call(admin, createDirectory, { body: { key, name: `The ${key}` } })
  const choose = async (key: string, value: string, confirmed = false) => {
    const { version } = await call(admin, getSetting, { params: { key } })
    return { params: { key }, body: { value, confirmed }, version }
  }
  // Where nobody stands for anything, nothing is asked.
  await call(admin, setSetting, await choose('portals.contacts', 'clients'))
  await call(admin, setSetting, await choose('portals.accounts', 'firms'))
  const [ada, acme, apex, zenith] = [
    await record('clients', 'Ada'),
    await record('firms', 'Acme'),
    await record('firms', 'Apex'),
    await record('newfirms', 'Zenith'),
  ]
  await makePortal(server, { key: 'help' })
  const user = await call(admin, createUser, {
    body: { type: 'portal', username: 'ada', portals: ['help'], contact: ada, accounts: [acme, apex] },
  })

  const keeps =
    'They keep these, and what they reach by them, until somebody changes it; no more of these records are given.'
  const other = await choose('portals.accounts', 'newfirms')
  const told = await refused(admin, setSetting, other, ConfirmationNeeded)
  expect(told.detail).toBe(`One person stands for records of “The firms”. ${keeps}`)
  expect(told.fields).toMatchObject([{ path: 'portals.accounts', code: 'consequence' }])
  const none = { params: { key: 'portals.contacts' }, version: (await choose('portals.contacts', '')).version }
  const emptied = await refused(admin, resetSetting, { ...none, query: {} }, ConfirmationNeeded)
  expect(emptied.detail).toContain('“The clients”')
  await call(admin, setSetting, await choose('portals.accounts', 'newfirms', true))
  await call(admin, resetSetting, { ...none, query: { confirmed: 'true' } })

  // What is held stays as it is said again; what is new must be of the directory named now.
  const params = { user: user.id }
  const kept = await call(admin, editUser, {
    ...{ params, version: user.version },
    body: { contact: ada, accounts: [apex, zenith] },
  })
  expect(kept).toMatchObject({ contact: { name: 'Ada' }, accounts: [{ name: 'Apex' }, { name: 'Zenith' }] })
  const back = { params, version: kept.version, body: { accounts: [apex, acme] } }
  expect((await refused(admin, editUser, back, Invalid)).fields).toMatchObject([{ path: 'accounts.1' }])
})
