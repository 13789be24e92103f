import { describe, expect, test } from 'vitest'
import { PASSWORD } from '../../tests/harness/people.ts'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { minutes } from '../platform/clock.ts'
import { Forbidden, SignedOut } from '../platform/failures.ts'
import { createRole, grantUserRole, listHolders, listUserRoles } from '../roles/contract.ts'
import { getMe } from '../sessions/contract.ts'
import { signIn, WrongCredentials } from '../sign-in/contract.ts'
import { addTeamMember, createTeam, giveTeamRole, listMembers } from '../teams/contract.ts'
import { editUser, getUser, listUsers, reactivateUser, suspendUser } from './contract.ts'

const NOW = '2026-11-21T09:00:00.000Z'
const at = (ms: number) => new Date(Date.parse(NOW) + ms).toISOString()

async function edit({ admin, call }: TestServer, user: string, body: { from?: string | null; until?: string | null }) {
  const { version } = await call(admin, getUser, { params: { user } })
  return call(admin, editUser, { params: { user }, body, version })
}

async function open() {
  const server = await startServer({ now: NOW, settings: { 'sessions.idleMinutes': 600 } })
  const { admin, call } = server
  const permissions = [{ scope: 'users', action: 'read', level: 'all' as const }]
  const reader = (await call(admin, createRole, { body: { name: 'Reader', permissions } })).id
  const statusOf = async (user: string) => {
    const listed = await call(admin, listUsers, { query: { status: 'active,scheduled,expired,suspended,invited' } })
    const shown = await call(admin, getUser, { params: { user } })
    return [shown.status.key, listed.items.find((item) => item.id === user)?.status.key]
  }
  return { ...server, reader, statusOf }
}

describe('an account', () => {
  test('C-08 stays out until the ticker has let it in, also when its beginning has come; two servers do it once', async () => {
    const server = await open()
    const { another, clock, call, person, refused, run, statusOf, trail } = server
    const kim = await person('Kim Novak')
    const other = await another()
    await edit(server, kim.id, { from: at(minutes(5)) })
    await refused(kim, getMe, {}, SignedOut)
    expect(await statusOf(kim.id)).toEqual(['scheduled', 'scheduled'])
    clock.advance(minutes(5) - 1)
    await run('starts')
    await refused(kim, getMe, {}, SignedOut)
    clock.advance(1)
    const body = { identifier: kim.identifier, password: PASSWORD }
    await refused(kim, signIn, { body }, WrongCredentials)
    await Promise.all([run('starts'), other.run('starts'), run('starts'), other.run('starts')])
    await call(kim, signIn, { body })
    await call(kim, getMe, {})
    expect(await statusOf(kim.id)).toEqual(['active', 'active'])
    const started = (await trail(kim.id)).filter((item) => item.event === 'user.started')
    expect(started.map((item) => [item.actor.kind, item.also])).toEqual([['system', { from: at(minutes(5)) }]])
    expect((await call(server.admin, getUser, { params: { user: kim.id } })).from).toBe(at(minutes(5)))
  })

  test('C-08 ends by reading, to the millisecond and without the ticker; a beginning whose end has passed never comes', async () => {
    const server = await open()
    const { clock, call, person, refused, run, statusOf, trail } = server
    const [kim, late] = [await person('Kim Novak'), await person('Late Larry')]
    await edit(server, kim.id, { until: at(minutes(5)) })
    await edit(server, late.id, { from: at(minutes(1)), until: at(minutes(5)) })
    clock.advance(minutes(5) - 1)
    await call(kim, getMe, {})
    clock.advance(1)
    await refused(kim, getMe, {}, SignedOut)
    await run('statuses')
    await run('starts')
    expect(await statusOf(kim.id)).toEqual(['expired', 'expired'])
    expect(await statusOf(late.id)).toEqual(['expired', 'expired'])
    expect((await trail(late.id)).map((item) => item.event)).not.toContain('user.started')
  })

  test('a beginning in the past is carried out with the edit, and taking it away lets in at once', async () => {
    const server = await open()
    const { person, statusOf, signIn: again } = server
    const kim = await person('Kim Novak')
    await edit(server, kim.id, { from: at(-minutes(5)) })
    expect(await statusOf(kim.id)).toEqual(['active', 'active'])
    await edit(server, kim.id, { from: at(minutes(5)) })
    await edit(server, kim.id, { from: null })
    expect(await statusOf(kim.id)).toEqual(['active', 'active'])
    await again(kim)
  })
})

