import { describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../../../tests/harness/server.ts'
import { importText, upload } from '../../../tests/imports/importing.ts'
import { lastChange, undo } from '../../../tests/undo/undoing.ts'
import { ImportBusy, runImport } from '../../imports/contract.ts'
import { Forbidden, NotFound } from '../../platform/failures.ts'
import { createRole } from '../../roles/contract.ts'
import { addTeamMember, changeTeamMember, createTeam, getTeam, listTeams } from '../../teams/contract.ts'
import { changeUserType, editUser, getUser, listTimeline, listUsers, suspendUser } from '../../users/contract.ts'
import { NothingToUndo, UndoOver } from '../contract.ts'
import { listImportUndoLeft, planImportUndo, showImportUndo, stopImportUndo, UndoBusy, undoImport } from './contract.ts'

const DAY = 86_400_000
const PEOPLE = `staff_no,username,given name,family name,boss
1,ada,Ada,Lovelace,2
2,bo,Bo,Boss,
3,cy,Cy,Kahn,2
`
const asked = { columns: [{ column: 'boss', target: 'manager', by: 'externalId', source: 'staff_no' }] } as const

const params = ({ id }: { id: string }) => ({ params: { import: id } })

async function taken(server: TestServer, of: { id: string }, actor = server.admin) {
  await server.call(actor, undoImport, params(of))
  await server.run('undo-imports')
  return server.call(actor, showImportUndo, params(of))
}

async function tried(server: TestServer, of: { id: string }, actor = server.admin) {
  await server.call(actor, planImportUndo, params(of))
  await server.run('undo-imports')
  return server.call(actor, showImportUndo, params(of))
}

async function idOf({ call, admin }: TestServer, q: string): Promise<string> {
  const { items } = await call(admin, listUsers, { query: { q } })
  return items[0]?.id ?? ''
}

const left = async ({ call, admin }: TestServer, of: { id: string }) =>
  (await call(admin, listImportUndoLeft, { ...params(of), query: {} })).items

const statusOf = async ({ call, admin }: TestServer, user: string) =>
  (await call(admin, getUser, { params: { user } })).status.key

describe('undo of an import is refused', () => {
  test('to strangers, while it runs, after undo.days, where nothing was created, where nothing is at work', async () => {
    const server = await startServer({ settings: { 'undo.days': 2 } })
    const { admin, refused } = server
    const done = await importText(server, admin, 'users', PEOPLE, asked)
    const stranger = await server.person('Kim Novak')
    await refused(stranger, planImportUndo, params(done), Forbidden)
    const scope = { scope: 'imports', action: 'create', level: 'yes' } as const
    const role = await server.call(admin, createRole, { body: { name: 'Importers', permissions: [scope] } })
    const other = await server.person('Otto Other', { roles: [role.id] })
    for (const contract of [planImportUndo, undoImport, stopImportUndo, showImportUndo])
      await refused(other, contract, params(done), NotFound)
    await refused(admin, stopImportUndo, params(done), NothingToUndo)
    const same = await importText(server, admin, 'users', PEOPLE, asked)
    await refused(admin, undoImport, params(same), NothingToUndo)
    const running = await upload(server, admin, 'users', PEOPLE.replaceAll(/^(\d)/gm, '9$1'), asked)
    await server.call(admin, runImport, params(running))
    await refused(admin, planImportUndo, params(running), ImportBusy)
    server.clock.advance(2 * DAY + 1000)
    await server.signIn(admin)
    await refused(admin, undoImport, params(done), UndoOver)
    expect((await server.call(admin, showImportUndo, params(done))).can.undo).toBe(false)
  })

  test('part by part without today’s right to delete; nobody goes by a detour', async () => {
    const server = await startServer()
    const { admin, call } = server
    const permissions = [
      { scope: 'imports', action: 'create', level: 'yes' },
      { scope: 'users', action: 'create', level: 'yes' },
      { scope: 'users', action: 'read', level: 'all' },
    ] as const
    const role = await call(admin, createRole, { body: { name: 'Importers', permissions: [...permissions] } })
    const ivo = await server.person('Ivo Importer', { roles: [role.id] })
    const done = await importText(server, ivo, 'users', PEOPLE.replaceAll(/,\d?$/gm, ','))
    expect((await call(ivo, showImportUndo, params(done))).can.undo).toBe(false)
    const plan = await tried(server, done, ivo)
    expect(plan.counts).toEqual({ undone: 0, gone: 0, left: 3 })
    expect((await taken(server, done, ivo)).counts).toEqual({ undone: 0, gone: 0, left: 3 })
    expect((await left(server, done)).map(({ line, code }) => [line, code])).toEqual([
      [2, 'forbidden'],
      [3, 'forbidden'],
      [4, 'forbidden'],
    ])
    expect(await statusOf(server, await idOf(server, 'lovelace'))).toBe('invited')
  })
})

describe('undo of an import', () => {
  test('a try changes nothing and says what is done then: those who were touched since stay, by line and name', async () => {
    const server = await startServer()
    const { admin, call } = server
    const done = await importText(server, admin, 'users', PEOPLE, asked)
    const cy = await idOf(server, 'kahn')
    await call(admin, suspendUser, { params: { user: cy }, body: { reason: 'Left' } })
    const rows = (await server.trail()).length
    const plan = await tried(server, done)
    expect(plan).toMatchObject({ state: 'planned', total: 3, done: 3, counts: { undone: 2, gone: 0, left: 1 } })
    expect(await server.trail()).toHaveLength(rows)
    const conflicts = [
      { line: 4, name: 'Cy Kahn', code: 'changed', since: { event: 'user.suspended', by: 'Grace Hopper' } },
    ]
    expect(await left(server, done)).toMatchObject(conflicts)
    expect(await taken(server, done)).toMatchObject({ state: 'done', counts: { undone: 2, gone: 0, left: 1 } })
    expect(await left(server, done)).toMatchObject(conflicts)
    expect(await statusOf(server, await idOf(server, 'kahn'))).toBe('suspended')
    const { items } = await call(admin, listUsers, { query: { status: 'deleted' } })
    expect(items.map(({ name }) => name).sort()).toEqual(['Ada Lovelace', 'Bo Boss'])
    const [end, start] = (await server.trail(done.id)).filter(({ event }) => event.startsWith('import.und'))
    expect(start).toMatchObject({ event: 'import.undo-started' })
    expect(end).toMatchObject({ event: 'import.undone', also: { undone: 2, gone: 0, left: 1 } })
    const again = await taken(server, done)
    expect(again.counts).toEqual({ undone: 0, gone: 2, left: 1 })
  })

  test('each deletion is a change of its own, told in the timeline, and undone like any other', async () => {
    const server = await startServer()
    const { admin, call } = server
    const done = await importText(server, admin, 'users', PEOPLE, asked)
    const [ada, bo] = [await idOf(server, 'lovelace'), await idOf(server, 'boss')]
    await taken(server, done)
    const { items } = await call(admin, listTimeline, { params: { user: ada } })
    expect(items.find(({ event }) => event === 'user.created')?.undo).toBe('done')
    expect(items[0]).toMatchObject({ event: 'user.deleted', undo: 'possible', also: { undoes: done.id } })
    await undo(server, admin, await lastChange(server, ada))
    expect([await statusOf(server, ada), await statusOf(server, bo)]).toEqual(['invited', 'deleted'])
    expect((await taken(server, done)).counts).toEqual({ undone: 0, gone: 2, left: 1 })
  })

  test('whom the import changed stays as they are now; a role given by the import is no touch', async () => {
    const server = await startServer()
    const { admin, call } = server
    await call(admin, createRole, { body: { name: 'Reader' } })
    const zoe = await server.person('Zoe Zed', { username: 'zoe' })
    const file = 'username,given name,roles\nzoe,Zora,\nyve,Yve,Reader\n'
    const done = await importText(server, admin, 'users', file)
    const plan = await tried(server, done)
    expect(plan).toMatchObject({ created: 1, changed: 1, counts: { undone: 1, left: 0 } })
    await taken(server, done)
    expect((await call(admin, getUser, { params: { user: zoe.id } })).givenName).toBe('Zora')
  })

  test('guards hold: nobody deletes themselves, and one who became an administrator was touched', async () => {
    const server = await startServer()
    const { admin, call } = server
    const done = await importText(server, admin, 'users', PEOPLE.replaceAll(/,\d?$/gm, ','), {
      options: { type: 'admin' },
    })
    const ada = await idOf(server, 'lovelace')
    const { version } = await call(admin, getUser, { params: { user: ada } })
    await call(admin, changeUserType, { params: { user: ada }, body: { type: 'regular' }, version })
    expect((await taken(server, done)).counts).toEqual({ undone: 2, gone: 0, left: 1 })
    expect(await statusOf(server, admin.id)).toBe('active')
  })

  test('a tree of teams goes from below; who was put into one since keeps it, and those above', async () => {
    const server = await startServer()
    const { admin, call } = server
    const file = 'key,above,name\na,,Top\nb,a,Left\nc,a,Right\nd,b,Low\n'
    const columns = [
      { column: 'key', target: 'externalId', source: 'org' },
      { column: 'above', target: 'parent', source: 'org' },
    ] as const
    const done = await importText(server, admin, 'teams', file, { columns })
    expect((await tried(server, done)).counts).toEqual({ undone: 4, gone: 0, left: 0 })
    const { items } = await call(admin, listTeams, {})
    const right = items.find(({ name }) => name === 'Right')?.id ?? ''
    const ada = await server.person('Ada Lovelace')
    await call(admin, addTeamMember, { params: { team: right, user: ada.id }, body: {} })
    const expected = { undone: 2, gone: 0, left: 2 }
    expect((await tried(server, done)).counts).toEqual(expected)
    expect((await taken(server, done)).counts).toEqual(expected)
    expect((await left(server, done)).map(({ name, code }) => `${name} ${code}`)).toEqual([
      'Top team-in-use',
      'Right team-in-use',
    ])
    expect((await call(admin, getTeam, { params: { team: right } })).memberCount).toBe(1)
  })

  test('memberships end; one whose position was changed since stays', async () => {
    const server = await startServer()
    const { admin, call } = server
    const team = await call(admin, createTeam, { body: { name: 'Desk', externalIds: [{ source: 'org', key: 'd' }] } })
    const ada = await server.person('Ada Lovelace', { username: 'ada' })
    await server.person('Bob Kahn', { username: 'bob' })
    const columns = [
      { column: 'team', target: 'team', source: 'org' },
      { column: 'who', target: 'user', by: 'username' },
    ] as const
    const done = await importText(server, admin, 'memberships', 'team,who\nd,ada\nd,bob\n', { columns })
    await call(admin, changeTeamMember, { params: { team: team.id, user: ada.id }, body: { position: 'Chair' } })
    expect((await taken(server, done)).counts).toEqual({ undone: 1, gone: 0, left: 1 })
    expect(await left(server, done)).toMatchObject([{ line: 2, name: 'Ada Lovelace · Desk', code: 'changed' }])
    expect((await call(admin, getTeam, { params: { team: team.id } })).memberCount).toBe(1)
  })

  test('of two who begin at once one begins; of two processes one works; stopped, the rest stays', async () => {
    const server = await startServer()
    const { admin } = server
    const many = `username,given name\n${Array.from({ length: 60 }, (_, at) => `p${at},P${at}`).join('\n')}\n`
    const done = await importText(server, admin, 'users', many)
    const other = await server.another()
    const begun = await Promise.all(
      [server, other, server].map(({ attempt }) => attempt(admin, undoImport, params(done))),
    )
    expect(begun.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect(begun.flatMap(({ problem }) => problem?.code ?? [])).toEqual([UndoBusy.code, UndoBusy.code])
    await Promise.all([server.run('undo-imports'), other.run('undo-imports')])
    expect(await server.call(admin, showImportUndo, params(done))).toMatchObject({
      state: 'done',
      counts: { undone: 60 },
    })
    const events = (await server.trail()).filter(({ event }) => event === 'user.deleted')
    expect(new Set(events.map(({ entity }) => entity.id)).size).toBe(60)
    expect(events).toHaveLength(60)
    const next = await importText(server, admin, 'users', many.replaceAll('p', 'q'))
    await server.call(admin, undoImport, params(next))
    expect((await server.call(admin, stopImportUndo, params(next))).state).toBe('stopped')
    await server.run('undo-imports')
    expect((await server.call(admin, showImportUndo, params(next))).counts.undone).toBe(0)
  })

  test('somebody changed in the very moment is never lost: the change or the deletion, not both', async () => {
    const server = await startServer()
    const { admin, call } = server
    const done = await importText(server, admin, 'users', PEOPLE, asked)
    const ids = await Promise.all(['lovelace', 'boss', 'kahn'].map((name) => idOf(server, name)))
    const versions = await Promise.all(
      ids.map(async (user) => (await call(admin, getUser, { params: { user } })).version),
    )
    await call(admin, undoImport, params(done))
    const [, ...edits] = await Promise.all([
      server.run('undo-imports'),
      ...ids.map((user, at) =>
        server.attempt(admin, editUser, { params: { user }, body: { position: 'X' }, version: versions[at] ?? 0 }),
      ),
    ])
    for (const [at, user] of ids.entries()) {
      const edited = edits[at]?.status === 200
      expect(await statusOf(server, user)).toBe(edited ? 'invited' : 'deleted')
    }
  })
})
