/** The customer portal of the seeds' CRM: contacts, accounts, portal roles by level (E-09 … E-12, E-24 … E-26). */
import { expect, test } from 'vitest'
import { decideAccess, filterAccess, rightsOfUser, whoMay } from '../../server/decisions/contract.ts'
import { createDirectory } from '../../server/directories/contract.ts'
import {
  createRecord,
  deleteRecord,
  editRecord,
  getRecord,
  RecordInUse,
} from '../../server/directories/records/contract.ts'
import { Invalid } from '../../server/platform/failures.ts'
import {
  addPortalPerson,
  ContactTaken,
  createPortal,
  givePortalRole,
  removePortalPerson,
  switchPortal,
} from '../../server/portals/contract.ts'
import { createRole, grantUserRole, listUserRoles } from '../../server/roles/contract.ts'
import { createUser, editUser, getUser, listUsers } from '../../server/users/contract.ts'
import { askingApplication } from '../harness/decisions.ts'
import { withModules } from '../harness/modules.ts'
import { startServer } from '../harness/server.ts'
import { lastChange, undo } from '../undo/undoing.ts'

const MANIFEST = `
key: crm
name: Customer relations
scopes:
  - key: cases
    name: Cases
    actions:
      - { key: read, name: Read, levels: [all, account, contact, own] }
      - { key: edit, name: Edit, levels: [all, account, contact, own] }
`

type Level = 'all' | 'account' | 'contact' | 'own'

async function openCrm() {
  const server = await startServer({
    settings: { 'portals.contacts': 'contacts', 'portals.accounts': 'accounts' },
  })
  const { call, admin } = server
  await withModules(server).install('crm', MANIFEST)
  for (const [key, name] of [
    ['contacts', 'Contacts'],
    ['accounts', 'Accounts'],
  ] as const)
    await call(admin, createDirectory, { body: { key, name } })
  const record = async (directory: string, name: string) =>
    (await call(admin, createRecord, { params: { directory }, body: { name } })).id
  const role = async (name: string, cells: Record<string, Level>, audience: 'portal' | 'internal' = 'portal') => {
    const permissions = Object.entries(cells).map(([action, level]) => ({ scope: 'crm/cases', action, level }))
    return (await call(admin, createRole, { body: { name, audience, permissions } })).id
  }
  const portal = (key: string) => call(admin, createPortal, { body: { key, name: key } })
  const give = (key: string, id: string) => call(admin, givePortalRole, { params: { portal: key, role: id } })
  return { ...server, ...(await askingApplication(server)), record, role, portal, give }
}

test('E-10 a portal user is one contact and acts for accounts; nobody else’s contact, no other directory’s record', async () => {
  const { call, admin, refused, record, portal } = await openCrm()
  const [ada, acme, apex] = [
    await record('contacts', 'Ada Byron'),
    await record('accounts', 'Acme'),
    await record('accounts', 'Apex'),
  ]
  await portal('help')
  const body = { type: 'portal', givenName: 'Ada', familyName: 'Byron', username: 'ada' } as const
  const wrong = async (more: object, path: string) =>
    expect((await refused(admin, createUser, { body: { ...body, ...more } }, Invalid)).fields).toMatchObject([{ path }])
  await wrong({ contact: acme }, 'contact')
  await wrong({ accounts: [acme, ada] }, 'accounts.1')
  await wrong({ portals: ['help', 'nowhere'] }, 'portals.1')
  await wrong({ type: 'regular', portals: ['help'] }, 'portals')
  await wrong({ type: 'regular', contact: ada }, 'contact')
  await wrong({ emails: ['ada@x.example'], wayIn: 'mail-link' }, 'portals')
  const user = await call(admin, createUser, {
    body: { ...body, portals: ['help'], contact: ada, accounts: [apex, acme] },
  })
  expect(user).toMatchObject({
    ...{ portals: [{ key: 'help', offAt: null }], contact: { id: ada, name: 'Ada Byron' } },
    accounts: [{ name: 'Apex' }, { name: 'Acme' }],
  })
  const second = { ...body, username: 'eve', contact: ada }
  const taken = await refused(admin, createUser, { body: second }, ContactTaken)
  expect(taken.fields).toMatchObject([{ path: 'contact' }])
  const plain = await call(admin, createUser, { body: { ...body, username: 'eve' } })
  expect(plain).toMatchObject({ portals: [], contact: null, accounts: [] })
  for (const [query, found] of [
    [{ portal: user.portals[0]?.id }, ['ada']],
    [{ account: acme }, ['ada']],
    [{ contact: ada }, ['ada']],
    [{ contact: acme }, []],
  ] as const) {
    const { items, total } = await call(admin, listUsers, { query })
    expect([items.map((one) => one.username), total]).toEqual([found, found.length])
  }
})

