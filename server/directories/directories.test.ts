import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { Forbidden, Invalid, NotFound, Stale } from '../platform/failures.ts'
import { createRole } from '../roles/contract.ts'
import { applyUndo } from '../undo/contract.ts'
import {
  createDirectory,
  DirectoryInUse,
  DirectoryKeyTaken,
  editDirectory,
  getDirectory,
  listDirectories,
  NamesNotUnique,
  removeDirectory,
} from './contract.ts'
import {
  createRecord,
  deleteRecord,
  editRecord,
  exportRecords,
  getRecord,
  listRecords,
  RecordExternalIdTaken,
  RecordInUse,
  RecordNameTaken,
} from './records/contract.ts'

/** The lab of G-11 and G-12: origins, and locations that lie at one of them. */
async function openLab() {
  const app = await startServer()
  const { admin, call } = app
  const origins = await call(admin, createDirectory, { body: { key: 'origins', name: 'Origins' } })
  const locations = await call(admin, createDirectory, {
    body: {
      key: 'locations',
      name: 'Locations',
      attributes: [
        { key: 'country', name: 'Country', required: true },
        { key: 'origin', name: 'Origin', kind: 'record', required: true, directory: 'origins' },
        { key: 'desks', name: 'Desks', kind: 'number' },
        { key: 'opened', name: 'Opened', kind: 'date' },
        { key: 'size', name: 'Size', kind: 'choice', choices: ['small', 'large'] },
      ],
    },
  })
  const record = (directory: string, name: string, more = {}) =>
    call(admin, createRecord, { params: { directory }, body: { name, ...more } })
  const basel = await record('origins', 'Basel', { externalIds: [{ source: 'erp', key: 'BS' }] })
  return { ...app, origins, locations, record, basel }
}

test('G-12 a location needs a country and an origin; every mistake is named by its place', async () => {
  const { admin, call, refused, locations, record, basel } = await openLab()
  const into = (attributes: Record<string, string | number | null>) => ({
    params: { directory: 'locations' },
    body: { name: 'North wing', attributes },
  })
  const paths = async (attributes: Record<string, string | number | null>) =>
    (await refused(admin, createRecord, into(attributes), Invalid)).fields?.map((one) => one.path)
  expect(await paths({})).toEqual(['attributes.country', 'attributes.origin'])
  expect(await paths({ country: 'CH', origin: locations.id })).toEqual(['attributes.origin'])
  expect(await paths({ country: 'CH', origin: 'ext:erp:ZZ' })).toEqual(['attributes.origin'])
  expect(
    await paths({ country: 'CH', origin: basel.id, desks: 'many', opened: '2026-02-30', size: 'huge', floor: 1 }),
  ).toEqual(['attributes.desks', 'attributes.opened', 'attributes.size', 'attributes.floor'])
  const north = await record('locations', 'North wing', {
    attributes: { country: 'CH', origin: 'ext:erp:BS', desks: '12', opened: '2026-02-28', size: 'small' },
  })
  expect(north.attributes).toEqual({
    ...{ country: 'CH', desks: 12, opened: '2026-02-28', size: 'small' },
    origin: { id: basel.id, name: 'Basel' },
  })
  const inLocations = { directory: locations.id, record: north.id }
  await refused(
    admin,
    editRecord,
    { params: inLocations, body: { attributes: { country: null } }, version: 1 },
    Invalid,
  )
  const body = { attributes: { desks: null } }
  await refused(admin, editRecord, { params: inLocations, body, version: 9 }, Stale)
  expect((await call(admin, editRecord, { params: inLocations, body, version: 1 })).attributes).not.toHaveProperty(
    'desks',
  )
  await refused(admin, getRecord, { params: { directory: 'origins', record: north.id } }, NotFound)
})

