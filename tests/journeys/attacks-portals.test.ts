import { expect, test } from 'vitest'
import { NoAuthority } from '../../server/access/failures.ts'
import { createDirectory } from '../../server/directories/contract.ts'
import { createRecord, getRecord } from '../../server/directories/records/contract.ts'
import { planModule } from '../../server/modules/contract.ts'
import { ManifestInvalid } from '../../server/modules/failures.ts'
import { minutes } from '../../server/platform/clock.ts'
import { ReauthRequired } from '../../server/platform/failures.ts'
import {
  addPortalPerson,
  deletePortal,
  editPortal,
  getPortal,
  givePortalRole,
  listPortalPeople,
} from '../../server/portals/contract.ts'
import { previewAccess } from '../../server/previews/contract.ts'
import { createProfileField, listProfileFields } from '../../server/profile-fields/contract.ts'
import { createRole, grantUserRole, revokeUserRole } from '../../server/roles/contract.ts'
import { applyUndo as undoOf } from '../../server/undo/contract.ts'
import { createUser, editUser, getUser } from '../../server/users/contract.ts'
import { sampleManifest } from '../harness/modules.ts'
import { makePortal, portalUser } from '../harness/portals.ts'
import { startServer } from '../harness/server.ts'
import { importText } from '../imports/importing.ts'
import { lastChange } from '../undo/undoing.ts'

/** Kit keeps portals and holds nothing else; Nora, in the portal `help`, may do more than he. */
async function openHouse() {
  const server = await startServer()
  const { admin, call, person } = server
  const cells = (scope: string, ...actions: string[]) =>
    actions.map((action) => ({ scope, action, level: scope === 'portals' ? ('yes' as const) : ('all' as const) }))
  const permissions = [...cells('portals', 'read', 'edit', 'delete', 'create'), ...cells('portal-users', 'read')]
  const keeper = await call(admin, createRole, { body: { name: 'Keeper', permissions } })
  const strong = { name: 'Strong', audience: 'portal' as const, permissions: cells('users', 'read') }
  const role = (await call(admin, createRole, { body: strong })).id
  const kit = await person('Kit Carson', { roles: [keeper.id] })
  const help = await makePortal(server, { key: 'help' })
  const nora = await portalUser(server, 'Nora Quist', [help])
  const strengthen = async () => {
    await call(admin, grantUserRole, { params: { user: nora.id, role }, body: {} })
    return { role }
  }
  const portal = (key: string) => call(admin, getPortal, { params: { portal: key } })
  return { ...server, kit, help, nora, strengthen, portal }
}

test('R66 whoever keeps portals cannot lead the mailed links of stronger people to a host of their own', async () => {
  const { admin, call, refused, clock, kit, strengthen, portal } = await openHouse()
  const change = async (body: Record<string, string>) => {
    const { version } = await portal('help')
    return { params: { portal: 'help' }, body, version }
  }
  await call(kit, editPortal, await change({ host: 'help.example.org' }))
  await strengthen()
  await refused(kit, editPortal, await change({ host: 'evil.example.net' }), NoAuthority)
  await refused(kit, editPortal, await change({ host: '' }), NoAuthority)
  expect((await portal('help')).host).toBe('help.example.org')
  await call(kit, editPortal, await change({ host: 'help.example.org', name: 'Help' }))
  await call(admin, editPortal, await change({ host: 'desk.example.org' }))
  clock.advance(minutes(20))
  await refused(admin, editPortal, await change({ host: 'late.example.org' }), ReauthRequired)
  await call(admin, editPortal, await change({ name: 'Late' }))
})

test('R59 R66 to take back a change of a portal’s host asks for what the change itself asks for', async () => {
  const { admin, attempt, call, refused, clock, trail, kit, help, strengthen, portal } = await openHouse()
  const { version } = await portal('help')
  await call(kit, editPortal, { params: { portal: 'help' }, body: { host: 'old.example.net' }, version })
  const ask = { params: { change: await lastChange({ trail }, help.id) }, body: {} }
  await strengthen()
  expect((await attempt(kit, undoOf, ask)).status).toBe(409)
  expect((await portal('help')).host).toBe('old.example.net')
  clock.advance(minutes(20))
  await refused(admin, undoOf, ask, ReauthRequired)
  await call(admin, undoOf, ask)
  expect((await portal('help')).host).toBe('')
})

