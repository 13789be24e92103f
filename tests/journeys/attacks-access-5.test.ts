import { expect, test } from 'vitest'
import { decideAccess } from '../../server/decisions/contract.ts'
import {
  createRecord,
  deleteRecord,
  getRecord,
  listRecords,
  syncRecords,
} from '../../server/directories/records/contract.ts'
import { installModule, removeModule } from '../../server/modules/contract.ts'
import { createRole, LastHolder, listHolders, revokeUserRole } from '../../server/roles/contract.ts'
import { setSetting } from '../../server/settings/contract.ts'
import { editUser, getUser } from '../../server/users/contract.ts'
import { withModules } from '../harness/modules.ts'
import { startServer } from '../harness/server.ts'

const DESK = `key: desk
name: Desk
scopes:
  - key: issues
    name: Issues
    actions: [{ key: read, name: Read, levels: [all] }]
    attributes: [{ key: customer, name: Customer, directory: customers }]
roles: [{ key: agent, name: Agent, permissions: { issues.read: all } }]
directories: [{ key: customers, name: Customers }]
profileFields:
  - { key: held, label: Held to, kind: record, directory: customers, many: true, effect: restrict, appliesTo: [{ scope: issues, attribute: customer }] }
`

async function openDesk() {
  const app = await startServer()
  const modules = withModules(app)
  await modules.install('desk', DESK)
  return { ...app, ...modules, directory: { directory: 'desk/customers' } }
}

test('a record that is deleted while it is assigned is one or the other, never both', async () => {
  const { admin, call, attempt, person, directory } = await openDesk()
  const pairs = []
  for (let n = 0; n < 12; n++) {
    const record = await call(admin, createRecord, { params: directory, body: { name: `Customer ${n}` } })
    const user = await person(`Ada Lovelace ${n}`, { activated: false })
    pairs.push({ record, user, version: (await call(admin, getUser, { params: { user: user.id } })).version })
  }
  await Promise.all(
    pairs.flatMap(({ record, user, version }) => [
      attempt(admin, deleteRecord, { params: { ...directory, record: record.id }, version: 1 }),
      attempt(admin, editUser, {
        params: { user: user.id },
        body: { fields: { held: { only: [record.id] } } },
        version,
      }),
    ]),
  )
  for (const { record, user } of pairs) {
    const isThere = (await attempt(admin, getRecord, { params: { ...directory, record: record.id } })).status === 200
    const { fields } = await call(admin, getUser, { params: { user: user.id } })
    const named = JSON.stringify(fields.held ?? null).includes(record.id)
    expect([isThere, named]).not.toEqual([false, true])
  }
})

test('forty at once bring the same records up to date: each is there once', async () => {
  const { admin, call, attempt, directory } = await openDesk()
  const records = (round: number) =>
    Array.from({ length: 5 }, (_, n) => ({ key: `${n}`, name: `Customer ${n} ${round}` }))
  const asked = Array.from({ length: 40 }, (_, round) =>
    attempt(admin, syncRecords, { params: directory, body: { source: 'erp', records: records(round) } }),
  )
  const statuses = new Set((await Promise.all(asked)).map(({ status }) => status))
  for (const status of statuses) expect([200, 429]).toContain(status)
  expect(statuses).toContain(200)
  expect((await call(admin, listRecords, { params: directory, query: {} })).items).toHaveLength(5)
})

test('a module that is removed while it is upgraded is one or the other, and its roles with it', async () => {
  const { admin, attempt, person, roleCalled, versionOf } = await openDesk()
  const agent = await roleCalled('Agent')
  const ada = await person('Ada Lovelace', { roles: [agent.id] })
  const version = await versionOf('desk')
  const params = { key: 'desk' }
  const both = await Promise.all([
    attempt(admin, installModule, { params, body: { manifest: `${DESK}version: '2'\n` }, version }),
    attempt(admin, removeModule, { params, version }),
  ])
  expect(both.filter(({ problem }) => problem === undefined)).toHaveLength(1)
  const isInstalled = both[0]?.problem === undefined
  expect((await roleCalled('Agent')).inactive).toBe(!isInstalled)
  const question = { scope: 'desk/issues', action: 'read', subject: ada.id }
  const asked = await attempt(admin, decideAccess, { body: { questions: [question] } })
  expect(asked.reply?.answers[0]?.allowed).toBe(isInstalled ? true : undefined)
  expect(asked.status).toBe(isInstalled ? 200 : 422)
})

test('R66 of ten holders whose role is taken from all at once one keeps what somebody must hold', async () => {
  const { admin, call, attempt, person } = await startServer()
  const role = (await call(admin, createRole, { body: { name: 'Signatory' } })).id
  const people = []
  for (let n = 0; n < 10; n++) people.push(await person(`Ada Lovelace ${n}`, { roles: [role] }))
  const body = { value: ['Signatory'], confirmed: true }
  await call(admin, setSetting, { params: { key: 'roles.keepOne' }, body, version: 0 })
  const taken = await Promise.all(
    people.map(({ id }) => attempt(admin, revokeUserRole, { params: { user: id, role } })),
  )
  expect(taken.flatMap(({ problem }) => problem?.code ?? [])).toEqual([LastHolder.code])
  expect((await call(admin, listHolders, { params: { role }, query: {} })).items).toHaveLength(1)
})
