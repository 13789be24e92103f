import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { follow, type Line, listenToo, openLine, startLive, ticketOf, wishFor } from '../../tests/harness/live.ts'
import { loggedInAs } from '../../tests/harness/log-in-as.ts'
import { makeToken } from '../../tests/harness/tokens.ts'
import { seconds } from '../platform/clock.ts'
import { NotAsAnother, NotByToken, SignedOut } from '../platform/failures.ts'
import { createRole, editRole, getRole, grantUserRole } from '../roles/contract.ts'
import { endUserSessions, signOut } from '../sessions/contract.ts'
import { createTeam } from '../teams/contract.ts'
import { deleteUser, editUser, getUser, suspendUser } from '../users/contract.ts'
import { issueLiveTicket, openLive } from './contract.ts'

const WITHIN = { timeout: 1000, interval: 10 }

const SPENT = '403 live-ticket-not-valid'

describe('R95 the channel is refused', () => {
  test('without the right origin, and the ticket is not spent by it', async () => {
    const server = await startLive()
    const ticket = await ticketOf(server, server.admin)
    const foreign = ['https://evil.example', `${server.origin}.evil.example`, `${server.origin}:1`, 'null', null]
    for (const origin of foreign)
      expect((await openLine(server, server.admin, { ticket, origin })).refused).toBe('403 wrong-origin')
    expect((await openLine(server, server.admin, { ticket })).refused).toBeUndefined()
  })

  test('with a ticket that was used, is too old, is none, or is not of this session', async () => {
    const server = await startLive()
    const ada = await server.person('Ada Lovelace')
    const ticket = await ticketOf(server, ada)
    expect((await openLine(server, server.admin, { ticket })).refused).toBe(SPENT)
    expect((await openLine(server, ada, { ticket })).refused).toBeUndefined()
    expect((await openLine(server, ada, { ticket })).refused).toBe(SPENT)
    for (const none of ['', 'A'.repeat(43), `${await ticketOf(server, ada)}A`])
      expect((await openLine(server, ada, { ticket: none })).refused).toBe(SPENT)
    expect((await openLine(server, ada, { ticket, protocols: ['roster.live'] })).refused).toBe(SPENT)
    const old = await ticketOf(server, ada)
    const other = { ...ada, cookies: new Map() }
    await server.signIn(other)
    expect((await openLine(server, other, { ticket: old })).refused).toBe(SPENT)
    server.clock.advance(seconds(30))
    expect((await openLine(server, ada, { ticket: old })).refused).toBe(SPENT)
  })

  test('after signing out, to nobody, to a token, and as somebody else', async () => {
    const server = await startLive()
    const ada = await server.person('Ada Lovelace')
    const { visitor, admin } = server
    const ticket = await ticketOf(server, ada)
    const before = { ...ada, cookies: new Map(ada.cookies) }
    await server.call(ada, signOut, {})
    expect((await openLine(server, before, { ticket })).refused).toBe('401 signed-out')
    expect((await openLine(server, visitor, { ticket })).refused).toBe('401 signed-out')
    await server.refused(visitor, issueLiveTicket, {}, SignedOut)
    const bob = await server.person('Bob Harris')
    const browser = await loggedInAs(server, admin, bob)
    await server.refused(browser, issueLiveTicket, {}, NotAsAnother)
    expect((await openLine(server, browser, { ticket: await ticketOf(server, bob) })).refused).toBe(
      '403 not-while-logged-in-as',
    )
    const sync = await makeToken(server, await server.person('Sync', { type: 'api' }))
    await server.refused(sync, issueLiveTicket, {}, NotByToken)
    expect((await openLine(server, sync, { ticket: await ticketOf(server, admin) })).refused).toBe('403 not-by-token')
  })

  test('all but once, where one ticket is shown two hundred times at once', async () => {
    const server = await startLive()
    const ticket = await ticketOf(server, server.admin)
    const lines = await Promise.all(Array.from({ length: 200 }, () => openLine(server, server.admin, { ticket })))
    expect(lines.filter((line) => line.refused === undefined)).toHaveLength(1)
    expect(new Set(lines.map((line) => line.refused))).toEqual(new Set([undefined, SPENT]))
  })

  test('to the hundred and first window of a session, and to whoever only reads the address', async () => {
    const server = await startLive()
    for (let n = 0; n < 100; n++) await follow(server, server.admin)
    expect(await server.roster.metrics.registry.metrics()).toContain('roster_live_sockets{state="open"} 100')
    const line = await openLine(server, server.admin, { ticket: await ticketOf(server, server.admin) })
    expect(line.refused).toBe('429 too-many-requests')
    const { problem } = await server.attempt(server.admin, openLive, {})
    expect(problem).toMatchObject({ status: 426, code: 'upgrade-required' })
  })
})

test('a wish to speak another protocol, or WebSocket elsewhere, is no more than ignored', async () => {
  const { port } = await startLive()
  expect(await wishFor(port, 'h2c')).toBe(200)
  expect(await wishFor(port, 'websocket')).toBe(200)
  expect(await wishFor(port, 'websocket', '/api/v1/me')).toBe(401)
  expect(await wishFor(port, 'websocket', '/api/v1/live')).toBe(401)
})

