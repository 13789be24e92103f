import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { contextOf, systemActor } from '../platform/context.ts'
import { createDirectory, DirectoryOfModule, editDirectory, listDirectories, removeDirectory } from './contract.ts'
import { type DeclaredDirectory, endDirectories, installDirectories } from './index.ts'
import { createRecord, listRecords } from './records/contract.ts'

const kind = { required: false, choices: [], directory: null }
const customers = {
  key: 'customers',
  name: 'Customers',
  attributes: [{ key: 'vat', name: 'VAT', kind: 'text' as const, ...kind }],
}

async function openDesk() {
  const app = await startServer()
  const ctx = contextOf(app.roster.world, systemActor)
  const install = (declared: readonly DeclaredDirectory[]) =>
    ctx.upkeep((tx) => installDirectories(tx, 'desk', declared))
  const keys = async () => (await app.call(app.admin, listDirectories, {})).items.map((one) => one.key)
  return { ...app, ctx, install, keys }
}

test('a module’s directories come, go with their records and come back with them; nobody else changes them', async () => {
  const { admin, call, refused, ctx, install, keys } = await openDesk()
  expect(await install([customers, { key: 'accounts', name: 'Accounts' }])).toEqual([])
  expect(await keys()).toEqual(['desk/accounts', 'desk/customers'])
  const params = { directory: 'desk/customers' }
  await call(admin, createRecord, { params, body: { name: 'Acme', attributes: { vat: 'PL1' } } })
  await refused(admin, editDirectory, { params, body: { name: 'Mine' }, version: 1 }, DirectoryOfModule)
  await refused(admin, removeDirectory, { params, version: 1 }, DirectoryOfModule)
  expect(await ctx.upkeep((tx) => endDirectories(tx, 'desk'))).toEqual([])
  expect(await keys()).toEqual([])
  await install([{ ...customers, name: 'Clients' }])
  expect(await keys()).toEqual(['desk/customers'])
  expect((await call(admin, listRecords, { params })).items.map((one) => one.attributes)).toEqual([{ vat: 'PL1' }])
})

test('a declaration that contradicts what is in use names each place, and nothing is written', async () => {
  const { admin, call, install, keys, ctx } = await openDesk()
  await install([customers, { key: 'accounts', name: 'Accounts' }])
  const record = { kind: 'record' as const, directory: 'desk/accounts', required: false, choices: [] }
  const attributes = [{ key: 'account', name: 'Account', ...record }]
  await call(admin, createDirectory, { body: { key: 'sites', name: 'Sites', attributes } })
  const number = { ...customers, attributes: [{ key: 'vat', name: 'VAT', ...kind, kind: 'number' as const }] }
  expect((await install([number])).map((one) => one.path)).toEqual(['0.attributes.0.kind', ''])
  expect((await ctx.upkeep((tx) => endDirectories(tx, 'desk')))[0]?.message).toContain('attribute “Account” of “Sites”')
  expect(await keys()).toEqual(['desk/accounts', 'desk/customers', 'sites'])
})
