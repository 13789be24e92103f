import { describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { lastChange, lasting, outcomes, plan, undo } from '../../tests/undo/undoing.ts'
import { browseTrail } from '../audit-log/contract.ts'
import { createProfileField } from '../profile-fields/contract.ts'
import { createTeam } from '../teams/contract.ts'
import {
  changeUserType,
  createUser,
  deleteUser,
  editUser,
  getUser,
  listTimeline,
  reactivateUser,
  restoreUser,
  suspendUser,
} from '../users/contract.ts'

/** What is told of somebody before and after a change and its undo, and what was answered. */
async function there(server: TestServer, id: string, change: () => Promise<unknown>) {
  const look = async () => lasting(await server.call(server.admin, getUser, { params: { user: id } }))
  const before = await look()
  await change()
  expect(await look()).not.toEqual(before)
  const planned = await plan(server, server.admin, await lastChange(server, id))
  const undone = await undo(server, server.admin, await lastChange(server, id))
  expect(planned.items.map(({ event }) => event.id)).toEqual(undone.items.map(({ event }) => event.id))
  return { before, after: await look(), undone }
}

async function versionOf({ call, admin }: TestServer, user: string): Promise<number> {
  return (await call(admin, getUser, { params: { user } })).version
}

describe('what happens to an account comes back as it was', () => {
  test('an edit: names, username, addresses, phones, manager, external ids, profile fields, default team', async () => {
    const server = await startServer()
    const { call, admin, person } = server
    await call(admin, createProfileField, { body: { key: 'party', kind: 'text', label: 'Party' } })
    const team = await call(admin, createTeam, { body: { name: 'Desk' } })
    const boss = await person('Bo Boss')
    const ada = await person('Ada Lovelace', {
      emails: ['ada@x.example'],
      phones: [{ kind: 'office', number: '1' }],
      externalIds: [{ source: 'hr', key: '7' }],
      fields: { party: 'Whig' },
      teams: [team.id],
      managerId: boss.id,
    })
    const body = {
      givenName: 'Augusta',
      username: 'augusta',
      emails: ['augusta@x.example', 'ada@x.example'],
      phones: [],
      externalIds: [],
      fields: { party: '' },
      defaultTeamId: team.id,
      managerId: null,
      until: '2030-01-01T00:00:00.000Z',
    }
    const version = await versionOf(server, ada.id)
    const { before, after, undone } = await there(server, ada.id, () =>
      call(admin, editUser, { params: { user: ada.id }, body, version }),
    )
    expect(after).toEqual(before)
    expect(outcomes(undone)).toEqual(['user.edited: undone'])
    expect(undone.items[0]?.lost).toEqual(['links'])
    const [sum, edit] = (await server.trail()).filter((item) => item.changeId === undone.undoneBy)
    expect([sum?.event, edit?.event].sort()).toEqual(['change.undone', 'user.edited'])
    expect(edit?.also.undoes).toBe(undone.change)
    expect(sum?.also.undoes).toBe(undone.change)
    expect(sum?.entity).toMatchObject({ kind: 'change', name: 'Augusta Lovelace' })
    const { items } = await call(admin, listTimeline, { params: { user: ada.id }, query: { limit: 3 } })
    expect(items.map(({ event }) => event).slice(0, 2)).toEqual(['user.edited', 'user.edited'])
    await server.run('seal')
    const about = await call(admin, browseTrail, { query: { entityId: ada.id, event: 'change.undone' } })
    expect(about.items.map(({ entity }) => entity.name)).toEqual(['Augusta Lovelace'])
  })

  test('a suspension ends, its reason is not forgotten, sessions stay ended', async () => {
    const server = await startServer()
    const { call, admin, person } = server
    const ada = await person('Ada Lovelace')
    const suspending = (reason: string) => call(admin, suspendUser, { params: { user: ada.id }, body: { reason } })
    const first = await there(server, ada.id, () => suspending('Left'))
    expect(first.after).toEqual(first.before)
    expect(first.undone.items[0]?.lost).toEqual(['sessions'])
    const { status } = await server.attempt(ada, getUser, { params: { user: ada.id } })
    expect(status).toBe(401)
    await suspending('Left')
    const second = await there(server, ada.id, () => suspending('Under review'))
    expect(second.after).toEqual(second.before)
  })

  test('a reactivation: suspended again with the former reason and end', async () => {
    const server = await startServer()
    const { call, admin, person } = server
    const ada = await person('Ada Lovelace')
    const params = { user: ada.id }
    await call(admin, suspendUser, { params, body: { reason: 'Left', until: '2031-01-01T00:00:00.000Z' } })
    const { before, after } = await there(server, ada.id, () => call(admin, reactivateUser, { params }))
    const since = { status: expect.objectContaining({ reason: 'Left', until: '2031-01-01T00:00:00.000Z' }) }
    expect(after).toMatchObject(since)
    expect(before).toMatchObject(since)
  })

  test('R-06 a deletion, with those who reported to them; and its restoration', async () => {
    const server = await startServer()
    const { call, admin, person } = server
    const boss = await person('Bo Boss')
    const ada = await person('Ada Lovelace', { managerId: boss.id })
    const params = { user: boss.id }
    const version = await versionOf(server, boss.id)
    const { before, after, undone } = await there(server, boss.id, () => call(admin, deleteUser, { params, version }))
    expect(after).toEqual(before)
    expect(outcomes(undone)).toEqual(['user.deleted: undone', 'user.edited: undone'])
    expect((await call(admin, getUser, { params: { user: ada.id } })).manager?.id).toBe(boss.id)
    await call(admin, deleteUser, { params, version: await versionOf(server, boss.id) })
    await call(admin, restoreUser, { params })
    await undo(server, admin, await lastChange(server, boss.id))
    expect((await call(admin, getUser, { params })).status.key).toBe('deleted')
  })

  test('a creation: deleted, restorable, where nobody touched it since', async () => {
    const server = await startServer()
    const { call, admin } = server
    const team = await call(admin, createTeam, { body: { name: 'Desk' } })
    const body = { username: 'ada', givenName: 'Ada', emails: ['a@x.example'], teams: [{ id: team.id }] }
    const ada = await call(admin, createUser, { body })
    const undone = await undo(server, admin, await lastChange(server, ada.id))
    expect(outcomes(undone)).toEqual(['user.created: undone'])
    expect((await call(admin, getUser, { params: { user: ada.id } })).status.key).toBe('deleted')
    await undo(server, admin, undone.undoneBy ?? '')
    expect((await call(admin, getUser, { params: { user: ada.id } })).status.key).toBe('invited')
  })

  test('a change of type', async () => {
    const server = await startServer()
    const { call, admin, person } = server
    const ada = await person('Ada Lovelace')
    const version = await versionOf(server, ada.id)
    const { before, after } = await there(server, ada.id, () =>
      call(admin, changeUserType, { params: { user: ada.id }, body: { type: 'admin' }, version }),
    )
    expect(after).toEqual(before)
  })
})
