import { expect, test } from 'vitest'
import { sampleManifest, withModules } from '../../tests/harness/modules.ts'
import { startServer } from '../../tests/harness/server.ts'
import { createRole } from '../roles/contract.ts'
import { planModule } from './contract.ts'
import { ManifestInvalid, ManifestTooLarge } from './failures.ts'
import { readManifest } from './read.ts'

async function openPlans() {
  const app = await startServer()
  const { admin, call, refused } = app
  const mistakes = async (manifest: string) => {
    const { fields = [] } = await refused(admin, planModule, { body: { manifest } }, ManifestInvalid)
    return fields.map(({ path, code, line, column }) => [path, code, line, column])
  }
  return {
    ...app,
    ...withModules(app),
    mistakes,
    plan: (manifest: string) => call(admin, planModule, { body: { manifest } }),
  }
}

const WRONG = `key: desk
name: Desk
scopes:
  - key: issues
    name: Issues
    actions:
      - { key: read, name: Read, levels: [own, team, all] }
      - { key: edit, name: Edit, levels: [all, yes] }
      - { key: read, name: Again, levels: [all] }
    attributes:
      - { key: customer, name: Customer, directory: clients }
roles:
  - key: agent
    name: Directory reader
    permissions:
      issues.fly: all
      issues.read: account
      cases.read: all
      export: yes
    fields: { issues.price: { read: yes } }
    mayGrant: [chief]
  - key: guest
    name: Guest
    audience: portal
    permissions: { issues.read: team }
profileFields:
  - { key: customers, label: Customers, kind: text, effect: restrict, appliesTo: [{ scope: issues, attribute: customers }] }
`

test('every mistake is named at once, each by its place: path, line and column', async () => {
  const { mistakes } = await openPlans()
  expect(await mistakes(WRONG)).toEqual([
    ['scopes.0.actions.2.key', 'twice', 9, 11],
    ['scopes.0.actions.1.levels', 'mixed-levels', 8, 34],
    ['roles.0.permissions.issues.fly', 'unknown', 16, 7],
    ['roles.0.permissions.issues.read', 'level-not-allowed', 17, 7],
    ['roles.0.permissions.cases.read', 'unknown', 18, 7],
    ['roles.0.permissions.export', 'unknown', 19, 7],
    ['roles.0.fields.issues.price', 'unknown', 20, 15],
    ['roles.0.mayGrant.0', 'unknown', 21, 16],
    ['roles.1.permissions.issues.read', 'audience', 25, 20],
    ['roles.0.name', 'role-name-taken', 14, 5],
    ['scopes.0.attributes.0.directory', 'unknown', 11, 42],
    ['profileFields.0.effect', 'kind', 27, 53],
    ['profileFields.0.appliesTo.0.attribute', 'unknown', 27, 100],
  ])
})

test('names of Roster’s own, keys of another shape, unknown fields and missing ones', async () => {
  const { mistakes } = await openPlans()
  expect(await mistakes('key: users\nname: Mine\n')).toEqual([['key', 'reserved', 1, 1]])
  expect(await mistakes('key: roster\nname: Mine\n')).toEqual([['key', 'reserved', 1, 1]])
  expect(await mistakes('key: My Desk\ncolour: red\n')).toEqual([
    ['key', 'invalid-format', 1, 1],
    ['name', 'invalid-type', 1, 1],
    ['colour', 'unknown', 2, 1],
  ])
})

test('what is no YAML, has a key twice, another tag or several documents, is refused by its line', async () => {
  const { mistakes } = await openPlans()
  expect(await mistakes('key: desk\nname: [1\n')).toMatchObject([['', 'bad-indent', 3, 1]])
  expect(await mistakes('key: desk\nname: Desk\nkey: other\n')).toMatchObject([['', 'duplicate-key', 3, 1]])
  expect(await mistakes('key: desk\nname: !!js/function x\n')).toMatchObject([['', 'tag-resolve-failed', 2, 7]])
  expect(await mistakes('key: desk\n---\nkey: other\n')).toMatchObject([['', 'multiple-docs', 2, 1]])
})

test('R97 what would be too much is not even built: nodes, depth, aliases, bytes', async () => {
  const { admin, refused } = await openPlans()
  const laughs = 'bcdefghij'.split('').map((key, at) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghij'[at]}`)}]`)
  const bombs = [
    `[${'1,'.repeat(250_000)}1]`,
    `{"key":"desk","scopes":[${'{},'.repeat(30_000)}{}]}`,
    '['.repeat(200_000),
    '- '.repeat(100_000),
    Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    `a: &a [${Array(9).fill('x')}]\n${laughs.join('\n')}\n`,
    `key: "${'a'.repeat(520 * 1024)}"`,
    '\n'.repeat(400_000),
  ]
  for (const manifest of bombs) {
    const begun = performance.now()
    await refused(admin, planModule, { body: { manifest } }, ManifestTooLarge)
    expect(performance.now() - begun).toBeLessThan(1000)
  }
})

test('a role’s name that this Roster has is refused; what is shown of a module is its manifest again', async () => {
  const { admin, call, mistakes, plan, install } = await openPlans()
  await call(admin, createRole, { body: { name: 'ASSAY user' } })
  expect(await mistakes(sampleManifest('assays'))).toEqual([['roles.1.name', 'role-name-taken', 16, 5]])
  const shown = await install('compounds')
  expect((await plan(shown.text)).outcome).toBe('unchanged')
  expect(shown.predefined.map(({ name, people }) => [name, people])).toEqual([
    ['Compound administrator', 0],
    ['Compound user', 0],
  ])
})

test('JSON is a manifest, too; within is seconds, minutes, hours or days', () => {
  const of = (within: unknown) => {
    const scopes = [{ key: 'a', name: 'A', actions: [{ key: 'edit', name: 'E', levels: ['own'] }] }]
    const roles = [{ key: 'r', name: 'R', permissions: { 'a.edit': { level: 'own', within } } }]
    const read = readManifest(JSON.stringify({ key: 'desk', name: 'Desk', version: 2, scopes, roles }))
    return 'manifest' in read ? read.manifest.roles[0]?.permissions['a.edit']?.within : read
  }
  expect(['90s', '30m', '24h', '7d', 60, null].map(of)).toEqual([90, 1800, 86_400, 604_800, 60, null])
  expect(of('400d')).toMatchObject({ mistakes: [{ path: 'roles.0.permissions.a.edit.within' }] })
})
