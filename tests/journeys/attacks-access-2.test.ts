import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { decideAccess, filterAccess } from '../../server/decisions/contract.ts'
import { Columns } from '../../server/decisions/shapes.ts'
import { asSqlite } from '../../server/decisions/sql.ts'
import { createRecord, editRecord } from '../../server/directories/records/contract.ts'
import { planModule } from '../../server/modules/contract.ts'
import { createRole } from '../../server/roles/contract.ts'
import { createTeam, editTeam, getTeam } from '../../server/teams/contract.ts'
import { editUser, getUser } from '../../server/users/contract.ts'
import { withModules } from '../harness/modules.ts'
import { startServer } from '../harness/server.ts'
import { makeToken } from '../harness/tokens.ts'

const DESK = `key: desk
name: Desk
scopes:
  - key: issues
    name: Issues
    actions: [{ key: read, name: Read, levels: [own, team, all] }, { key: delete, name: Delete, levels: [all] }]
    attributes: [{ key: customer, name: Customer, directory: customers }]
directories: [{ key: customers, name: Customers }]
profileFields:
  - { key: customers, label: Customers, kind: record, directory: customers, many: true, effect: restrict, appliesTo: [{ scope: issues, attribute: customer }] }
`
const READ = { scope: 'desk/issues', action: 'read' }

async function openDesk() {
  const app = await startServer()
  const modules = withModules(app)
  await modules.install('desk', DESK)
  const make = async (name: string, level: 'team' | 'all', action = 'read') =>
    (await app.call(app.admin, createRole, { body: { name, permissions: [{ scope: 'desk/issues', action, level }] } }))
      .id
  return { ...app, ...modules, make }
}

test('an SQLite filter asks for columns and never compares their names: without the column it fails', async () => {
  const condition = { op: 'after', attribute: 'createdAt', value: '2026-01-01T00:00:00.000Z' } as const
  const { text, values } = asSqlite(condition, Columns.parse({}))
  const store = new DatabaseSync(':memory:', { enableDoubleQuotedStringLiterals: true })
  store.exec(
    "create table issues (id integer, opened_at text); insert into issues values (1, '1999-01-01T00:00:00.000Z')",
  )
  expect(() => store.prepare(`select id from issues where ${text}`).all(...(values as string[]))).toThrow(
    'no such column',
  )
  store.close()
})

test('a decision in keys of another system is another version where another record stands behind a key', async () => {
  const { admin, call, person, make } = await openDesk()
  const directory = 'desk/customers'
  const add = (name: string, key: string) =>
    call(admin, createRecord, { params: { directory }, body: { name, externalIds: [{ source: 'erp', key }] } })
  const [acme, borg] = [await add('Acme', '1'), await add('Borg', '2')]
  const ada = await person('Ada Lovelace', { roles: [await make('Reader', 'all')] })
  const { version } = await call(admin, getUser, { params: { user: ada.id } })
  const fields = { customers: { only: [acme.id] } }
  await call(admin, editUser, { params: { user: ada.id }, body: { fields }, version })
  const ask = async () => {
    const question = { ...READ, subject: ada.id, record: { refs: { customer: 'ext:erp:1' } } }
    const { answers } = await call(admin, decideAccess, { body: { questions: [question] } })
    const asked = { ...READ, subject: ada.id, keysOf: { 'directory-record': 'erp' } }
    const filter = await call(admin, filterAccess, { body: asked })
    return {
      allowed: answers[0]?.allowed,
      condition: filter.condition,
      versions: [answers[0]?.version, filter.version],
    }
  }
  const before = await ask()
  const rekey = (id: string, key: string) =>
    call(admin, editRecord, {
      params: { directory, record: id },
      body: { externalIds: [{ source: 'erp', key }] },
      version: 1,
    })
  await rekey(acme.id, '3')
  await rekey(borg.id, '1')
  const after = await ask()
  expect([before.allowed, after.allowed]).toEqual([true, false])
  expect(after.condition).not.toEqual(before.condition)
  expect(after.versions.every((one) => !before.versions.includes(one))).toBe(true)
})

test('the same where another team stands behind a key', async () => {
  const { admin, call, person, make } = await openDesk()
  const externalIds = [{ source: 'hr', key: '7' }]
  const north = await call(admin, createTeam, { body: { name: 'North', externalIds } })
  const ada = await person('Ada Lovelace', { roles: [await make('Reader', 'team')], teams: [north.id] })
  const ask = () => call(admin, filterAccess, { body: { ...READ, subject: ada.id, keysOf: { team: 'hr' } } })
  const before = await ask()
  const { version } = await call(admin, getTeam, { params: { team: north.id } })
  await call(admin, editTeam, {
    params: { team: north.id },
    body: { externalIds: [{ source: 'hr', key: '8' }] },
    version,
  })
  const after = await ask()
  expect(after.condition).not.toEqual(before.condition)
  expect(after.version).not.toBe(before.version)
})

test('R70 what stands in the way of an upgrade names no people, tokens or roles that the caller does not see', async () => {
  const server = await openDesk()
  const { admin, call, person, make } = server
  const permissions = [{ scope: 'modules', action: 'install', level: 'yes' as const }]
  const installer = await call(admin, createRole, { body: { name: 'Installer', permissions } })
  const kit = await person('Kit Carson', { roles: [installer.id] })
  const secret = await make('Secret cleaners', 'all', 'delete')
  const robot = await person('Hidden Robot', { type: 'api', roles: [secret] })
  await makeToken(server, robot, { name: 'night shift', scopes: ['desk/issues.delete'] })
  const manifest = DESK.replace(', { key: delete, name: Delete, levels: [all] }', '')
  const told = async (who: typeof kit) =>
    JSON.stringify((await call(who, planModule, { body: { manifest } })).obstacles)
  expect(await told(admin)).toMatch(/Secret cleaners.*night shift/)
  const kits = await told(kit)
  expect(kits).toContain('desk/issues.delete')
  for (const name of ['Secret', 'night shift', 'obot']) expect(kits).not.toContain(name)
})
