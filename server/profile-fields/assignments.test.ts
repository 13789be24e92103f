import { expect, test } from 'vitest'
import { furnishDesk } from '../../tests/harness/assignments.ts'
import type { Person } from '../../tests/harness/people.ts'
import { startServer } from '../../tests/harness/server.ts'
import { MayNotGrant } from '../access/failures.ts'
import { deleteRecord, editRecord, getRecord, RecordInUse } from '../directories/records/contract.ts'
import { Forbidden, Invalid } from '../platform/failures.ts'
import { createRole } from '../roles/contract.ts'
import { applyUndo } from '../undo/contract.ts'
import { createUser, editUser, getUser, listUsers } from '../users/contract.ts'
import { createProfileField, editProfileField, FieldInUse, listChoices } from './contract.ts'

/** The service desk: issue types that restrict, three categories of customers that grant. */
async function openDesk() {
  const app = await startServer()
  const { admin, call } = app
  const { record, field, types } = await furnishDesk(app)
  const fields = async (who: { id: string }) => (await call(admin, getUser, { params: { user: who.id } })).fields
  const give = async (_by: Person, who: { id: string }, values: object) => {
    const { version } = await call(admin, getUser, { params: { user: who.id } })
    return { params: { user: who.id }, body: { fields: values as never }, version }
  }
  const names = [await record('issue-types', 'Complaint'), await record('issue-types', 'Return')] as const
  const firms = [await record('customers', 'Acme'), await record('customers', 'Borg')] as const
  return { ...app, record, field, types, fields, give, names, firms }
}

test('R-11 R-14 a declaration says of which directories, and to what it applies; contradictions are named', async () => {
  const { admin, call, refused, field, types, give, person, names } = await openDesk()
  const declare = async (more: object) => {
    const body = { key: 'x', label: 'X', kind: 'record', directories: ['customers'], ...more } as never
    return (await refused(admin, createProfileField, { body }, Invalid)).fields?.map((one) => one.path)
  }
  expect(await declare({ directories: ['nowhere'] })).toEqual(['directories.0'])
  expect(await declare({ directories: [] })).toEqual(['directories'])
  expect(await declare({ effect: 'grant' })).toEqual(['appliesTo'])
  expect(await declare({ effect: 'grant', appliesTo: [{ scope: 'desk/cars', attribute: 'type' }] })).toEqual([
    'appliesTo.0.scope',
  ])
  expect(await declare({ effect: 'grant', appliesTo: [{ scope: 'desk/issues', attribute: 'type' }] })).toEqual([
    'appliesTo.0.attribute',
  ])
  expect(
    await declare({
      effect: 'grant',
      editableBy: 'self',
      appliesTo: [{ scope: 'desk/issues', attribute: 'customer' }],
    }),
  ).toEqual(['editableBy'])
  await field('places', { directories: ['origins', 'customers'] })
  const ada = await person('Ada King')
  await call(admin, editUser, await give(admin, ada, { types: { only: names } }))
  const one = { params: { field: types.id }, body: { many: false }, version: 1 }
  await refused(admin, editProfileField, one, FieldInUse)
})

test('R-11 “unrestricted” and “only these” are said in words; only these stays, even where none is left', async () => {
  const { admin, call, refused, give, fields, person, names, trail } = await openDesk()
  const ada = await person('Ada King')
  expect(await fields(ada)).toEqual({})
  await refused(admin, editUser, await give(admin, ada, { types: [names[0]] }), Invalid)
  await refused(admin, editUser, await give(admin, ada, { customers: { only: [] } }), Invalid)
  await call(admin, editUser, await give(admin, ada, { types: { only: [names[0], names[0]] } }))
  const complaint = { id: names[0], name: 'Complaint', inactive: false }
  expect(await fields(ada)).toEqual({ types: { only: [complaint] } })
  expect((await trail(ada.id))[0]?.after).toEqual({ 'fields.types': { only: [complaint] } })
  await call(admin, editUser, await give(admin, ada, { types: { only: [] } }))
  expect(await fields(ada)).toEqual({ types: { only: [] } })
  const [emptied] = await trail(ada.id)
  await call(admin, applyUndo, { params: { change: emptied?.changeId ?? '' }, body: {} })
  expect(await fields(ada)).toEqual({ types: { only: [complaint] } })
  const [, , first] = (await trail(ada.id)).filter((one) => one.event === 'user.edited')
  expect(first?.before).toEqual({})
  await call(admin, editUser, await give(admin, ada, { types: { unrestricted: true } }))
  expect(await fields(ada)).toEqual({})
})