describe('R54 R55 the channel ends within a second', () => {
  test('of signing out, here or from elsewhere, and of a suspension; other sessions go on', async () => {
    const server = await startLive()
    const ada = await server.person('Ada Lovelace')
    const ben = await server.person('Ben Ali')
    const [own, sent, bystander] = [
      await follow(server, ada),
      await follow(server, ben),
      await follow(server, server.admin),
    ]
    await server.call(ada, signOut, {})
    await expectEnd(own)
    await server.call(server.admin, endUserSessions, { params: { user: ben.id } })
    await expectEnd(sent)
    await server.signIn(ben)
    const again = await follow(server, ben)
    await server.call(server.admin, suspendUser, { params: { user: ben.id }, body: {} })
    await expectEnd(again)
    expect(bystander.ended()).toBeUndefined()
  })

  test('also where another process does it, and where time does', async () => {
    const server = await startLive()
    const other = await server.another()
    const port = await listenToo(other)
    const ada = await server.person('Ada Lovelace')
    const [here, there] = [await follow(server, ada), await follow(server, ada, port)]
    await other.call(server.admin, suspendUser, { params: { user: ada.id }, body: {} })
    await Promise.all([expectEnd(here), expectEnd(there)])
    const line = await follow(server, server.admin)
    server.clock.advance(seconds(24 * 3600))
    await expectEnd(line)
  })

  test('an open channel is no use of the session: it grows idle', async () => {
    const server = await startLive({ settings: { 'sessions.idleMinutes': 15 } })
    const ada = await server.person('Ada Lovelace')
    const line = await follow(server, ada)
    for (let minute = 0; minute < 14; minute++) {
      server.clock.advance(seconds(60))
      await pause(30)
    }
    await pause(600)
    expect(line.ended()).toBeUndefined()
    server.clock.advance(seconds(61))
    await expectEnd(line)
  })

  test('whoever says anything on it is cut off; a server that stops says that it comes back', async () => {
    const server = await startLive()
    const [talker, listener] = [await follow(server, server.admin), await follow(server, server.admin)]
    talker.raw.send('hello')
    await expect.poll(talker.ended, WITHIN).toBe(1008)
    const shouter = await follow(server, server.admin)
    shouter.raw.send('A'.repeat(5000))
    await expect.poll(shouter.ended, WITHIN).toBe(1009)
    await server.roster.server.close()
    await expect.poll(listener.ended, WITHIN).toBe(1012)
  })
})

describe('R70 what is told', () => {
  test('a change is heard within a second, with the id of what changed, whoever did it on whatever server', async () => {
    const server = await startLive()
    const other = await server.another()
    const ada = await server.person('Ada Lovelace')
    const line = await follow(server, server.admin)
    const { version } = await server.call(server.admin, getUser, { params: { user: ada.id } })
    await server.call(server.admin, editUser, { params: { user: ada.id }, body: { position: 'Analyst' }, version })
    await expectHeard(line, { topic: 'users', entity: { kind: 'user', id: ada.id } })
    const role = await other.call(server.admin, createRole, { body: { name: 'Clerks', permissions: [] } })
    await expectHeard(line, { topic: 'roles', entity: { kind: 'role', id: role.id } })
    expect(line.heard.at(-1)?.changeId).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('one’s own rights are told at once: given, changed, and taken by time', async () => {
    const server = await startLive()
    const ben = await server.person('Ben Ali')
    const permissions = [{ scope: 'users', action: 'read', level: 'all' } as const]
    const role = await server.call(server.admin, createRole, { body: { name: 'Readers', permissions } })
    const line = await follow(server, ben)
    const until = new Date(Date.parse(server.clock.now()) + seconds(600)).toISOString()
    await server.call(server.admin, grantUserRole, { params: { user: ben.id, role: role.id }, body: { until } })
    await expectMe(line, 1)
    const { version } = await server.call(server.admin, getRole, { params: { role: role.id } })
    await server.call(server.admin, editRole, {
      params: { role: role.id },
      body: { permissions: [...permissions, { scope: 'roles', action: 'read', level: 'yes' }] },
      version,
    })
    await expectMe(line, 2)
    server.clock.advance(seconds(600))
    await expectMe(line, 3)
  })

  test('without a right nothing of others arrives; with one for a team nothing of the rest', async () => {
    const server = await startLive()
    const { admin } = server
    const team = (name: string) => server.call(admin, createTeam, { body: { name, parentId: null } })
    const [sales, lab] = [await team('Sales'), await team('Lab')]
    const permissions = [{ scope: 'users', action: 'read', level: 'team' } as const]
    const role = await server.call(admin, createRole, { body: { name: 'Leads', permissions } })
    const nobody = await server.person('Nora Nobody')
    const lead = await server.person('Lea Lead', { teams: [sales.id], roles: [role.id] })
    const mine = await server.person('Max Mine', { teams: [sales.id] })
    const theirs = await server.person('Tom Theirs', { teams: [lab.id] })
    const [deaf, keen] = [await follow(server, nobody), await follow(server, lead)]
    for (const user of [theirs.id, mine.id]) {
      const { version } = await server.call(admin, getUser, { params: { user } })
      await server.call(admin, editUser, { params: { user }, body: { position: 'Clerk' }, version })
    }
    await expectHeard(keen, { topic: 'users', entity: { kind: 'user', id: mine.id } })
    const { version } = await server.call(admin, getUser, { params: { user: theirs.id } })
    await server.call(admin, deleteUser, { params: { user: theirs.id }, version })
    await expect.poll(() => keen.heard.length, WITHIN).toBeGreaterThan(1)
    expect(JSON.stringify(keen.heard)).not.toContain(theirs.id)
    expect(deaf.heard).toEqual([])
  })
})

async function expectEnd(line: Line): Promise<void> {
  await expect.poll(line.ended, WITHIN).toBe(4001)
}

async function expectHeard(line: Line, message: object): Promise<void> {
  await expect.poll(() => line.heard, WITHIN).toContainEqual(expect.objectContaining(message))
}

async function expectMe(line: Line, times: number): Promise<void> {
  await expect.poll(() => line.topics().filter((topic) => topic === 'me').length, WITHIN).toBe(times)
}