test('E-10 renaming the portal user renames the contact in the same change, and undo names both as before', async () => {
  const { call, admin, record, trail, refused } = await openCrm()
  const [ada, acme, apex] = [
    await record('contacts', 'Ada Byron'),
    await record('accounts', 'Acme'),
    await record('accounts', 'Apex'),
  ]
  const made = await call(admin, createUser, {
    body: { type: 'portal', givenName: 'Ada', familyName: 'Byron', username: 'ada', contact: ada, accounts: [acme] },
  })
  const params = { user: made.id }
  const contact = () => call(admin, getRecord, { params: { directory: 'contacts', record: ada } })
  const body = { familyName: 'Lovelace', accounts: [apex, acme] }
  const edited = await call(admin, editUser, { params, body, version: made.version })
  expect(edited).toMatchObject({ name: 'Ada Lovelace', accounts: [{ name: 'Apex' }, { name: 'Acme' }] })
  const renamed = await contact()
  expect(renamed).toMatchObject({ name: 'Ada Lovelace', people: 1, usedBy: { portalUsers: 1 } })
  const inUse = { params: { directory: 'contacts', record: ada }, version: renamed.version }
  expect((await refused(admin, deleteRecord, inUse, RecordInUse)).detail).toContain('1 portal user: Ada Lovelace')
  await undo({ call }, admin, await lastChange({ trail }, made.id))
  expect((await contact()).name).toBe('Ada Byron')
  const back = await call(admin, getUser, { params })
  expect(back).toMatchObject({ name: 'Ada Byron', contact: { id: ada }, accounts: [{ name: 'Acme' }] })
  await call(admin, editUser, { params, body: { contact: null, accounts: [] }, version: back.version })
  await call(admin, deleteRecord, { params: inUse.params, version: (await contact()).version })
})

test('E-11 E-52 portal and user roles merge; levels account and contact reach their own; the filter says the same', async () => {
  const { call, admin, may, application, record, role, portal, give, person } = await openCrm()
  const [ada, bob] = [await record('contacts', 'Ada'), await record('contacts', 'Bob')]
  const [acme, apex] = [await record('accounts', 'Acme'), await record('accounts', 'Apex')]
  const roles = {
    help: await role('Reads of the account', { read: 'account' }),
    shop: await role('Edits own contact’s', { edit: 'contact' }),
    own: await role('Edits own', { edit: 'own' }),
  }
  for (const key of ['help', 'shop']) await portal(key)
  await give('help', roles.help)
  const user = await person('Ada Outside', { type: 'portal', contact: ada, accounts: [acme], portals: ['help'] })
  const cases = [
    { accountIds: [acme] },
    { accountIds: [apex, acme] },
    { accountIds: [apex] },
    { contactId: ada },
    { contactId: bob },
    { ownerId: user.id },
    {},
  ]
  const reach = async (action: string) => {
    const answers = []
    for (const one of cases) answers.push((await may(user.id, `crm/cases.${action}`, one)) === true)
    const body = { subject: user.id, scope: 'crm/cases', action }
    const { condition } = await call(application, filterAccess, { body })
    expect(cases.map((one) => admits(condition, one))).toEqual(answers)
    return answers.map(Number).join('')
  }
  expect([await reach('read'), await reach('edit')]).toEqual(['1101010', '0000000'])
  await give('shop', roles.shop)
  expect(await reach('edit')).toBe('0000000')
  await call(admin, addPortalPerson, { params: { portal: 'shop', user: user.id } })
  expect(await reach('edit')).toBe('0001000')
  await call(admin, grantUserRole, { params: { user: user.id, role: roles.own }, body: {} })
  expect(await reach('edit')).toBe('0001010')
  const off = { params: { portal: 'help' }, body: { on: false }, version: 1 }
  await call(admin, switchPortal, off)
  expect([await reach('read'), await reach('edit')]).toEqual(['0000000', '0001010'])
  await call(admin, switchPortal, { ...off, body: { on: true }, version: 2 })
  const params = { directory: 'accounts', record: acme }
  await call(admin, editRecord, { params, body: { inactive: true }, version: 1 })
  expect(await reach('read')).toBe('0001010')
})

