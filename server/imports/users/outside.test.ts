import { expect, test } from 'vitest'
import { makePortal } from '../../../tests/harness/portals.ts'
import { startServer } from '../../../tests/harness/server.ts'
import { importText, problemsOf } from '../../../tests/imports/importing.ts'
import { createDirectory } from '../../directories/contract.ts'
import { createRecord, listRecords } from '../../directories/records/contract.ts'
import { givePortalRole } from '../../portals/contract.ts'
import { createRole } from '../../roles/contract.ts'
import { getUser, listUsers } from '../../users/contract.ts'
import { downloadUsersCsv, downloadUsersJson, exportUsers } from '../../users/export/contract.ts'

async function openHouse(unique = true) {
  const server = await startServer({ settings: { 'portals.contacts': 'contacts', 'portals.accounts': 'accounts' } })
  const { admin, call } = server
  for (const key of ['contacts', 'accounts'])
    await call(admin, createDirectory, { body: { key, name: key, uniqueNames: unique } })
  const record = async (directory: string, name: string, more = {}) =>
    (await call(admin, createRecord, { params: { directory }, body: { name, ...more } })).id
  for (const name of ['Ada Byron', 'Bo Chen']) await record('contacts', name)
  await record('accounts', 'Acme | Sons', { externalIds: [{ source: 'erp', key: '1' }] })
  await record('accounts', 'Apex')
  await record('accounts', 'Closed', { inactive: true })
  await makePortal(server, { key: 'help', name: 'Help: the desk' })
  await makePortal(server, { key: 'press', name: 'Press' })
  const bring = (file: string, actor = admin) => importText(server, actor, 'users', file)
  const told = async (username: string) => {
    const { items } = await call(admin, listUsers, { query: { q: username } })
    const user = await call(admin, getUser, { params: { user: items[0]?.id ?? '' } })
    return {
      name: user.name,
      portals: user.portals.map(({ key }) => key),
      contact: user.contact?.name ?? null,
      accounts: user.accounts.map(({ name }) => name),
    }
  }
  const exported = async (contract: typeof downloadUsersCsv | typeof downloadUsersJson, format: 'csv' | 'json') => {
    const { url } = await call(admin, exportUsers, { body: { format, filter: { type: ['portal'] } } })
    const ticket = new URL(url, 'http://x').searchParams.get('ticket') ?? ''
    return call(admin, contract, { query: { ticket } })
  }
  return { ...server, record, bring, told, exported }
}

const FILE = `account_type,username,display_name,portals,portal_contact,portal_accounts
portal,ada,Ada Byron,help | Press,Ada Byron,Apex | ext:erp:1
portal,bo,Bo Chen,HELP,,apex
`

test('E-10 G-11 portals, contact and accounts come by file, by key, name or external id; the same file again changes nothing', async () => {
  const server = await openHouse()
  const { bring, told, trail } = server
  const first = await bring(FILE)
  expect([first.counts, await problemsOf(server, server.admin, first)]).toEqual([
    { created: 2, updated: 0, unchanged: 0, refused: 0 },
    [],
  ])
  const ada = {
    name: 'Ada Byron',
    portals: ['help', 'press'],
    contact: 'Ada Byron',
    accounts: ['Apex', 'Acme | Sons'],
  }
  expect(await told('ada')).toEqual(ada)
  expect(await told('bo')).toEqual({ name: 'Bo Chen', portals: ['help'], contact: null, accounts: ['Apex'] })
  const people = async () => (await trail()).filter(({ event }) => /^(user|portal)\./.test(event)).length
  const before = await people()
  expect((await bring(FILE)).counts).toEqual({ created: 0, updated: 0, unchanged: 2, refused: 0 })
  expect(await people()).toBe(before)
  const changed = await bring('username,portals,portal_contact,portal_accounts\nada,,\\N,Acme \\| Sons\n')
  expect(changed.counts.updated).toBe(1)
  expect(await told('ada')).toEqual({ ...ada, contact: null, accounts: ['Acme | Sons'] })
})

test('an export of portal users, imported where it came from, changes nothing, whether names are unique or not', async () => {
  for (const unique of [true, false]) {
    const { bring, exported } = await openHouse(unique)
    await bring(FILE)
    const file = await exported(downloadUsersCsv, 'csv')
    expect(file).toContain('help | press')
    expect(file.includes('Acme \\| Sons')).toBe(unique)
    expect((await bring(file)).counts).toEqual({ created: 0, updated: 0, unchanged: 2, refused: 0 })
    const [ada, bo] = JSON.parse(await exported(downloadUsersJson, 'json'))
    expect(ada).toMatchObject({
      portals: [{ key: 'help', name: 'Help: the desk' }, { key: 'press' }],
      ...{ contact: { name: 'Ada Byron' }, accounts: [{ name: 'Apex' }, { name: 'Acme | Sons' }] },
    })
    expect(bo.contact).toBeNull()
  }
})

