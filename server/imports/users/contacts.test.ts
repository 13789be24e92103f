import { expect, test } from 'vitest'
import { makePortal } from '../../../tests/harness/portals.ts'
import { startServer } from '../../../tests/harness/server.ts'
import { check, importText, problemsOf, run, upload } from '../../../tests/imports/importing.ts'
import { createDirectory } from '../../directories/contract.ts'
import { getRecord, syncRecords } from '../../directories/records/contract.ts'
import { applyUndo } from '../../undo/contract.ts'
import { listImportUndoLeft, undoImport } from '../../undo/imports/contract.ts'
import { getUser, listUsers } from '../../users/contract.ts'

const MANY = 300 // more than one batch

async function openHouse() {
  const server = await startServer({ settings: { 'portals.contacts': 'contacts', 'portals.accounts': 'contacts' } })
  const { admin, call } = server
  const params = { directory: 'contacts' }
  await call(admin, createDirectory, { body: { key: 'contacts', name: 'Contacts', uniqueNames: true } })
  const records = ['Ada', 'Bo', ...Array.from({ length: MANY }, (_, n) => `Contact ${n}`)]
  await call(admin, syncRecords, {
    params,
    body: { source: 'crm', records: records.map((name, n) => ({ key: `${n}`, name })) },
  })
  await makePortal(server, { key: 'help' })
  const bring = (file: string, asked = {}) => importText(server, admin, 'users', file, asked)
  const told = async (username: string) => {
    const { items } = await call(admin, listUsers, { query: { q: username } })
    const one = items.find((user) => user.username === username)
    return one && call(admin, getUser, { params: { user: one.id } })
  }
  const contactOf = async (username: string) => (await told(username))?.contact?.name ?? null
  const undo = async (what: RegExp, about?: string) => {
    const found = (await server.trail(about)).find(({ event }) => what.test(event))
    return call(admin, applyUndo, { params: { change: found?.changeId ?? '' }, body: about ? { about } : {} })
  }
  /** What Bo and the contacts 1 to 3 are called now. */
  const names = () =>
    Promise.all(
      [1, 3, 4, 5].map(
        async (key) => (await call(admin, getRecord, { params: { ...params, record: `ext:crm:${key}` } })).name,
      ),
    )
  return { ...server, bring, told, contactOf, undo, names }
}

test('E-10 a row that is refused takes no contact from a row below it, nor gives one up to it', async () => {
  const server = await openHouse()
  const { admin, bring, contactOf } = server
  const twice = await bring('account_type,username,portal_contact,manager\nportal,a,Ada,nobody.known\nportal,b,Ada,\n')
  expect(await problemsOf(server, admin, twice)).toEqual(['2 manager: No user with person nobody.known.'])
  expect([twice.counts.created, await contactOf('b')]).toEqual([1, 'Ada'])
  const fresh = { options: { mode: 'create' as const } }
  const given = await bring('account_type,username,portal_contact\nportal,b,\\N\nportal,c,Ada\nportal,d,Bo\n', fresh)
  expect(given).toMatchObject({ state: 'done', counts: { created: 1, refused: 2 } })
  expect(await problemsOf(server, admin, given)).toEqual([
    '2 : b is there already.',
    '3 portal_contact: Another portal user is this contact.',
  ])
})

test('E-10 a check says of contacts what the import does, also over many batches', async () => {
  const server = await openHouse()
  const { admin, bring } = server
  await bring('account_type,username,portal_contact\nportal,holder,Ada\n')
  const between = Array.from({ length: MANY }, (_, n) => `portal,u${n},Contact ${n}`).join('\n')
  const file = `account_type,username,portal_contact\nportal,holder,\\N\nportal,x,Bo\n${between}\nportal,y,Bo\nportal,z,Ada\n`
  const uploaded = await upload(server, admin, 'users', file)
  const checked = await check(server, admin, uploaded)
  const foreseen = await problemsOf(server, admin, uploaded)
  const done = await run(server, admin, uploaded)
  expect([checked.counts, foreseen]).toEqual([done.counts, await problemsOf(server, admin, uploaded)])
  expect(done.counts).toEqual({ created: MANY + 2, updated: 1, unchanged: 0, refused: 1 })
})

