import { expect, test } from 'vitest'
import { letIn, makePortal, portalUser, switchTo } from '../../tests/harness/portals.ts'
import { startServer } from '../../tests/harness/server.ts'
import { MayNotGrant } from '../access/failures.ts'
import { Forbidden, Invalid, NotFound } from '../platform/failures.ts'
import { givePortalRole } from '../portals/contract.ts'
import { createRole } from '../roles/contract.ts'
import { suspendUser } from '../users/contract.ts'
import { previewAccess } from './contract.ts'
import type { AccessPreview } from './shapes.ts'

async function openHouse() {
  const server = await startServer()
  const { admin, call } = server
  const cell = (scope: string, action: string, level: 'all' | 'yes') => ({ scope, action, level })
  const strong = { name: 'Strong', audience: 'portal' as const, permissions: [cell('users', 'read', 'all')] }
  const role = (await call(admin, createRole, { body: strong })).id
  const keeps = ['read', 'edit', 'delete'].map((action) => cell('portals', action, 'yes'))
  const permissions = [...keeps, cell('portal-users', 'read', 'all')]
  const keeper = await call(admin, createRole, { body: { name: 'Keeper', permissions } })
  const [help, press] = [await makePortal(server, { key: 'help' }), await makePortal(server, { key: 'press' })]
  const [ada, bob] = [await portalUser(server, 'Ada Byron', [help]), await portalUser(server, 'Bob Ott', [help])]
  const kit = await server.person('Kit Carson', { roles: [keeper.id] })
  const preview = (change: object, by = admin) =>
    call(by, previewAccess, { body: { change } } as never) as Promise<AccessPreview>
  const refusedPreview = (change: object, failure: Parameters<typeof server.refused>[3], by = admin) =>
    server.refused(by, previewAccess, { body: { change } } as never, failure)
  return { ...server, role, help, press, ada, bob, kit, preview, refusedPreview }
}

test('E-12 a role given by a portal, switching it off and on, letting in and deleting: who gains or loses what', async () => {
  const { admin, call, role, help, press, ada, bob, preview } = await openHouse()
  const give = { kind: 'portal-role', portal: 'help', role, give: true }
  expect(await preview(give)).toMatchObject({
    ...{ people: 2, gain: 2, lose: 0, gainers: [{ name: 'Ada Byron' }, { name: 'Bob Ott' }] },
    changes: [{ scope: { key: 'users' }, action: { key: 'read' }, before: [], after: [{ level: 'all' }] }],
  })
  await call(admin, givePortalRole, { params: { portal: 'help', role } })
  expect(await preview({ ...give, give: false })).toMatchObject({ people: 2, gain: 0, lose: 2 })
  const off = { kind: 'portal-on', portal: help.id, on: false }
  expect(await preview(off)).toMatchObject({ people: 2, lose: 2 })
  const out = { kind: 'portal-people', portals: ['help'], people: [ada.id], in: false }
  expect(await preview(out)).toMatchObject({ people: 1, lose: 1, losers: [{ name: 'Ada Byron' }] })
  await letIn({ admin, call }, press, ada)
  await call(admin, givePortalRole, { params: { portal: 'press', role } })
  expect(await preview(off)).toMatchObject({ people: 2, lose: 1, losers: [{ name: 'Bob Ott' }] })
  expect(await preview({ kind: 'portal-deleted', portal: 'help' })).toMatchObject({ people: 2, lose: 1 })
  const moved = { kind: 'portal-deleted', portal: 'help', movePeopleTo: 'press' }
  expect(await preview(moved)).toMatchObject({ people: 2, gain: 0, lose: 0 })
  await switchTo({ admin, call }, help, false)
  expect(await preview({ ...off, on: true })).toMatchObject({ people: 2, gain: 1, gainers: [{ name: 'Bob Ott' }] })
  expect(await preview({ ...give, give: false })).toMatchObject({ people: 2, lose: 0 })
  const both = { kind: 'portal-people', portals: ['help', press.id], people: [ada.id, bob.id], in: true }
  expect(await preview(both)).toMatchObject({ people: 2, gain: 1, leftOut: 0 })
  await call(admin, suspendUser, { params: { user: bob.id }, body: {} })
  expect(await preview(both)).toMatchObject({ people: 1, gain: 0, leftOut: 1 })
})

test('R66 R69 a preview of portals is refused to whom the change would be, and tells no names of people unseen', async () => {
  const { admin, call, role, kit, ada, person, preview, refusedPreview } = await openHouse()
  const give = { kind: 'portal-role', portal: 'help', role, give: true }
  const into = { kind: 'portal-people', portals: ['press'], people: [ada.id], in: true }
  const nobody = await person('Nora Nobody')
  await refusedPreview(give, Forbidden, nobody)
  await refusedPreview(give, MayNotGrant, kit)
  await refusedPreview({ ...give, portal: 'nowhere' }, NotFound)
  expect((await refusedPreview({ ...into, people: [kit.id] }, Invalid)).fields).toMatchObject([{ path: 'people' }])
  expect(await preview(into, kit)).toMatchObject({ people: 1, gain: 0 })
  await call(admin, givePortalRole, { params: { portal: 'press', role } })
  await refusedPreview(into, MayNotGrant, kit)
  await refusedPreview({ kind: 'portal-deleted', portal: 'help', movePeopleTo: 'press' }, MayNotGrant, kit)
  await refusedPreview({ kind: 'portal-deleted', portal: 'help', movePeopleTo: 'help' }, Invalid)
  await refusedPreview({ kind: 'portal-on', portal: 'press', on: true }, MayNotGrant, kit)
  const cells = ['read', 'edit'].map((action) => ({ scope: 'portals', action, level: 'yes' as const }))
  const blind = await call(admin, createRole, { body: { name: 'Blind', permissions: cells } })
  const bea = await person('Bea Blind', { roles: [blind.id] })
  await call(admin, givePortalRole, { params: { portal: 'help', role } })
  const off = await preview({ kind: 'portal-on', portal: 'help', on: false }, bea)
  expect(off).toMatchObject({ people: 2, lose: 2, losers: [] })
})
