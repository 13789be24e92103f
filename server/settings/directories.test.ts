import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { createDirectory } from '../directories/contract.ts'
import { Invalid } from '../platform/failures.ts'
import { getSetting, setSetting } from './contract.ts'

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