test('R66 a portal deleted with its people elsewhere opens no way for whom its keeper could not let in', async () => {
  const server = await openHouse()
  const { call, refused, kit, nora, strengthen, portal } = server
  await makePortal(server, { key: 'shop' })
  await strengthen()
  await refused(kit, addPortalPerson, { params: { portal: 'shop', user: nora.id } }, NoAuthority)
  const { version } = await portal('help')
  const moving = { params: { portal: 'help' }, query: { movePeopleTo: 'shop' }, version }
  await refused(kit, deletePortal, moving, NoAuthority)
  const people = await call(kit, listPortalPeople, { params: { portal: 'shop' }, query: {} })
  expect(people.items).toEqual([])
})

test('R23 a portal tells its visitors of no profile field but their own', async () => {
  const { admin, call, nora } = await openHouse()
  const field = (key: string, editableBy: 'self' | 'administrators') =>
    call(admin, createProfileField, { body: { key, label: key, kind: 'text', editableBy } })
  await field('shoe_size', 'self')
  await field('credit_score', 'administrators')
  await field('customer_since', 'administrators')
  const { version } = await call(admin, getUser, { params: { user: nora.id } })
  const body = { fields: { customer_since: '2019' } }
  await call(admin, editUser, { params: { user: nora.id }, body, version })
  const told = async (who: typeof nora) => (await call(who, listProfileFields, {})).items.map(({ key }) => key)
  expect(await told(nora)).toEqual(['shoe_size', 'customer_since'])
  expect(await told(admin)).toEqual(['shoe_size', 'credit_score', 'customer_since'])
})

test('E-10 whoever is renamed by an import is renamed as a contact, too; a name of another contact is refused', async () => {
  const server = await startServer({ settings: { 'portals.contacts': 'contacts' } })
  const { admin, call } = server
  const params = { directory: 'contacts' }
  await call(admin, createDirectory, { body: { key: 'contacts', name: 'Contacts', uniqueNames: true } })
  const contact = await call(admin, createRecord, { params, body: { name: 'Ada Byron' } })
  await call(admin, createRecord, { params, body: { name: 'Ada Lovelace' } })
  const body = { type: 'portal', givenName: 'Ada', familyName: 'Byron', username: 'ada', contact: contact.id } as const
  const ada = await call(admin, createUser, { body })
  const names = async () => [
    (await call(admin, getUser, { params: { user: ada.id } })).name,
    (await call(admin, getRecord, { params: { ...params, record: contact.id } })).name,
  ]
  await importText(server, admin, 'users', 'username,familyName\nada,King\n')
  expect(await names()).toEqual(['Ada King', 'Ada King'])
  const taken = await importText(server, admin, 'users', 'username,familyName\nada,Lovelace\n')
  expect(taken).toMatchObject({ counts: { refused: 1 } })
  expect(await names()).toEqual(['Ada King', 'Ada King'])
})

test('a role that somebody has by a portal, too, is lost by nobody from whom it is taken, and gained by nobody', async () => {
  const { admin, call, help, nora, strengthen } = await openHouse()
  const { role } = await strengthen()
  const ask = async (become: object | null) => {
    const change = { kind: 'roles' as const, people: [nora.id], role, become }
    const { gain, lose } = await call(admin, previewAccess, { body: { change } })
    return { gain, lose }
  }
  expect(await ask(null)).toEqual({ gain: 0, lose: 1 })
  await call(admin, givePortalRole, { params: { portal: help.key, role } })
  expect(await ask(null)).toEqual({ gain: 0, lose: 0 })
  await call(admin, revokeUserRole, { params: { user: nora.id, role } })
  expect(await ask({})).toEqual({ gain: 0, lose: 0 })
})

test('no module brings a role by the name under which administrators appear', async () => {
  const { admin, refused } = await startServer({ settings: { 'roles.adminAppearsAs': 'ASSAY user' } })
  const { fields } = await refused(admin, planModule, { body: { manifest: sampleManifest('assays') } }, ManifestInvalid)
  expect(fields).toMatchObject([{ code: 'role-name-taken' }])
})
