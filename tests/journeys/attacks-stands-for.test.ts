import { expect, test } from 'vitest'
import { createDirectory, DirectoryInUse, getDirectory, removeDirectory } from '../../server/directories/contract.ts'
import { createRecord, getRecord } from '../../server/directories/records/contract.ts'
import { createRole } from '../../server/roles/contract.ts'
import { getSetting, setSetting } from '../../server/settings/contract.ts'
import { applyUndo } from '../../server/undo/contract.ts'
import { createUser, editUser, getUser } from '../../server/users/contract.ts'
import { downloadUsersCsv, exportUsers } from '../../server/users/export/contract.ts'
import { makePortal } from '../harness/portals.ts'
import { startServer } from '../harness/server.ts'
import { importText } from '../imports/importing.ts'

const SETTINGS = [
  ['contacts', 'portals.contacts'],
  ['accounts', 'portals.accounts'],
] as const

async function openHouse() {
  const server = await startServer()
  const { admin, call } = server
  for (const key of ['contacts', 'accounts']) await call(admin, createDirectory, { body: { key, name: key } })
  await call(admin, createDirectory, { body: { key: 'others', name: 'others', uniqueNames: true } })
  const choose = async (key: (typeof SETTINGS)[number][1], value: string) => {
    const { version } = await call(admin, getSetting, { params: { key } })
    await call(admin, setSetting, { params: { key }, body: { value, confirmed: true }, version })
  }
  for (const [directory, setting] of SETTINGS) await choose(setting, directory)
  await makePortal(server, { key: 'help' })
  const record = async (directory: string, name: string) =>
    (await call(admin, createRecord, { params: { directory }, body: { name } })).id
  const [bo, acme] = [await record('contacts', 'Bo Contact'), await record('accounts', 'Acme')]
  const ada = await call(admin, createUser, {
    body: { type: 'portal', displayName: 'Ada', username: 'ada', portals: ['help'], contact: bo, accounts: [acme] },
  })
  const shown = () => call(admin, getUser, { params: { user: ada.id } })
  return { ...server, ada, bo, shown, choose, record }
}

test('E-10 undone by somebody who may not edit records, a rename still calls the contact what it was called before', async () => {
  const { admin, call, person, trail, ada, bo, shown } = await openHouse()
  const permissions = ['read', 'edit', 'history'].map((action) => {
    return { scope: 'portal-users', action, level: 'all' as const }
  })
  const { id: edits } = await call(admin, createRole, { body: { name: 'Edits', permissions } })
  const helper = await person('Hal Per', { roles: [edits] })
  const contact = async () => (await call(admin, getRecord, { params: { directory: 'contacts', record: bo } })).name
  const { version } = await shown()
  await call(helper, editUser, { params: { user: ada.id }, body: { displayName: 'Ada King' }, version })
  expect(await contact()).toBe('Ada King')
  const undo = async () => {
    const change = (await trail(ada.id)).find(({ event }) => event === 'user.edited')?.changeId ?? ''
    await call(helper, applyUndo, { params: { change }, body: {} })
    return [(await shown()).name, await contact()]
  }
  expect(await undo()).toEqual(['Ada', 'Bo Contact'])
  expect(await undo()).toEqual(['Ada King', 'Ada King'])
  expect(await undo()).toEqual(['Ada', 'Bo Contact'])
})

test('E-10 a directory that a setting names, or for whose records somebody stands, is not removed under them', async () => {
  const { admin, call, refused, ada, shown, choose } = await openHouse()
  const remove = async (directory: string) => {
    const { version } = await call(admin, getDirectory, { params: { directory } })
    return { params: { directory }, version }
  }
  for (const [directory, setting] of SETTINGS) {
    expect(await refused(admin, removeDirectory, await remove(directory), DirectoryInUse)).toMatchObject({
      detail: `“${directory}” is used by setting “${setting}”, 1 portal user.`,
    })
    // Named no more, it is still the one for whose records somebody stands.
    await choose(setting, 'others')
    expect(await refused(admin, removeDirectory, await remove(directory), DirectoryInUse)).toMatchObject({
      detail: `“${directory}” is used by 1 portal user.`,
    })
  }
  const { version } = await shown()
  await call(admin, editUser, { params: { user: ada.id }, body: { contact: null, accounts: [] }, version })
  for (const directory of ['contacts', 'accounts']) await call(admin, removeDirectory, await remove(directory))
})

test('E-10 what is exported and imported again gives nobody a record of the same name in the directory that is named now', async () => {
  const server = await openHouse()
  const { admin, call, record, choose, shown } = server
  for (const name of ['Bo Contact', 'Acme']) await record('others', name)
  for (const [, setting] of SETTINGS) await choose(setting, 'others')
  const before = await shown()
  const { url } = await call(admin, exportUsers, { body: { format: 'csv' } })
  const ticket = new URL(url, 'http://x').searchParams.get('ticket') ?? ''
  const file = await call(admin, downloadUsersCsv, { query: { ticket } })
  const { counts } = await importText(server, admin, 'users', file)
  expect(counts).toMatchObject({ created: 0, updated: 0, refused: 0 })
  const after = await shown()
  expect([after.contact, after.accounts]).toEqual([before.contact, before.accounts])
})
