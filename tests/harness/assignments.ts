/** The service desk of the tests: a module whose issues have a type and customers, and fields by which people are assigned. */
import { createDirectory } from '../../server/directories/contract.ts'
import { createRecord } from '../../server/directories/records/contract.ts'
import { createProfileField } from '../../server/profile-fields/contract.ts'
import { withModules } from './modules.ts'
import type { TestServer } from './server.ts'

const DESK = `
key: desk
name: Desk
scopes:
  - key: issues
    name: Issues
    actions: [{ key: read, name: Read, levels: [all, team, own] }]
    attributes:
      - { key: type, name: Type, directory: issue-types }
      - { key: customer, name: Customer, directory: customers }
      - { key: distributor, name: Distributor, directory: customers }
`

/** Directories `issue-types`, `customers`, `origins` and the module that refers to them. */
export async function furnishDesk(app: Pick<TestServer, 'admin' | 'call' | 'attempt'>) {
  const { admin, call } = app
  for (const [key, name] of [
    ['issue-types', 'Issue types'],
    ['customers', 'Customers'],
    ['origins', 'Origins'],
  ] as const)
    await call(admin, createDirectory, { body: { key, name } })
  await withModules(app).install('desk', DESK)
  const record = async (directory: string, name: string, more = {}) =>
    (await call(admin, createRecord, { params: { directory }, body: { name, ...more } })).id
  const field = (key: string, more: object) =>
    call(admin, createProfileField, { body: { key, label: key, kind: 'record', many: true, ...more } as never })
  const on = (attribute: string) => [{ scope: 'desk/issues', attribute }]
  const types = await field('types', { directories: ['issue-types'], effect: 'restrict', appliesTo: on('type') })
  for (const key of ['customers', 'distributors'])
    await field(key, { directories: ['customers'], effect: 'grant', appliesTo: on(key.slice(0, -1)) })
  return { record, field, types }
}