describe('a suspension', () => {
  test('R-12 holds until the ticker has ended it; two servers do it once, and what the person may do is as before', async () => {
    const server = await open()
    const { admin, another, clock, call, person, reader, refused, run, statusOf, trail } = server
    const kim = await person('Kim Novak', { roles: [reader] })
    await call(kim, listUsers, {})
    await call(admin, suspendUser, { params: { user: kim.id }, body: { reason: 'Leave', until: at(minutes(5)) } })
    clock.advance(minutes(5))
    await refused(kim, getMe, {}, SignedOut)
    expect(await statusOf(kim.id)).toEqual(['suspended', 'suspended'])
    const other = await another()
    await Promise.all([run('suspensions'), other.run('suspensions'), run('suspensions')])
    expect(await statusOf(kim.id)).toEqual(['active', 'active'])
    await server.signIn(kim)
    await call(kim, listUsers, {})
    expect((await trail(kim.id)).filter((item) => item.event === 'user.reactivated')).toHaveLength(1)
    await call(admin, suspendUser, { params: { user: kim.id }, body: {} })
    await call(admin, reactivateUser, { params: { user: kim.id } })
    await server.signIn(kim)
    await call(kim, listUsers, {})
  })
})

describe('a role', () => {
  test('given from a moment on gives nothing before the ticker has begun it, then with the next request, until its end', async () => {
    const server = await open()
    const { admin, another, clock, call, person, reader, refused, run, trail } = server
    const kim = await person('Kim Novak')
    const params = { user: kim.id, role: reader }
    await call(admin, grantUserRole, { params, body: { from: at(minutes(5)), until: at(minutes(9)) } })
    const inForce = async () => {
      const mine = await call(admin, listUserRoles, { params: { user: kim.id } })
      const holders = await call(admin, listHolders, { params: { role: reader } })
      return [mine.items[0]?.inForce, holders.items[0]?.inForce]
    }
    await refused(kim, listUsers, {}, Forbidden)
    clock.advance(minutes(5))
    await refused(kim, listUsers, {}, Forbidden)
    expect(await inForce()).toEqual([false, false])
    const other = await another()
    await Promise.all([run('starts'), other.run('starts'), run('starts'), other.run('starts')])
    await call(kim, listUsers, {})
    expect(await inForce()).toEqual([true, true])
    clock.advance(minutes(4) - 1)
    await call(kim, listUsers, {})
    clock.advance(1)
    await refused(kim, listUsers, {}, Forbidden)
    expect((await trail(kim.id)).filter((item) => item.event === 'role.started')).toHaveLength(1)
    expect((await trail(reader)).map((item) => item.event)).toContain('role.started')
  })
})

describe('a membership', () => {
  test('brings nobody in before the ticker has begun it: no right, no place in lists and counts', async () => {
    const server = await open()
    const { admin, another, clock, call, person, reader, refused, run, trail } = server
    const team = (await call(admin, createTeam, { body: { name: 'Choir' } })).id
    await call(admin, giveTeamRole, { params: { team, role: reader } })
    const kim = await person('Kim Novak')
    await call(admin, addTeamMember, { params: { team, user: kim.id }, body: { from: at(minutes(5)) } })
    clock.advance(minutes(6))
    await refused(kim, listUsers, {}, Forbidden)
    const inForce = async () => (await call(admin, listMembers, { params: { team } })).items.map((one) => one.inForce)
    const listed = async () => (await call(admin, listUsers, { query: { team } })).items.length
    expect([await inForce(), await listed()]).toEqual([[false], 0])
    const other = await another()
    await Promise.all([run('starts'), other.run('starts'), run('starts')])
    await call(kim, listUsers, {})
    expect([await inForce(), await listed()]).toEqual([[true], 1])
    expect((await trail(team)).filter((item) => item.event === 'member.started')).toHaveLength(1)
  })
})