/** The condition, carried out in memory. */
function admits(condition: unknown, record: Record<string, unknown>): boolean {
  const {
    op,
    of = [],
    attribute = '',
    values = [],
  } = condition as {
    op: string
    of?: unknown[]
    attribute?: string
    values?: string[]
  }
  if (op === 'always' || op === 'never') return op === 'always'
  if (op === 'and') return of.every((one) => admits(one, record))
  if (op === 'or') return of.some((one) => admits(one, record))
  return [record[attribute] ?? []].flat().some((value) => values.includes(String(value)))
}

test('E-09 a question may name a portal: then of what portals give only what this one does counts', async () => {
  const { call, admin, application, refused, record, role, portal, give, person, clock } = await openCrm()
  const acme = await record('accounts', 'Acme')
  const [help] = [await portal('help'), await portal('shop'), await portal('other')]
  await give('help', await role('Reads', { read: 'account' }))
  await give('shop', await role('Edits', { edit: 'account' }))
  const user = await person('Ada Outside', { type: 'portal', accounts: [acme], portals: ['help', 'shop'] })
  const ask = async (action: string, at: string | undefined, more: object = {}) => {
    const about = { subject: user.id, scope: 'crm/cases', action, record: { accountIds: [acme] } }
    const question = { ...about, ...(at ? { portal: at } : {}) }
    const body = { questions: [question], explain: true, ...more }
    const [answer] = (await call(application, decideAccess, { body })).answers
    return answer
  }
  const codes = async (action: string) => {
    const found = []
    for (const at of [undefined, 'help', help.id, 'shop', 'other']) found.push((await ask(action, at))?.reason.code)
    return found
  }
  expect(await codes('read')).toEqual(['role', 'role', 'role', 'not-given', 'not-in-portal'])
  expect(await codes('edit')).toEqual(['role', 'not-given', 'not-given', 'role', 'not-in-portal'])
  const told = (await ask('read', 'help'))?.explanation?.path ?? []
  expect(told.slice(1, 3)).toMatchObject([
    { kind: 'portal', portal: { name: 'help' } },
    { kind: 'role', via: 'portal', role: { name: 'Reads' } },
  ])
  expect(told.at(-1)).toMatchObject({ kind: 'record', by: { kind: 'account', record: { name: 'Acme' } } })
  const unknown = { questions: [{ scope: 'crm/cases', action: 'read', portal: 'nowhere' }] }
  const problem = await refused(application, decideAccess, { body: unknown }, Invalid)
  expect(problem.fields).toMatchObject([{ path: 'questions.0.portal' }])
  const filter = { subject: user.id, scope: 'crm/cases', action: 'edit', portal: 'help' }
  expect((await call(application, filterAccess, { body: filter })).condition).toEqual({ op: 'never' })
  const who = async (at?: string) => {
    const body = { scope: 'crm/cases', action: 'read', record: { accountIds: [acme] }, ...(at ? { portal: at } : {}) }
    const { items } = await call(admin, whoMay, { body })
    return items.filter((one) => one.user.type === 'portal').map((one) => one.user.name)
  }
  expect([await who(), await who('help'), await who('shop')]).toEqual([['Ada Outside'], ['Ada Outside'], []])
  const rights = await call(admin, rightsOfUser, {
    params: { user: user.id },
    query: { module: 'crm', portal: 'help' },
  })
  const [ways] = (rights.modules[0]?.scopes[0]?.actions ?? []).map((one) => one.ways)
  expect(ways).toMatchObject([{ via: 'portal', portal: { name: 'help' }, role: { name: 'Reads' } }])
  const before = clock.now()
  clock.advance(1000)
  await call(admin, switchPortal, { params: { portal: 'help' }, body: { on: false }, version: help.version })
  await call(admin, removePortalPerson, { params: { portal: 'shop', user: user.id } })
  expect(await codes('read')).toEqual(['not-given', 'portal-off', 'portal-off', 'not-in-portal', 'not-in-portal'])
  clock.advance(1000)
  const then = { at: before }
  expect((await ask('read', 'help', then))?.reason.code).toBe('role')
  expect((await ask('edit', 'shop', then))?.reason.code).toBe('role')
})

test('roles by portal are told with their portal', async () => {
  const { call, admin, role, portal, give, person } = await openCrm()
  await portal('help')
  await give('help', await role('Reads', { read: 'account' }))
  const user = await person('Ada Outside', { type: 'portal', portals: ['help'] })
  const { items } = await call(admin, listUserRoles, { params: { user: user.id } })
  expect(items).toMatchObject([{ role: { name: 'Reads' }, via: { kind: 'portal', portal: { name: 'help' } } }])
})
