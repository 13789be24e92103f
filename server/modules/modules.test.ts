import { expect, test } from 'vitest'
import { withModules } from '../../tests/harness/modules.ts'
import { rightsIn } from '../../tests/harness/rights.ts'
import { startServer } from '../../tests/harness/server.ts'
import { MayNotGrant } from '../access/failures.ts'
import { Forbidden, Invalid, NotFound, Stale, VersionRequired } from '../platform/failures.ts'
import { createRole, deleteRole, editRole, grantUserRole, listRoles, RoleReadOnly } from '../roles/contract.ts'
import { applyUndo } from '../undo/contract.ts'
import { getModule, installModule, listModules, planModule, planRemoval, removeModule } from './contract.ts'
import { ModuleInUse } from './failures.ts'

async function openLab(settings = {}) {
  const app = await startServer({ settings })
  const modules = withModules(app)
  return { ...app, ...modules, rights: rightsIn(app) }
}

test('G-04 G-05 G-06 three modules bring their roles; switched off they vanish and give nothing; back, all is as before', async () => {
  const { admin, call, refused, person, install, remove, roleCalled, rights } = await openLab()
  for (const key of ['core', 'compounds', 'assays']) await install(key)
  const names = (await call(admin, listRoles, {})).items.filter((one) => one.origin === 'module').map((one) => one.name)
  expect(names).toEqual([
    'Assay administrator',
    'Assay user',
    'Compound administrator',
    'Compound user',
    'Platform administrator',
    'Vocabulary administrator',
  ])
  const [assay, compound] = [await roleCalled('Assay user'), await roleCalled('Compound user')]
  const ada = await person('Ada Lovelace', { roles: [assay.id, compound.id] })
  expect(await rights(ada, 'assays/assays', 'read')).toEqual(['team'])
  await remove('assays')
  expect(await rights(ada, 'assays/assays', 'read')).toEqual([])
  expect(await rights(ada, 'compounds/compounds', 'read')).toEqual(['all'])
  const gone = await roleCalled('Assay user')
  expect(gone).toMatchObject({ inactive: true, module: { key: 'assays', removed: true }, holders: { people: 1 } })
  const bob = await person('Bob Kahn')
  await refused(admin, grantUserRole, { params: { user: bob.id, role: assay.id }, body: {} }, Invalid)
  await install('assays')
  expect(await rights(ada, 'assays/assays', 'read')).toEqual(['team'])
  expect((await roleCalled('Assay user')).id).toBe(assay.id)
  const params = { role: assay.id }
  await refused(admin, editRole, { params, body: { name: 'Mine' }, version: 9 }, RoleReadOnly)
  await refused(admin, editRole, { params, body: { fields: [] }, version: 9 }, RoleReadOnly)
  await refused(admin, deleteRole, { params, version: 9 }, RoleReadOnly)
})

test('the plan says who gains and loses what before anything is done, and doing it is exactly that', async () => {
  const { admin, call, person, install, roleCalled, rights } = await openLab()
  await install('compounds')
  const [user, chief] = [await roleCalled('Compound user'), await roleCalled('Compound administrator')]
  const ada = await person('Ada Lovelace', { roles: [user.id] })
  const bob = await person('Bob Kahn', { roles: [user.id, chief.id] })
  const manifest = (await call(admin, getModule, { params: { key: 'compounds' } })).text.replace(
    /compounds\.read:\n\s+level: all\n\s+compounds\.edit:\n\s+level: own\n\s+within: 86400/,
    'compounds.edit: all',
  )
  expect(manifest).toContain('compounds.edit: all')
  const plan = await call(admin, planModule, { body: { manifest } })
  expect(plan).toMatchObject({ outcome: 'upgrade', obstacles: [] })
  expect(plan.roles.map(({ name, change, people }) => [name, change, people])).toEqual([
    ['Compound administrator', 'same', 1],
    ['Compound user', 'changed', 2],
  ])
  expect(new Set(plan.effects.map(({ words }) => words))).toEqual(new Set(['Compounds: Edit', 'Compounds: Read']))
  const told = plan.effects.map((one) => [one.action, one.field, one.level, one.gainers, one.losers].flat())
  expect(told).toEqual([
    ['edit', null, 'all', { id: ada.id, name: 'Ada Lovelace' }],
    ['read', null, 'all', { id: ada.id, name: 'Ada Lovelace' }],
  ])
  expect(await rights(ada, 'compounds/compounds', 'edit')).toEqual(['own'])
  await install('compounds', manifest)
  expect(await rights(ada, 'compounds/compounds', 'edit')).toEqual(['all'])
  expect(await rights(ada, 'compounds/compounds', 'read')).toEqual([])
  expect(await rights(bob, 'compounds/compounds', 'read')).toEqual(['all'])
  const removal = await call(admin, planRemoval, { params: { key: 'compounds' } })
  expect(removal.roles.map(({ name, change, people }) => [name, change, people])).toEqual([
    ['Compound administrator', 'removed', 1],
    ['Compound user', 'removed', 2],
  ])
  expect(removal.effects.every(({ gain, lose }) => gain === 0 && lose > 0)).toBe(true)
})

