import { expect, test } from 'vitest'
import { startServer, type TestServer } from '../../../tests/harness/server.ts'
import { Invalid, Malformed } from '../../platform/failures.ts'
import { createDirectory } from '../contract.ts'
import { createRecord, getRecord, listRecords, syncRecords } from './contract.ts'

/** The customers of R-14 as an ERP knows them. */
async function openDesk() {
  const app = await startServer()
  const attributes = [
    { key: 'vat', name: 'VAT number', required: true },
    { key: 'type', name: 'Type', kind: 'choice' as const, choices: ['Wholesaler', 'Retailer'] },
  ]
  await app.call(app.admin, createDirectory, { body: { key: 'customers', name: 'Customers', attributes } })
  const params = { directory: 'customers' }
  const sync = (records: readonly object[], more = {}) =>
    app.call(app.admin, syncRecords, { params, body: { source: 'erp', records: [...records] as never, ...more } })
  const wrong = async (records: readonly object[]) => {
    const given = { params, body: { source: 'erp', records: [...records] as never } }
    return (await app.refused(app.admin, syncRecords, given, Invalid)).fields?.map(({ path, code }) => [path, code])
  }
  const names = async (state: 'active' | 'inactive' = 'active') =>
    (await app.call(app.admin, listRecords, { params, query: { state } })).items.map((one) => one.name)
  return { ...app, params, sync, wrong, names }
}

const acme = { key: '1', name: 'Acme', attributes: { vat: 'PL1', type: 'Retailer' } }
const borg = { key: '2', name: 'Borg', attributes: { vat: 'PL2' } }

/** The same request once more, without the check that something was left: nothing must be. */
async function again({ roster, admin }: TestServer, records: readonly object[], more = {}) {
  const before = await roster.world.engine.reads.selectFrom('audit_rows').select('id').execute()
  const answer = await roster.server.inject({
    method: 'PUT',
    url: '/api/v1/directories/customers/records',
    headers: { cookie: [...admin.cookies].map((pair) => pair.join('=')).join('; '), 'sec-fetch-site': 'same-origin' },
    payload: { source: 'erp', records, ...more },
  })
  const after = await roster.world.engine.reads.selectFrom('audit_rows').select('id').execute()
  return { reply: answer.json(), left: after.length - before.length }
}

test('R-14 records come and change by their keys; the same again changes nothing and leaves nothing', async () => {
  const app = await openDesk()
  expect(await app.sync([acme, borg])).toEqual({ created: 2, updated: 0, unchanged: 0, deactivated: 0 })
  const nothing = { created: 0, updated: 0, unchanged: 2, deactivated: 0 }
  expect(await again(app, [acme, borg])).toEqual({ reply: nothing, left: 0 })
  expect(await app.sync([{ key: '1', name: 'Acme & Sons' }, borg])).toEqual({ ...nothing, updated: 1, unchanged: 1 })
  const acmeNow = await app.call(app.admin, getRecord, { params: { ...app.params, record: 'ext:erp:1' } })
  expect([acmeNow.name, acmeNow.attributes]).toEqual(['Acme & Sons', { vat: 'PL1', type: 'Retailer' }])
  const events = (await app.trail(acmeNow.id)).map(({ event, before, after }) => [event, before, after])
  expect(events[0]).toEqual(['directory-record.edited', { name: 'Acme' }, { name: 'Acme & Sons' }])
  expect(events).toHaveLength(2)
})

test('one mistake refuses all, and each is named by its place', async () => {
  const { admin, call, params, sync, wrong, names, refused } = await openDesk()
  await call(admin, createDirectory, { body: { key: 'other', name: 'Other' } })
  const taken = { externalIds: [{ source: 'erp', key: '9' }] }
  await call(admin, createRecord, { params: { directory: 'other' }, body: { name: 'Elsewhere', ...taken } })
  expect(
    await wrong([
      acme,
      { key: '2', attributes: { type: 'Giant' } },
      { key: '1', name: 'Twin', attributes: { vat: 'x', colour: 'red' } },
      { key: '9', name: 'Nine', attributes: { vat: 'y' } },
    ]),
  ).toEqual([
    ['records.1.attributes.type', 'invalid'],
    ['records.2.attributes.colour', 'unknown'],
    ['records.1.attributes.vat', 'required'],
    ['records.1.name', 'required'],
    ['records.2.key', 'duplicate'],
    ['records.3.key', 'taken'],
  ])
  expect(await wrong([acme, { ...borg, name: 'ACME' }])).toEqual([['records.1.name', 'record-name-taken']])
  expect(await names()).toEqual([])
  await sync([acme])
  expect(await wrong([{ ...borg, name: 'acme' }])).toEqual([['records.0.name', 'record-name-taken']])
  const many = Array.from({ length: 5001 }, (_, at) => ({ key: `${at}`, name: `${at}` }))
  await refused(admin, syncRecords, { params, body: { source: 'erp', records: many } }, Invalid).catch(() =>
    refused(admin, syncRecords, { params, body: { source: 'erp', records: many } }, Malformed),
  )
})

test('a whole list makes inactive what it leaves out of its own source, and active again what comes back', async () => {
  const app = await openDesk()
  const { admin, call, params, sync, names } = app
  await call(admin, createRecord, { params, body: { name: 'By hand', attributes: { vat: 'x' } } })
  await sync([acme, borg])
  expect(await sync([acme], { missing: 'deactivate' })).toMatchObject({ unchanged: 1, deactivated: 1 })
  expect([await names(), await names('inactive')]).toEqual([['Acme', 'By hand'], ['Borg']])
  expect((await again(app, [acme], { missing: 'deactivate' })).left).toBe(0)
  expect(await sync([acme, { ...borg, inactive: false }])).toMatchObject({ updated: 1, unchanged: 1 })
  expect(await names()).toEqual(['Acme', 'Borg', 'By hand'])
})

test('five thousand records come in one request', async () => {
  const { sync } = await openDesk()
  const many = Array.from({ length: 5000 }, (_, at) => ({
    key: `${at}`,
    name: `N ${at}`,
    attributes: { vat: `${at}` },
  }))
  expect(await sync(many)).toMatchObject({ created: 5000 })
  expect(await sync(many.map((one) => ({ ...one, name: `${one.name} Ltd` })))).toMatchObject({ updated: 5000 })
})
