import { describe, expect, test } from 'vitest'
import { Invalid, NotFound } from '../../server/platform/failures.ts'
import { createRole, listHolders } from '../../server/roles/contract.ts'
import { addTeamMember, createTeam, listMembers } from '../../server/teams/contract.ts'
import {
  countUsers,
  createUser,
  deleteUser,
  editUser,
  getUser,
  IdentifierTaken,
  listTimeline,
  listUsers,
  suspendUser,
} from '../../server/users/contract.ts'
import { startServer } from '../harness/server.ts'

const CLERK = ['users.read', 'users.edit', 'users.history', 'teams.read'].map((key) => ({
  scope: key.split('.')[0] ?? '',
  action: key.split('.')[1] ?? '',
  level: 'team' as const,
}))
const MORE = ['users.create', 'roles.read'].map((key) => ({
  scope: key.split('.')[0] ?? '',
  action: key.split('.')[1] ?? '',
  level: 'yes' as const,
}))

/** A clerk of one team; Velma is in another, and the boss of a colleague. */
async function openOffice(settings = {}) {
  const app = await startServer({ settings })
  const { admin, call, person } = app
  const north = (await call(admin, createTeam, { body: { name: 'North' } })).id
  const south = (await call(admin, createTeam, { body: { name: 'South' } })).id
  const role = (await call(admin, createRole, { body: { name: 'Clerk', permissions: [...CLERK, ...MORE] } })).id
  const kit = await person('Kit Carson', { roles: [role], teams: [north] })
  const velma = await person('Velma Veiled', {
    teams: [south],
    emails: ['velma@x.example'],
    externalIds: [{ source: 'hr', key: '1' }],
    activated: false,
  })
  const pia = await person('Pia Peer', { teams: [north], managerId: velma.id, activated: false })
  const seen = (user: string) => call(kit, getUser, { params: { user } })
  return { ...app, north, south, role, kit, velma, pia, seen }
}

describe('somebody out of sight', () => {
  test('R69 R70 a refusal says that a name is taken, but not by whom', async () => {
    const { admin, call, refused, kit, velma } = await openOffice()
    const taken = async (by: typeof kit) =>
      (await refused(by, createUser, { body: { username: 'new', emails: ['VELMA@x.example'] } }, IdentifierTaken))
        .detail
    expect(await taken(kit)).toBe('Somebody already uses this address.')
    expect(await taken(admin)).toBe('Velma Veiled already uses this address.')
    const { version } = await call(admin, getUser, { params: { user: velma.id } })
    await call(admin, deleteUser, { params: { user: velma.id }, version })
    expect(await taken(kit)).toBe('Somebody already uses this address.')
    expect(await taken(admin)).toContain('Restore Velma Veiled')
  })

  test('R69 R70 is nobody’s manager by the clerk’s word: unseen and unknown are the same', async () => {
    const { admin, call, refused, kit, velma, pia, seen } = await openOffice()
    const { version } = await seen(pia.id)
    const name = async (managerId: string) => {
      const given = { params: { user: pia.id }, version, body: { managerId } }
      return { ...(await refused(kit, editUser, given, Invalid)), requestId: '' }
    }
    const unknown = await name(velma.id.replace(/^./, 'f'))
    expect(await name(velma.id)).toEqual(unknown)
    expect(await name('ext:hr:1')).toEqual(unknown)
    expect(await name('ext:hr:2')).toEqual(unknown)
    const body = { username: 'new', managerId: 'ext:hr:1' }
    const made = await refused(kit, createUser, { body }, Invalid)
    expect(made.fields?.[0]?.path).toBe('managerId')
    await call(admin, createUser, { body })
  })

  test('R70 is not named as the manager of a colleague, and stays it when the clerk saves', async () => {
    const { admin, call, kit, velma, pia, seen } = await openOffice()
    expect((await seen(pia.id)).manager).toBe(null)
    const { items } = await call(kit, listUsers, { query: { q: 'pia' } })
    expect(items[0]?.manager).toBe(null)
    const { version } = await seen(pia.id)
    await call(kit, editUser, { params: { user: pia.id }, version, body: { position: 'Clerk' } })
    const after = await call(admin, getUser, { params: { user: pia.id } })
    expect(after.manager).toEqual({ id: velma.id, name: 'Velma Veiled' })
    await call(kit, editUser, { params: { user: pia.id }, version: after.version, body: { managerId: kit.id } })
    const [event] = (await call(admin, listTimeline, { params: { user: pia.id } })).items
    expect([event?.before, event?.after]).toEqual([{ managerId: velma.id }, { managerId: kit.id }])
  })

  test('R118 a timeline does not tell from where others acted, except to auditors', async () => {
    const { admin, call, kit, pia } = await openOffice()
    const params = { user: pia.id }
    expect((await call(admin, listTimeline, { params })).items[0]?.address).not.toBe(null)
    const { version } = await call(kit, getUser, { params })
    await call(kit, editUser, { params, version, body: { position: 'Clerk' } })
    const { items } = await call(kit, listTimeline, { params })
    expect(items[0]).toMatchObject({ actor: { id: kit.id }, address: '127.0.0.1' })
    for (const item of items.slice(1))
      expect([item.address, item.userAgent, item.requestId]).toEqual([null, null, null])
  })

  test('users.suspendedVisibleTo: admins hides the suspended everywhere, from everybody else', async () => {
    const { admin, call, refused, kit, pia, north, role } = await openOffice({ 'users.suspendedVisibleTo': 'admins' })
    const sam = await call(admin, createUser, { body: { username: 'sam', roles: [{ id: role }], managerId: pia.id } })
    await call(admin, addTeamMember, { params: { team: north, user: sam.id }, body: {} })
    const before = await call(kit, countUsers, {})
    await call(admin, suspendUser, { params: { user: pia.id }, body: {} })
    await call(admin, suspendUser, { params: { user: sam.id }, body: {} })
    await refused(kit, getUser, { params: { user: sam.id } }, NotFound)
    expect((await call(kit, listUsers, { query: { q: 'sam' } })).items).toEqual([])
    expect((await call(kit, listUsers, { query: { status: 'suspended' } })).total).toBe(0)
    const after = await call(kit, countUsers, {})
    expect([after.all, after.byStatus.suspended]).toEqual([(before.all ?? 0) - 2, 0])
    const members = await call(kit, listMembers, { params: { team: north } })
    expect([members.items.map((one) => one.user.name), members.total]).toEqual([['Kit Carson'], 1])
    const holders = await call(kit, listHolders, { params: { role } })
    expect([holders.items.map((one) => one.user.name), holders.total]).toEqual([['Kit Carson'], 1])
    const problem = await refused(kit, createUser, { body: { username: 'sam' } }, IdentifierTaken)
    expect(problem.detail).toBe('Somebody already uses this name.')
    expect((await call(admin, listUsers, { query: { status: 'suspended' } })).total).toBe(2)
  })
})
