import { expect, test } from 'vitest'
import { startServer } from '../../../tests/harness/server.ts'
import { outcomes, undo } from '../../../tests/undo/undoing.ts'
import { Forbidden, Invalid, Malformed } from '../../platform/failures.ts'
import { createRole } from '../../roles/contract.ts'
import { createDirectory } from '../contract.ts'
import { checkRecordFile, createRecord, getRecord, importRecords, listRecords } from './contract.ts'

const CSV = Buffer.from(`\ufeffname;Country;origin;inactive;external_ids
Warsaw;Poland;EU;no;lims : w1
"Kraków; Old Town";"Poland
PL";EU;yes;
Oslo;Norway;;;lims:o1 | erp:7
`)

/** Locations with a country and an origin, as the lab keeps them (G-11). */
async function openLab() {
  const app = await startServer()
  const { admin, call } = app
  await call(admin, createDirectory, { body: { key: 'origins', name: 'Origins', uniqueNames: false } })
  const attributes = [
    { key: 'country', name: 'Country', required: true },
    { key: 'origin', name: 'Origin', kind: 'record' as const, directory: 'origins' },
  ]
  await call(admin, createDirectory, { body: { key: 'locations', name: 'Locations', attributes } })
  const origin = await call(admin, createRecord, { params: { directory: 'origins' }, body: { name: 'EU' } })
  const params = { directory: 'locations' }
  const check = (file: Buffer | string) => call(admin, checkRecordFile, { params, upload: Buffer.from(file) })
  const bring = (file: Buffer | string) => call(admin, importRecords, { params, query: {}, upload: Buffer.from(file) })
  const list = async () => (await call(admin, listRecords, { params, query: { state: 'all' } })).items
  return { ...app, origin, params, check, bring, list }
}

test('G-11 a file is tried, imported whole, and the same again changes nothing; empty cells leave, \\N clears', async () => {
  const { admin, call, check, bring, list, params, origin } = await openLab()
  expect(await check(CSV)).toEqual({ created: 3, updated: 0, unchanged: 0, problems: [], moreProblems: 0 })
  expect(await list()).toEqual([])
  expect(await bring(CSV)).toEqual({ created: 3, updated: 0, unchanged: 0 })
  const known = await call(admin, getRecord, { params: { ...params, record: 'ext:lims:w1' } })
  expect([known.name, known.attributes]).toEqual([
    'Warsaw',
    { country: 'Poland', origin: { id: origin.id, name: 'EU' } },
  ])
  expect((await list()).map((one) => [one.name, one.inactive])).toContainEqual(['Kraków; Old Town', true])
  const again = 'name,country,origin,external_ids\nWarszawa,,\\N,lims:w1\n,,,erp:7\n'
  expect(await check(again)).toMatchObject({ created: 0, updated: 1, unchanged: 1 })
  expect(await bring(again)).toEqual({ created: 0, updated: 1, unchanged: 1 })
  const now = await call(admin, getRecord, { params: { ...params, record: known.id } })
  expect([now.name, now.attributes]).toEqual(['Warszawa', { country: 'Poland' }])
})

test('every mistake is told by line and column, and one of them is enough to import nothing', async () => {
  const { admin, call, refused, check, list, params } = await openLab()
  await call(admin, createRecord, { params: { directory: 'origins' }, body: { name: 'eu' } })
  const file = Buffer.from(
    'record_id,name,country,origin,inactive,colour,external_ids\n' +
      ',,Poland,,maybe,,\n' +
      'nobody,Oslo,Norway,Mars,no,,lims\n' +
      ',Rome,Italy,EU,,,lims:r\n' +
      ',Roma,,,,,lims:r\n',
  )
  const { problems } = await check(file)
  expect(problems.map(({ line, column, message }) => `${line} ${column}: ${message}`)).toEqual([
    '1 colour: The directory has no attribute of this name.',
    '2 inactive: Write yes or no.',
    '2 name: The name is needed.',
    '3 record_id: There is no such record.',
    '3 external_ids: Write source:key, several divided by |.',
    '3 origin: There is no such record.',
    '4 origin: Several records are called “EU”. Write the id of one.',
    '5 country: Country is needed.',
    '5 key: The same key as lines.4.',
  ])
  const told = await refused(admin, importRecords, { params, query: {}, upload: file }, Invalid)
  expect(told.fields?.[0]?.path).toBe('lines.1.colour')
  expect(await list()).toEqual([])
  for (const broken of ['name\n', 'name\n"Oslo', Buffer.from([0x6e, 0xff]), 'na\0me\nx'])
    await refused(admin, checkRecordFile, { params, upload: Buffer.from(broken) }, Malformed)
})

test('who may not write records imports none; an import is taken back as one', async () => {
  const app = await openLab()
  const { admin, call, refused, person, bring, list, params, trail } = app
  const reader = await call(admin, createRole, {
    body: { name: 'Reader', permissions: [{ scope: 'directories', action: 'read', level: 'yes' }] },
  })
  const kit = await person('Kit Carson', { roles: [reader.id] })
  for (const route of [checkRecordFile, importRecords])
    await refused(kit, route, { params, query: {}, upload: CSV } as never, Forbidden)
  await bring(CSV)
  const [first] = await list()
  const [event] = await trail(first?.id ?? '')
  expect(event).toMatchObject({ event: 'directory-record.created' })
  expect(new Set(outcomes(await undo(app, admin, event?.changeId ?? '')))).toEqual(
    new Set(['directory.synced: undone', 'directory-record.created: undone']),
  )
  expect(await list()).toEqual([])
})

test('a key that a file adds is taken back alone: those that the record had stay', async () => {
  const app = await openLab()
  const { admin, call, bring, params, trail } = app
  const externalIds = [{ source: 'erp', key: '7' }]
  const oslo = await call(admin, createRecord, {
    params,
    body: { name: 'Oslo', attributes: { country: 'Norway' }, externalIds },
  })
  await bring(`record_id,external_ids\n${oslo.id},lims:o1\n`)
  const read = async () => (await call(admin, getRecord, { params: { ...params, record: oslo.id } })).externalIds
  expect(await read()).toEqual([...externalIds, { source: 'lims', key: 'o1' }])
  await undo(app, admin, (await trail(oslo.id))[0]?.changeId ?? '')
  expect(await read()).toEqual(externalIds)
})