test('E-10 what a cell names that nobody knows, that is inactive or somebody else’s is told by line and column', async () => {
  const server = await openHouse(false)
  await server.record('contacts', 'Bo Chen')
  for (const key of ['m-1', 'm-2']) await makePortal(server, { key, name: 'Media' })
  const id = await server.bring(`account_type,username,portals,portal_contact,portal_accounts
portal,a,shop,,
portal,b,Media,,
regular,c,help,,
regular,d,,Ada Byron,
portal,e,help,Bo Chen,
portal,f,help,Nobody,
portal,g,help,Ada Byron | Bo Chen,
portal,h,help,,Closed
portal,i,help,,ext:erp:9
portal,j,help,Ada Byron,
portal,k,help,Ada Byron,
`)
  expect(await problemsOf(server, server.admin, id)).toEqual([
    '2 portals: There is no portal “shop”.',
    '3 portals: Several portals are called “Media”. Write the key.',
    '4 portals: Only portal users are in portals.',
    '5 portal_contact: Only portal users have this.',
    '6 portal_contact: Several records are called “Bo Chen”. Name it by ext:source:key.',
    '7 portal_contact: There is no record “Nobody”.',
    '8 portal_contact: A portal user is one contact.',
    '9 portal_accounts: “Closed” is inactive.',
    '10 portal_accounts: There is no such record.',
    '12 portal_contact: Another portal user is this contact.',
  ])
  expect(id.counts).toMatchObject({ created: 1, refused: 10 })
  const swapped = await server.bring('username,portal_contact\nj,\\N\n')
  expect(swapped.counts.updated).toBe(1)
  const both = await server.bring('account_type,username,portal_contact\nportal,k,\nportal,l,Ada Byron\n')
  expect(both.counts).toMatchObject({ created: 2, refused: 0 })
  const handed = 'username,portal_contact\nl,\\N\nk,Ada Byron\n'
  expect((await server.bring(handed)).counts).toMatchObject({ updated: 2, refused: 0 })
  expect((await server.told('k')).contact).toBe('Ada Byron')
})

test('E-10 who becomes another contact and is renamed in one row renames the one that they are then', async () => {
  const server = await openHouse()
  await server.bring(FILE)
  await server.bring('username,display_name,portal_contact\nada,Ada King,Bo Chen\n')
  const { items } = await server.call(server.admin, listRecords, { params: { directory: 'contacts' } })
  expect(items.map(({ name }) => name)).toEqual(['Ada Byron', 'Ada King'])
})

test('R66 a clerk lets by file nobody in where the portal gives what they may not; and needs the right to let in at all', async () => {
  const server = await openHouse()
  const { admin, call, bring, person } = server
  const cell = (scope: string, action: string, level: 'all' | 'yes') => ({ scope, action, level })
  const users = ['read', 'edit', 'grant'].map((action) => cell('portal-users', action, 'all'))
  const yes = [cell('portal-users', 'create', 'yes'), cell('imports', 'create', 'yes')]
  const roleOf = async (name: string, permissions: ReturnType<typeof cell>[], audience: 'portal' | 'internal') =>
    (await call(admin, createRole, { body: { name, permissions, audience } })).id
  const bare = await roleOf('Clerk', [...users, ...yes], 'internal')
  const keeper = await roleOf('Keeper', [...users, ...yes, cell('portals', 'edit', 'yes')], 'internal')
  const strong = await roleOf('Sees the trail', [cell('audit', 'read', 'yes')], 'portal')
  await call(admin, givePortalRole, { params: { portal: 'press', role: strong } })
  const [kay, kim] = [await person('Kay Novak', { roles: [bare] }), await person('Kim Lee', { roles: [keeper] })]
  const file = 'account_type,username,portals\nportal,a,help\nportal,b,press\n'
  expect(await problemsOf(server, admin, await bring(file, kay))).toEqual([
    '2 portals: You may not let people into “Help: the desk”.',
    '3 portals: You may not let people into “Press”.',
  ])
  const byKim = await bring(file, kim)
  expect([byKim.counts.created, await problemsOf(server, admin, byKim)]).toEqual([
    1,
    ['3 portals: You may not let people into “Press”.'],
  ])
})

test('invitations of an import go to who is in a portal that is on, and to nobody who could not open them', async () => {
  const server = await startServer({ mail: true })
  await makePortal(server, { key: 'help' })
  const file = 'account_type,username,email,portals\nportal,a,a@x.example,help\nportal,b,b@x.example,\n'
  const done = await importText(server, server.admin, 'users', file, { options: { sendInvitations: true } })
  expect(done.counts.created).toBe(2)
  await server.run('mail')
  expect(server.mailbox?.mails.map((mail) => mail.recipient)).toEqual(['a@x.example'])
})