test('E-10 of two imports that take one contact at once one is told, and brings the rest', async () => {
  const { admin, contactOf, ...server } = await openHouse()
  const app = { ...server, admin }
  const uploaded = []
  for (const name of ['one', 'two'])
    uploaded.push(
      await upload(
        app,
        admin,
        'users',
        `account_type,username,portal_contact\nportal,${name},Ada\nportal,${name}.more,\n`,
      ),
    )
  const done = await Promise.all(uploaded.map((one) => run(app, admin, one)))
  expect(done.map(({ state }) => state)).toEqual(['done', 'done'])
  expect(done.map(({ counts }) => counts.created).toSorted()).toEqual([1, 2])
  const held = [await contactOf('one'), await contactOf('two')]
  expect(held.filter((name) => name !== null)).toEqual(['Ada'])
})

test('E-10 what an import brought with portals, contact and accounts is undone as if nobody had touched it since', async () => {
  const { admin, call, bring, told, run: work } = await openHouse()
  const file = 'account_type,username,portals,portal_contact,portal_accounts\nportal,kim,help,Ada,Bo | Contact 1\n'
  const { id } = await bring(file)
  expect(await told('kim')).toMatchObject({ contact: { name: 'Ada' }, portals: [{ key: 'help' }] })
  await call(admin, undoImport, { params: { import: id } })
  await work('undo-imports')
  expect((await call(admin, listImportUndoLeft, { params: { import: id }, query: {} })).items).toEqual([])
  expect(await told('kim')).toBeUndefined()
})

test('E-10 a name and a contact that one row changed are undone together', async () => {
  const { bring, told, undo } = await openHouse()
  await bring('account_type,username,display_name,portal_contact\nportal,kim,Bo,Bo\n')
  await bring('username,display_name,portals,portal_contact,portal_accounts\nkim,Kim Lee,help,Contact 1,Contact 2\n')
  expect(await told('kim')).toMatchObject({ name: 'Kim Lee', contact: { name: 'Kim Lee' }, portals: [{ key: 'help' }] })
  await undo(/^user\.edited$/)
  expect(await told('kim')).toMatchObject({ name: 'Bo', portals: [], contact: { name: 'Bo' }, accounts: [] })
})

test('E-10 both contacts are called again as they were, the former and the one that the row gave, of all rows or of one', async () => {
  const { bring, told, undo, names } = await openHouse()
  await bring('account_type,username,display_name,portal_contact\nportal,kim,Kim,Bo\nportal,lea,Lea,Contact 3\n')
  const file = 'username,display_name,portal_contact\nkim,Kim Lee,Contact 1\nlea,Lea Ott,Contact 2\n'
  await bring(file)
  expect(await names()).toEqual(['Bo', 'Kim Lee', 'Lea Ott', 'Contact 3'])
  const kim = await told('kim')
  // Of one person alone: what the row did to others stays.
  await undo(/^user\.edited$/, kim?.id)
  expect(await told('kim')).toMatchObject({ name: 'Kim', contact: { name: 'Bo' } })
  expect(await told('lea')).toMatchObject({ name: 'Lea Ott', contact: { name: 'Lea Ott' } })
  expect(await names()).toEqual(['Bo', 'Contact 1', 'Lea Ott', 'Contact 3'])
  await undo(/^user\.edited$/, (await told('lea'))?.id)
  expect(await names()).toEqual(['Bo', 'Contact 1', 'Contact 2', 'Contact 3'])
  expect(await told('lea')).toMatchObject({ name: 'Lea', contact: { name: 'Contact 3' } })
})
