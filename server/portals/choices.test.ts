import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { createDirectory } from '../directories/contract.ts'
import { createRecord, editRecord } from '../directories/records/contract.ts'
import { Forbidden } from '../platform/failures.ts'
import { createRole } from '../roles/contract.ts'
import { listStandsForChoices } from './contract.ts'

async function furnish() {
  const server = await startServer({ settings: { 'portals.accounts': 'accounts' } })
  const { admin, call } = server
  for (const key of ['accounts', 'plants']) await call(admin, createDirectory, { body: { key, name: key } })
  const record = (directory: string, name: string) =>
    call(admin, createRecord, { params: { directory }, body: { name } })
  for (let n = 10; n < 40; n++) await record('accounts', `Firm ${n}`)
  return { ...server, record }
}

test('R-11 accounts are found by name; those asked for by id are named as well, also out of use, of no other directory', async () => {
  const { admin, call, record } = await furnish()
  const zeta = await record('accounts', 'Zeta Works')
  const fern = await record('plants', 'Fern')
  const params = { directory: 'accounts', record: zeta.id }
  await call(admin, editRecord, { params, body: { inactive: true }, version: zeta.version })
  const asked = { of: 'accounts' as const, ids: `${zeta.id},${fern.id}` }
  const { directory, items } = await call(admin, listStandsForChoices, { query: asked })
  expect(directory).toBe('accounts')
  expect(items.map(({ name }) => name)).toEqual([
    ...Array.from({ length: 20 }, (_, n) => `Firm ${n + 10}`),
    'Zeta Works',
  ])
  const { items: found } = await call(admin, listStandsForChoices, { query: { of: 'accounts', q: 'zeta' } })
  expect(found).toEqual([])
  expect(await call(admin, listStandsForChoices, { query: { of: 'contacts', ids: zeta.id } })).toEqual({
    directory: null,
    items: [],
  })
})

test('whoever reads directories may narrow a list by them; who neither reads them nor creates portal users finds nothing', async () => {
  const { admin, call, person, refused } = await furnish()
  const may = (name: string, scope: string) =>
    call(admin, createRole, { body: { name, permissions: [{ scope, action: 'read', level: 'yes' }] } })
  const reader = await person('Rita Reader', { roles: [(await may('Reader', 'directories')).id] })
  const other = await person('Olga Other', { roles: [(await may('Other', 'portals')).id] })
  await refused(other, listStandsForChoices, { query: { of: 'accounts' } }, Forbidden)
  expect((await call(reader, listStandsForChoices, { query: { of: 'accounts', q: 'firm 12' } })).items).toHaveLength(1)
})