test('names are unique where the directory says so, external ids everywhere, also when two come at once', async () => {
  const { admin, attempt, call, refused, record, basel, origins } = await openLab()
  const twice = { params: { directory: 'origins' }, body: { name: ' BASEL ' } }
  expect((await refused(admin, createRecord, twice, RecordNameTaken)).fields?.[0]?.path).toBe('name')
  const taken = {
    params: { directory: 'locations' },
    body: { name: 'X', externalIds: [{ source: 'erp', key: 'BS' }], attributes: { country: 'CH', origin: basel.id } },
  }
  await refused(admin, createRecord, taken, RecordExternalIdTaken)
  const twins = await Promise.all(
    ['Lyon', 'LYON', 'lyon'].map((name) =>
      attempt(admin, createRecord, { params: { directory: 'origins' }, body: { name } }),
    ),
  )
  expect(twins.map((one) => one.status).sort()).toEqual([201, 409, 409])
  const loose = await call(admin, editDirectory, {
    params: { directory: 'origins' },
    body: { uniqueNames: false },
    version: origins.version,
  })
  await record('origins', 'Basel')
  const strict = { params: { directory: 'origins' }, body: { uniqueNames: true }, version: loose.version }
  expect((await refused(admin, editDirectory, strict, NamesNotUnique)).detail).toContain('Basel')
})

test('a directory says what it declares; keys and kinds stay; one that is named is not removed', async () => {
  const { admin, call, refused, origins, locations } = await openLab()
  await refused(admin, createDirectory, { body: { key: 'origins', name: 'Again' } }, DirectoryKeyTaken)
  const wrong = {
    key: 'x',
    name: 'X',
    attributes: [{ key: 'a', name: 'A', kind: 'record' as const, directory: 'nowhere' }],
  }
  expect((await refused(admin, createDirectory, { body: wrong }, Invalid)).fields?.[0]?.path).toBe(
    'attributes.0.directory',
  )
  const [country] = locations.attributes
  const kind = [{ key: 'country', name: 'Country', kind: 'number' as const }]
  const at = { params: { directory: 'locations' }, version: locations.version }
  await refused(admin, editDirectory, { ...at, body: { attributes: kind } }, Invalid)
  const used = await refused(
    admin,
    removeDirectory,
    { params: { directory: 'origins' }, version: origins.version },
    DirectoryInUse,
  )
  expect(used.detail).toContain('“Origin” of “Locations”')
  const fewer = await call(admin, editDirectory, { ...at, body: { attributes: country ? [country] : [] } })
  await call(admin, removeDirectory, { params: { directory: origins.id }, version: origins.version })
  expect((await call(admin, listDirectories, {})).items.map((one) => one.key)).toEqual(['locations'])
  expect(fewer.attributes.map((one) => one.key)).toEqual(['country'])
})

test('an inactive record is not offered anew and stays where it is; a used one is not deleted, and says by what it is used', async () => {
  const { admin, call, refused, record, basel, origins } = await openLab()
  const ask = (name: string) => ({ name, attributes: { country: 'CH', origin: basel.id } })
  const north = await record('locations', 'North wing', ask('North wing'))
  const params = { directory: origins.id, record: basel.id }
  const problem = await refused(admin, deleteRecord, { params, version: 1 }, RecordInUse)
  expect(problem.detail).toContain('1 other record')
  await call(admin, editRecord, { params, body: { inactive: true }, version: 1 })
  await refused(admin, createRecord, { params: { directory: 'locations' }, body: ask('South wing') }, Invalid)
  const stays = {
    params: { directory: 'locations', record: north.id },
    body: { attributes: { origin: basel.id, desks: 3 } },
    version: 1,
  }
  expect((await call(admin, editRecord, stays)).attributes.origin).toEqual({ id: basel.id, name: 'Basel' })
  const seen = async (state: 'active' | 'inactive' | 'all') =>
    (await call(admin, listRecords, { params: { directory: 'origins' }, query: { state } })).items.map(
      (one) => one.name,
    )
  expect([await seen('active'), await seen('inactive'), await seen('all')]).toEqual([[], ['Basel'], ['Basel']])
  expect((await call(admin, getDirectory, { params: { directory: 'origins' } })).records).toEqual({
    active: 0,
    inactive: 1,
  })
})

