import { expect, test } from 'vitest'
import { MayNotGrant } from '../../server/access/failures.ts'
import { installModule } from '../../server/modules/contract.ts'
import { createRole, editRole, grantUserRole, LastHolder, RoleInUse } from '../../server/roles/contract.ts'
import { setSetting } from '../../server/settings/contract.ts'
import { createTeam, giveTeamRole } from '../../server/teams/contract.ts'
import { editUser, getUser } from '../../server/users/contract.ts'
import { withModules } from '../harness/modules.ts'
import { rightsIn } from '../harness/rights.ts'
import { startServer } from '../harness/server.ts'

/** A desk of which Kit, who is no administrator, may install new manifests. */
async function openDesk() {
  const app = await startServer()
  const { admin, call, person, refused } = app
  const modules = withModules(app)
  const permissions = [
    ...['install', 'remove', 'read'].map((action) => ({ scope: 'modules', action, level: 'yes' as const })),
    ...['read', 'grant', 'edit'].map((action) => ({ scope: 'users', action, level: 'all' as const })),
    { scope: 'roles', action: 'read', level: 'yes' as const },
  ]
  const installer = await call(admin, createRole, { body: { name: 'Installer', permissions } })
  const kit = await person('Kit Carson', { roles: [installer.id] })
  const refuseTo = async (manifest: string) =>
    refused(
      kit,
      installModule,
      { params: { key: 'desk' }, body: { manifest }, version: await modules.versionOf('desk') },
      MayNotGrant,
    )
  const give = (user: string, role: string) => call(admin, grantUserRole, { params: { user, role }, body: {} })
  const keep = (key: string, names: readonly string[]) =>
    call(admin, setSetting, { params: { key }, body: { value: [...names], confirmed: true }, version: 0 })
  return { ...app, ...modules, kit, refuseTo, give, keep, rights: rightsIn(app) }
}

const ISSUES = `key: desk
name: Desk
scopes:
  - key: issues
    name: Issues
    actions: [{ key: read, name: Read, levels: [own, all] }, { key: delete, name: Delete, levels: [all] }]
    fields: [{ key: price, name: Price, restricted: true }]
    attributes: [{ key: customer, name: Customer, directory: customers }]
directories: [{ key: customers, name: Customers }]
`
const FIELD = `profileFields:
  - { key: customers, label: Customers, kind: record, directory: customers, many: true, effect: restrict, appliesTo: [{ scope: issues, attribute: customer }] }
`
const roles = (...lines: string[]) => `${ISSUES}${FIELD}roles:\n${lines.map((line) => `  - { ${line} }\n`).join('')}`

test('R66 a role that others may give is not widened by a manifest, though nobody holds it yet', async () => {
  const { kit, install, refuseTo, roleCalled, give, rights } = await openDesk()
  const chief = 'key: chief, name: Chief, mayGrant: [agent], permissions: { issues.read: own }'
  await install('desk', roles(chief, 'key: agent, name: Agent, permissions: { issues.read: own }'))
  await give(kit.id, (await roleCalled('Chief')).id)
  await refuseTo(roles(chief, 'key: agent, name: Agent, permissions: { issues.delete: all }'))
  await refuseTo(
    roles(chief, 'key: agent, name: Agent, permissions: { issues.read: own }, fields: { issues.price: { read: yes } }'),
  )
  await install('desk', roles(chief, 'key: agent, name: Agent, description: Same'), kit)
  expect(await rights(kit, 'desk/issues', 'delete')).toEqual([])
})

test('R66 a held role comes to give no new role of the same manifest that holds more, wherever that stands', async () => {
  const { kit, install, refuseTo, roleCalled, give } = await openDesk()
  const chief = 'key: chief, name: Chief, permissions: { issues.read: own }'
  await install('desk', roles(chief))
  await give(kit.id, (await roleCalled('Chief')).id)
  const giving = `${chief}, mayGrant: [more]`
  await refuseTo(roles(giving, 'key: more, name: More, permissions: { issues.delete: all }'))
  await refuseTo(roles('key: more, name: More, permissions: { issues.delete: all }', giving))
  const through = 'key: more, name: More, mayGrant: [most]'
  await refuseTo(roles(giving, through, 'key: most, name: Most, permissions: { issues.delete: all }'))
  await install('desk', roles(giving, 'key: more, name: More, permissions: { issues.read: own }'), kit)
})

