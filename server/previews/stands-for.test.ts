import { expect, test } from 'vitest'
import { withModules } from '../../tests/harness/modules.ts'
import { makePortal } from '../../tests/harness/portals.ts'
import { startServer } from '../../tests/harness/server.ts'
import { NoAuthority } from '../access/failures.ts'
import { createDirectory } from '../directories/contract.ts'
import { createRecord, editRecord } from '../directories/records/contract.ts'
import { Forbidden, Invalid } from '../platform/failures.ts'
import { ContactTaken, givePortalRole } from '../portals/contract.ts'
import { createRole } from '../roles/contract.ts'
import { createUser, deleteUser, editUser, getUser, IsDeleted } from '../users/contract.ts'
import { previewAccess } from './contract.ts'
import type { AccessPreview, Change } from './shapes.ts'

const MANIFEST = `
key: crm
name: Customers
scopes:
  - { key: cases, name: Cases, actions: [{ key: read, name: Read, levels: [all, account, contact, own] }] }
`

async function openHouse() {
  const server = await startServer({ settings: { 'portals.contacts': 'contacts', 'portals.accounts': 'accounts' } })
  const { admin, call } = server
  await withModules(server).install('crm', MANIFEST)
  for (const key of ['contacts', 'accounts']) await call(admin, createDirectory, { body: { key, name: key } })
  const record = async (directory: string, name: string) =>
    (await call(admin, createRecord, { params: { directory }, body: { name } })).id
  const role = async (name: string, permissions: object[], audience: 'portal' | 'internal' = 'internal') =>
    (await call(admin, createRole, { body: { name, audience, permissions } as never })).id
  const help = await makePortal(server, { key: 'help' })
  const reads = await role('Reads', [{ scope: 'crm/cases', action: 'read', level: 'account' }], 'portal')
  await call(admin, givePortalRole, { params: { portal: help.key, role: reads } })
  const ada = await call(admin, createUser, {
    body: { type: 'portal', givenName: 'Ada', familyName: 'Byron', username: 'ada', portals: ['help'] },
  })
  const preview = (change: Partial<Change>, by = admin) =>
    call(by, previewAccess, { body: { change: { kind: 'stands-for', user: ada.id, ...change } } } as never)
  const refusedPreview = (change: object, failure: Parameters<typeof server.refused>[3], by = admin) =>
    server.refused(
      by,
      previewAccess,
      { body: { change: { kind: 'stands-for', user: ada.id, ...change } } } as never,
      failure,
    )
  const edit = async (body: object) => {
    const { version } = await call(admin, getUser, { params: { user: ada.id } })
    return call(admin, editUser, { params: { user: ada.id }, body, version })
  }
  return { ...server, record, role, ada, preview, refusedPreview, edit }
}

/** What comes into reach and what goes out of it, by name. */
const reach = ({ changes }: AccessPreview) =>
  changes.flatMap(({ gained, lost }) => [
    ...gained.map((piece) => (piece.kind === 'contact' || piece.kind === 'account' ? `+${piece.record.name}` : '?')),
    ...lost.map((piece) => (piece.kind === 'contact' || piece.kind === 'account' ? `-${piece.record.name}` : '?')),
  ])

test('E-10 E-12 another contact or other accounts of a portal user: what comes into reach and what goes, by name', async () => {
  const { record, preview, edit } = await openHouse()
  const [one, two] = [await record('contacts', 'Contact One'), await record('contacts', 'Contact Two')]
  const [acme, apex] = [await record('accounts', 'Acme'), await record('accounts', 'Apex')]
  const first = await preview({ contact: one, accounts: [acme] })
  expect(first).toMatchObject({ people: 1, gain: 1, lose: 0, gainers: [{ name: 'Ada Byron' }] })
  expect(reach(first)).toEqual(['+Contact One', '+Acme'])
  await edit({ contact: one, accounts: [acme] })
  expect(reach(await preview({ contact: two, accounts: [apex, acme] }))).toEqual([
    ...['+Contact Two', '+Apex', '-Contact One'],
  ])
  expect(reach(await preview({ accounts: [] }))).toEqual(['-Acme'])
  expect(reach(await preview({ contact: one, accounts: [acme] }))).toEqual([])
})

test('E-10 a record that is inactive opens nothing, and where they stand for it still nothing is foreseen of it', async () => {
  const { call, admin, record, preview, edit } = await openHouse()
  const acme = await record('accounts', 'Acme')
  await edit({ accounts: [acme] })
  await call(admin, editRecord, {
    params: { directory: 'accounts', record: acme },
    body: { inactive: true } as never,
    version: 1,
  })
  expect(reach(await preview({ accounts: [] }))).toEqual([])
})

test('R66 R69 whom somebody stands for is foreseen by nobody who could not change it', async () => {
  const { call, admin, record, role, ada, person, refusedPreview, preview } = await openHouse()
  const [one, acme] = [await record('contacts', 'Contact One'), await record('accounts', 'Acme')]
  const cells = (...actions: string[]) => actions.map((action) => ({ scope: 'portal-users', action, level: 'all' }))
  const asMuch = { scope: 'crm/cases', action: 'read', level: 'all' }
  const editor = await person('Una Marsh', { roles: [await role('Edits', [...cells('read', 'edit'), asMuch])] })
  const granter = await person('Kit Carson', {
    roles: [await role('Grants', [...cells('read', 'edit', 'grant'), asMuch])],
  })
  const weak = await person('Wim Weber', { roles: [await role('Little', cells('read', 'edit', 'grant'))] })
  const nobody = await person('Nora Nobody')
  await refusedPreview({ contact: one }, Forbidden, nobody)
  await refusedPreview({ contact: one }, Forbidden, editor)
  await refusedPreview({ contact: one }, NoAuthority, weak)
  expect(await preview({ contact: one }, granter)).toMatchObject({ gain: 1, gainers: [{ name: 'Ada Byron' }] })
  expect((await refusedPreview({ contact: acme }, Invalid)).fields).toMatchObject([{ path: 'contact' }])
  expect((await refusedPreview({ accounts: [acme, one] }, Invalid)).fields).toMatchObject([{ path: 'accounts.1' }])
  expect((await refusedPreview({ user: nobody.id, contact: one }, Invalid)).fields).toMatchObject([{ path: 'contact' }])
  await call(admin, createUser, { body: { type: 'portal', username: 'eve', contact: one } })
  expect((await refusedPreview({ contact: one }, ContactTaken)).fields).toMatchObject([{ path: 'contact' }])
  expect(await preview({}, granter)).toMatchObject({ people: 1, gain: 0, lose: 0 })
  const { version } = await call(admin, getUser, { params: { user: ada.id } })
  await call(admin, deleteUser, { params: { user: ada.id }, version } as never)
  await refusedPreview({ accounts: [acme] }, IsDeleted)
})