test('R-14 one record may stand in two categories, and once in each; unknown and inactive ones are refused by their place', async () => {
  const { admin, call, refused, give, fields, person, firms, names } = await openDesk()
  const ada = await person('Ada King')
  await call(admin, editUser, await give(admin, ada, { customers: [firms[0], firms[0]], distributors: [firms[0]] }))
  const acme = [{ id: firms[0], name: 'Acme', inactive: false }]
  expect(await fields(ada)).toEqual({ customers: acme, distributors: acme })
  const wrong = async (values: object) =>
    (await refused(admin, editUser, await give(admin, ada, values), Invalid)).fields?.map((one) => one.path)
  expect(await wrong({ customers: [firms[1], names[0], ada.id, 'ext:erp:1'] })).toEqual([
    'fields.customers.1',
    'fields.customers.2',
    'fields.customers.3',
  ])
  const borg = { directory: 'customers', record: firms[1] }
  await call(admin, editRecord, { params: borg, body: { inactive: true }, version: 1 })
  expect(await wrong({ customers: firms })).toEqual(['fields.customers.1'])
  const used = { params: { directory: 'customers', record: firms[0] }, version: 1 }
  expect((await refused(admin, deleteRecord, used, RecordInUse)).detail).toContain(
    '1 person in “customers” and 1 person in “distributors”: Ada King',
  )
  expect((await call(admin, getRecord, { params: used.params })).usedBy.names).toEqual([
    { id: ada.id, name: 'Ada King' },
  ])
  const found = async (filter: string) =>
    (await call(admin, listUsers, { query: { fields: filter } })).items.map((one) => one.name)
  expect(await found(`customers:${firms[0]}`)).toEqual(['Ada King'])
  expect(await found(`customers:${firms[1]}`)).toEqual([])
  expect(await found('customers:ext:erp:7')).toEqual([])
  await call(admin, editRecord, {
    params: { directory: 'customers', record: firms[0] },
    body: { inactive: true },
    version: 1,
  })
  await call(admin, editUser, await give(admin, ada, { customers: [firms[0]] }))
})

test('R66 whoever is held to some gives no more than these; nobody assigns to themselves; others need the right to give', async () => {
  const { admin, call, refused, give, person, names, firms } = await openDesk()
  const permissions = ['read', 'edit', 'grant'].map((action) => ({ scope: 'users', action, level: 'all' as const }))
  const helper = await call(admin, createRole, {
    body: { name: 'Helper', permissions: [...permissions, { scope: 'users', action: 'create', level: 'yes' }] },
  })
  const editor = await call(admin, createRole, { body: { name: 'Editor', permissions: permissions.slice(0, 2) } })
  const kim = await person('Kim Novak', { roles: [helper.id] })
  const eve = await person('Eve Ames', { roles: [editor.id] })
  const ada = await person('Ada King')
  await call(admin, editUser, await give(admin, kim, { types: { only: [names[0]] }, customers: [firms[0]] }))
  await call(admin, editUser, await give(admin, ada, { types: { only: [] } }))
  await refused(kim, editUser, await give(kim, kim, { types: { unrestricted: true } }), Invalid)
  await refused(eve, editUser, await give(eve, ada, { types: { only: [names[0]] } }), Invalid)
  await refused(kim, editUser, await give(kim, ada, { types: { only: names } }), MayNotGrant)
  await refused(kim, editUser, await give(kim, ada, { types: { unrestricted: true } }), MayNotGrant)
  await refused(kim, editUser, await give(kim, ada, { customers: firms }), MayNotGrant)
  await call(kim, editUser, await give(kim, ada, { types: { only: [names[0]] }, customers: [firms[0]] }))
  const body = { username: 'new.one', givenName: 'New' }
  await refused(kim, createUser, { body }, MayNotGrant)
  await call(kim, createUser, { body: { ...body, fields: { types: { only: [names[0]] } } } })
  const decides = {
    key: 'y',
    label: 'Y',
    kind: 'record',
    directories: ['customers'],
    effect: 'grant',
    appliesTo: [{ scope: 'desk/issues', attribute: 'customer' }],
  }
  const keeper = await call(admin, createRole, {
    body: { name: 'Keeper', permissions: [{ scope: 'profile-fields', action: 'edit', level: 'yes' }] },
  })
  await refused(
    await person('Kay Fields', { roles: [keeper.id] }),
    createProfileField,
    { body: decides as never },
    Forbidden,
  )
})

test('G-11 R-06 an origin is required where it is declared so; a deputy is somebody else who can be seen', async () => {
  const { admin, call, refused, record, field, give, fields, person, visitor } = await openDesk()
  const basel = await record('origins', 'Basel')
  const ada = await person('Ada King')
  const origin = await field('origin', { directories: ['origins'], many: false, required: true, editableBy: 'self' })
  await call(admin, createProfileField, { body: { key: 'deputy', label: 'Deputy', kind: 'user', notSelf: true } })
  const missing = await refused(admin, createUser, { body: { username: 'bob' } }, Invalid)
  expect(missing.fields?.map((one) => one.path)).toEqual(['fields.origin'])
  const bob = await call(admin, createUser, { body: { username: 'bob', fields: { origin: basel, deputy: ada.id } } })
  expect(bob.fields).toEqual({
    origin: [{ id: basel, name: 'Basel', inactive: false }],
    deputy: [{ id: ada.id, name: 'Ada King', inactive: false }],
  })
  await refused(admin, editUser, await give(admin, bob, { origin: null }), Invalid)
  await refused(admin, editUser, await give(admin, bob, { deputy: bob.id }), Invalid)
  await refused(admin, editUser, await give(admin, bob, { deputy: basel }), Invalid)
  expect((await call(ada, listChoices, { params: { field: origin.id }, query: { q: 'bas' } })).items).toEqual([
    { id: basel, name: 'Basel', directory: 'Origins' },
  ])
  expect(visitor.id).toBe('')
  await call(admin, editUser, await give(admin, bob, { deputy: null }))
  expect(Object.keys(await fields(bob))).toEqual(['origin'])
})