test('what a role of others or a token uses is not taken away unseen', async () => {
  const { admin, call, refused, install } = await openLab()
  await install('compounds')
  await call(admin, createRole, {
    body: {
      name: 'Buyers',
      permissions: [{ scope: 'compounds/compounds', action: 'read', level: 'own' }],
      fields: [{ scope: 'compounds/compounds', field: 'price', action: 'read', gives: 'yes' }],
    },
  })
  const key = 'compounds'
  const manifest = `key: compounds
name: Compounds
scopes: [{ key: compounds, name: Compounds, actions: [{ key: read, name: Read, levels: [all] }] }]
`
  const plan = await call(admin, planModule, { body: { manifest } })
  expect(plan.obstacles.map(({ permission }) => permission)).toEqual([
    'compounds/compounds.read at own',
    'compounds/compounds field price',
  ])
  const problem = await refused(admin, installModule, { params: { key }, body: { manifest }, version: 1 }, ModuleInUse)
  expect(problem.detail).toContain('“Buyers”')
  expect((await call(admin, getModule, { params: { key } })).version).toBe(1)
})

test('a role that is declared no more goes out of effect where somebody holds it, else its name is free', async () => {
  const { admin, call, person, install, roleCalled } = await openLab()
  await install('assays')
  const held = await roleCalled('Assay user')
  await person('Ada Lovelace', { roles: [held.id], activated: false })
  const manifest = `key: assays
name: Assays
scopes: [{ key: assays, name: Assays, actions: [{ key: read, name: Read, levels: [all] }] }]
`
  const plan = await call(admin, planModule, { body: { manifest } })
  expect(plan.roles.map(({ name, change, people }) => [name, change, people])).toEqual([
    ['Assay administrator', 'removed', 0],
    ['Assay user', 'removed', 1],
  ])
  await install('assays', manifest)
  expect(await roleCalled('Assay user')).toMatchObject({ inactive: true })
  const names = (await call(admin, listRoles, {})).items.map(({ name }) => name)
  expect(names).not.toContain('Assay administrator')
  await call(admin, createRole, { body: { name: 'Assay administrator' } })
  const problem = await call(admin, planModule, { body: { manifest } })
  expect(problem.outcome).toBe('unchanged')
})

test('undo removes what was installed, brings back what was removed, and takes an upgrade back', async () => {
  const { admin, call, person, install, remove, roleCalled, rights, trail } = await openLab()
  await install('compounds')
  const ada = await person('Ada Lovelace', { roles: [(await roleCalled('Compound user')).id] })
  const undoNewest = async (event: string) => {
    const change = (await trail()).find((item) => item.event === event)?.changeId ?? ''
    return call(admin, applyUndo, { params: { change }, body: {} })
  }
  const reads = () => rights(ada, 'compounds/compounds', 'read')
  const shorter = (await call(admin, getModule, { params: { key: 'compounds' } })).text.replace(
    /\n\s+compounds\.read:\n\s+level: all\n\s+compounds\.edit:\n\s+level: own\n\s+within: 86400/,
    '',
  )
  await install('compounds', shorter)
  expect(await reads()).toEqual([])
  await undoNewest('module.upgraded')
  expect(await reads()).toEqual(['all'])
  await remove('compounds')
  await undoNewest('module.removed')
  expect(await reads()).toEqual(['all'])
  await undoNewest('module.installed')
  expect(await reads()).toEqual([])
})

test('who may not is refused; of two who install at once one is told; an older version is stale', async () => {
  const { admin, call, refused, attempt, person, install } = await openLab()
  const [key, manifest] = ['core', 'key: core\nname: Core\n']
  const kim = await person('Kim Novak')
  await refused(kim, listModules, {}, Forbidden)
  await refused(kim, planModule, { body: { manifest } }, Forbidden)
  await refused(kim, installModule, { params: { key }, body: { manifest }, version: 0 }, Forbidden)
  await refused(admin, installModule, { params: { key }, body: { manifest } }, VersionRequired)
  const both = await Promise.all(
    [1, 2, 3].map((round) =>
      attempt(admin, installModule, {
        params: { key },
        body: { manifest: `${manifest}version: v${round}\n` },
        version: 0,
      }),
    ),
  )
  expect(both.map(({ problem }) => problem?.code ?? 'installed').sort()).toEqual([Stale.code, Stale.code, 'installed'])
  await install('core')
  await refused(admin, removeModule, { params: { key }, version: 1 }, Stale)
  await call(admin, removeModule, { params: { key }, version: 2 })
  await refused(admin, removeModule, { params: { key }, version: 3 }, NotFound)
})

test('R66 whoever may install widens nothing that people hold, but what they hold themselves', async () => {
  const { admin, call, refused, person, install, roleCalled } = await openLab()
  const installer = await call(admin, createRole, {
    body: { name: 'Installer', permissions: [{ scope: 'modules', action: 'install', level: 'yes' }] },
  })
  const kit = await person('Kit Carson', { roles: [installer.id] })
  await install('assays', undefined, kit)
  const user = await roleCalled('Assay user')
  await person('Ada Lovelace', { roles: [user.id], activated: false })
  const wider = (await call(admin, getModule, { params: { key: 'assays' } })).text.replace('level: team', 'level: all')
  expect(wider).toContain('level: all')
  const asked = { params: { key: 'assays' }, body: { manifest: wider }, version: 1 }
  await refused(kit, installModule, asked, MayNotGrant)
  await refused(kit, grantUserRole, { params: { user: kit.id, role: user.id }, body: {} }, Forbidden)
  await install('assays', wider)
})