test('records are found by folded names, keys and texts, and paged by name in both directions', async () => {
  const { admin, call, record, basel } = await openLab()
  const attributes = { country: 'Łódź', origin: basel.id }
  for (const name of ['Zürich Hall', 'Ålborg', 'Annex 7', 'Old Mill']) await record('locations', name, { attributes })
  const find = async (query: object) =>
    (await call(admin, listRecords, { params: { directory: 'locations' }, query })).items.map((one) => one.name)
  expect(await find({ q: 'zurich' })).toEqual(['Zürich Hall'])
  expect(await find({ q: 'a' })).toEqual(['Ålborg', 'Annex 7'])
  expect(await find({ q: 'lodz mill' })).toEqual(['Old Mill'])
  const first = await call(admin, listRecords, { params: { directory: 'locations' }, query: { limit: 3 } })
  expect([first.items.map((one) => one.name), first.total]).toEqual([['Ålborg', 'Annex 7', 'Old Mill'], 4])
  expect(await find({ limit: 3, after: first.next ?? '' })).toEqual(['Zürich Hall'])
  expect(await find({ sort: 'created', order: 'desc', limit: 1 })).toEqual(['Old Mill'])
  const { url } = await call(admin, exportRecords, { params: { directory: 'locations' }, body: {} })
  expect(url).toContain('/exports/records.csv?ticket=')
})

test('R64 reading, changing records and changing directories are three rights', async () => {
  const { admin, call, person, refused, origins, basel } = await openLab()
  const holder = async (action: string) => {
    const permissions = [{ scope: 'directories', action, level: 'yes' as const }]
    const role = await call(admin, createRole, { body: { name: action, permissions } })
    return person(`Clerk ${action}`, { roles: [role.id] })
  }
  const [reader, keeper, maker] = [await holder('read'), await holder('records'), await holder('edit')]
  const params = { directory: origins.id, record: basel.id }
  const rename = { params, body: { name: 'Basle' }, version: 1 }
  for (const one of [reader, maker]) await refused(one, editRecord, rename, Forbidden)
  const declare = { params: { directory: 'origins' }, body: { name: 'Sources' }, version: origins.version }
  for (const one of [reader, keeper]) await refused(one, editDirectory, declare, Forbidden)
  expect((await call(reader, getRecord, { params })).usedBy).toEqual({
    fields: [],
    names: [],
    portalUsers: 0,
    records: 0,
  })
  expect((await call(keeper, editRecord, rename)).name).toBe('Basle')
  expect((await call(maker, editDirectory, declare)).can).toEqual({ edit: true, records: false })
})

test('a change of a record and a deletion are undone with their references and keys', async () => {
  const { admin, call, record, basel, trail } = await openLab()
  const lyon = await record('origins', 'Lyon')
  const hall = await record('locations', 'Hall', { attributes: { country: 'FR', origin: lyon.id } })
  const params = { directory: 'locations', record: hall.id }
  await call(admin, editRecord, { params, body: { name: 'Aula', attributes: { origin: basel.id } }, version: 1 })
  const [edited] = await trail(hall.id)
  expect(edited?.before).toEqual({ name: 'Hall', 'attributes.origin': { id: lyon.id, name: 'Lyon' } })
  await call(admin, applyUndo, { params: { change: edited?.changeId ?? '' }, body: {} })
  const back = await call(admin, getRecord, { params })
  expect([back.name, back.attributes.origin]).toEqual(['Hall', { id: lyon.id, name: 'Lyon' }])
  await call(admin, deleteRecord, { params, version: back.version })
  const [deleted] = await trail(hall.id)
  await call(admin, applyUndo, { params: { change: deleted?.changeId ?? '' }, body: {} })
  expect((await call(admin, getRecord, { params })).name).toBe('Hall')
})
