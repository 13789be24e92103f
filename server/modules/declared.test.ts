import { expect, test } from 'vitest'
import { withModules } from '../../tests/harness/modules.ts'
import { startServer } from '../../tests/harness/server.ts'
import { MayNotGrant } from '../access/failures.ts'
import { listDirectories } from '../directories/contract.ts'
import { Invalid } from '../platform/failures.ts'
import { createProfileField, listProfileFields } from '../profile-fields/contract.ts'
import { createRole, getRole, grantUserRole, listScopes, previewRole } from '../roles/contract.ts'
import { createToken } from '../tokens/contract.ts'
import { installModule } from './contract.ts'
import { ManifestInvalid } from './failures.ts'

const DESK = `key: desk
name: Service desk
scopes:
  - key: issues
    name: Issues
    actions:
      - { key: read, name: Read, levels: [all, team, own] }
      - { key: edit, name: Edit, levels: [all, team, own] }
    fields:
      - { key: subject, name: Subject }
      - { key: price, name: Price, restricted: true }
    attributes:
      - { key: customer, name: Customer, directory: customers }
directories:
  - { key: customers, name: Customers, attributes: [{ key: city, name: City }] }
profileFields:
  - key: my_customers
    label: Customers
    kind: record
    directory: customers
    many: true
    effect: restrict
    appliesTo: [{ scope: issues, attribute: customer }]
`

async function openDesk() {
  const app = await startServer()
  const modules = withModules(app)
  await modules.install('desk', DESK)
  return { ...app, ...modules }
}

test('a module brings its directories and profile fields; removed they are hidden, installed again they are back', async () => {
  const { admin, call, refused, install, remove } = await openDesk()
  const there = async () => [
    ...(await call(admin, listDirectories, {})).items.map(({ key, module }) => [key, module]),
    ...(await call(admin, listProfileFields, {})).items.map(({ key, directories, appliesTo }) => [
      key,
      ...directories,
      ...appliesTo.map(({ scope, attribute }) => `${scope} ${attribute}`),
    ]),
  ]
  const all = [
    ['desk/customers', 'desk'],
    ['my_customers', 'desk/customers', 'desk/issues customer'],
  ]
  expect(await there()).toEqual(all)
  await remove('desk')
  expect(await there()).toEqual([])
  await install('desk', DESK)
  expect(await there()).toEqual(all)
  const manifest = DESK.replace('kind: record', 'kind: text').replace(/ {4}directory: [\s\S]*$/, '')
  const asked = { params: { key: 'desk' }, body: { manifest }, version: 3 }
  const problem = await refused(admin, installModule, asked, ManifestInvalid)
  expect(problem.fields?.[0]).toMatchObject({ path: 'profileFields.0.kind' })
})

test('a key of a profile field that somebody else declared is refused by its line', async () => {
  const { admin, call, refused, remove } = await openDesk()
  await remove('desk')
  await call(admin, createProfileField, { body: { key: 'my_customers', kind: 'text', label: 'Notes' } })
  const asked = { params: { key: 'desk' }, body: { manifest: DESK }, version: 2 }
  const problem = await refused(admin, installModule, asked, ManifestInvalid)
  expect(problem.fields).toMatchObject([{ path: 'profileFields.0.key', code: 'taken', line: 17 }])
})

test('fields of a role: what is given needs to be held; who gains and loses them is said before (R66)', async () => {
  const { admin, call, refused, person } = await openDesk()
  const read = { scope: 'desk/issues', action: 'read', level: 'all' } as const
  const price = { scope: 'desk/issues', field: 'price', action: 'read', gives: 'yes' } as const
  const unknown = { ...price, field: 'colour' }
  const odd = { body: { name: 'Odd', permissions: [read], fields: [unknown, price, price] } }
  const problem = await refused(admin, createRole, odd, Invalid)
  expect(problem.fields?.map(({ path, code }) => [path, code])).toEqual([
    ['fields.0.field', 'unknown'],
    ['fields.2.field', 'twice'],
  ])
  const rights = ['create', 'edit', 'read'].map((action) => ({ scope: 'roles', action, level: 'yes' as const }))
  const editor = await call(admin, createRole, { body: { name: 'Editor', permissions: [...rights, read] } })
  const buyer = await call(admin, createRole, { body: { name: 'Buyer', permissions: [read], fields: [price] } })
  const kit = await person('Kit Carson', { roles: [editor.id] })
  await refused(kit, createRole, { body: { name: 'More', permissions: [read], fields: [price] } }, MayNotGrant)
  const less = await call(kit, createRole, {
    body: { name: 'Less', permissions: [read], fields: [{ ...price, field: 'subject', gives: 'no' }] },
  })
  expect(less.fields).toEqual([{ ...price, field: 'subject', gives: 'no' }])
  const ada = await person('Ada Lovelace', { roles: [buyer.id] })
  const body = { permissions: [read], fields: [{ ...price, gives: 'no' as const }] }
  const preview = await call(admin, previewRole, { params: { role: buyer.id }, body })
  expect(preview.fields).toEqual([
    expect.objectContaining({
      field: 'price',
      before: 'yes',
      after: 'no',
      lose: 1,
      losers: [{ id: ada.id, name: ada.name }],
    }),
  ])
  await call(admin, grantUserRole, { params: { user: kit.id, role: buyer.id }, body: {} })
  await call(kit, createRole, { body: { name: 'More', permissions: [read], fields: [price] } })
  expect((await call(admin, getRole, { params: { role: buyer.id } })).fields).toEqual([price])
})

test('roles and tokens name what modules declare; levels that mean nothing to the audience are refused', async () => {
  const { admin, call, refused, person, remove } = await openDesk()
  const { modules, scopes } = await call(admin, listScopes, {})
  expect(modules.map(({ key }) => key)).toEqual(['roster', 'desk'])
  expect(scopes.find(({ key }) => key === 'desk/issues')).toMatchObject({
    module: 'desk',
    special: false,
    fields: [
      { key: 'subject', restricted: false },
      { key: 'price', restricted: true },
    ],
  })
  const team = [{ scope: 'desk/issues', action: 'read', level: 'team' }] as const
  const outside = { name: 'Outside', audience: 'portal' as const, permissions: [...team] }
  expect((await refused(admin, createRole, { body: outside }, Invalid)).fields?.[0]?.code).toBe('audience')
  const robot = await person('Robot', { type: 'api', activated: false, roles: [] })
  const role = await call(admin, createRole, { body: { name: 'Reader', permissions: [...team] } })
  await call(admin, grantUserRole, { params: { user: robot.id, role: role.id }, body: {} })
  const token = (scopes: string[]) => ({ params: { user: robot.id }, body: { name: 'Desk', scopes } })
  await call(admin, createToken, token(['desk/issues.read']))
  expect((await refused(admin, createToken, token(['desk/cases.read']), Invalid)).fields?.[0]?.path).toBe('scopes.0')
  await remove('desk')
  await refused(admin, createToken, token(['desk/issues.read']), Invalid)
})