test('R66 a role of Roster that may give one of a module gives no more by an upgrade of the module', async () => {
  const { admin, call, kit, install, refuseTo, roleCalled, give } = await openDesk()
  await install('desk', roles('key: agent, name: Agent, permissions: { issues.read: own }'))
  const agent = await roleCalled('Agent')
  const lead = await call(admin, createRole, { body: { name: 'Lead', mayGrant: [agent.id] } })
  await give(kit.id, lead.id)
  await refuseTo(roles('key: agent, name: Agent, permissions: { issues.delete: all }'))
})

test('R66 no upgrade, nor a removal and a new installation, lifts what holds people or opens what is withheld', async () => {
  const { admin, call, person, kit, install, remove, refuseTo } = await openDesk()
  const whole = `${ISSUES}${FIELD}`
  await install('desk', whole)
  const ada = await person('Ada Lovelace')
  const { version } = await call(admin, getUser, { params: { user: ada.id } })
  await call(admin, editUser, { params: { user: ada.id }, body: { fields: { customers: { only: [] } } }, version })
  const open = whole.replace(', restricted: true', '')
  const without = whole.replace(/ {4}fields: .*\n/, '')
  const unheld = ISSUES
  const granting = whole.replace('effect: restrict', 'effect: grant')
  for (const manifest of [open, unheld, granting]) await refuseTo(manifest)
  await remove('desk')
  for (const manifest of [open, unheld, granting]) await refuseTo(manifest)
  await install('desk', without, kit)
  await refuseTo(open)
  await install('desk', unheld)
  await refuseTo(`${unheld}${FIELD.replace('effect: restrict', 'effect: grant')}`)
})

test('R66 an action that went with a removal does not come back unseen to whose roles still name it', async () => {
  const { admin, call, install, remove, refuseTo } = await openDesk()
  await install('desk', ISSUES)
  const permissions = [{ scope: 'desk/issues', action: 'delete', level: 'all' as const }]
  await call(admin, createRole, { body: { name: 'Cleaner', permissions } })
  await remove('desk')
  const less = ISSUES.replace(', { key: delete, name: Delete, levels: [all] }', '')
  await install('desk', less)
  await refuseTo(ISSUES)
})

test('a manifest renames no role that a setting means by its name, nor lets two exchange their names', async () => {
  const { admin, refused, person, install, versionOf, roleCalled, give, keep } = await openDesk()
  const [owner, viewer] = ['key: owner, name: Super Admin', 'key: viewer, name: Viewer']
  await install('desk', roles(owner, viewer))
  const bob = await person('Bob Kahn')
  await give(bob.id, (await roleCalled('Super Admin')).id)
  await keep('roles.grantedByOperatorOnly', ['Super Admin'])
  await keep('roles.keepOne', ['Super Admin'])
  const params = { key: 'desk' }
  const attempts = [
    roles('key: owner, name: Boss', viewer),
    roles('key: owner, name: Viewer', 'key: viewer, name: Super Admin'),
    roles('key: owner, name: Boss', 'key: viewer, name: Super Admin'),
  ]
  for (const manifest of attempts)
    await refused(admin, installModule, { params, body: { manifest }, version: await versionOf('desk') }, RoleInUse)
  const gone = { params, body: { manifest: roles(viewer) }, version: await versionOf('desk') }
  await refused(admin, installModule, gone, LastHolder)
})

test('a role that only the command line gives is not given while it is out of effect either', async () => {
  const { admin, call, refused, person, keep } = await openDesk()
  const role = await call(admin, createRole, { body: { name: 'Signatory' } })
  const bob = await person('Bob Kahn')
  await keep('roles.grantedByOperatorOnly', ['Signatory'])
  await call(admin, editRole, { params: { role: role.id }, body: { inactive: true }, version: 1 })
  await refused(admin, grantUserRole, { params: { user: bob.id, role: role.id }, body: {} }, MayNotGrant)
  const team = await call(admin, createTeam, { body: { name: 'Board', parentId: null } })
  await refused(admin, giveTeamRole, { params: { team: team.id, role: role.id } }, MayNotGrant)
  await refused(admin, createRole, { body: { name: 'Detour', mayGrant: [role.id] } }, MayNotGrant)
})
