import { expect, test } from 'vitest'
import { PASSWORD, type Person, visitor } from '../../../tests/harness/people.ts'
import { at, before, makePortal, portalUser, switchTo, takeOut, tryAt } from '../../../tests/harness/portals.ts'
import { startServer, type TestServer } from '../../../tests/harness/server.ts'
import { changeOwnPassword } from '../../passwords/contract.ts'
import { NotByToken, PortalNotAvailable, SignedOut } from '../../platform/failures.ts'
import { endOwnSession, getMe, listOwnSessions, listUserSessions, signOut } from '../../sessions/contract.ts'
import { getDoor, signIn, WrongCredentials } from '../../sign-in/contract.ts'
import { listSignIns } from '../../sign-in-log/contract.ts'
import { getUser } from '../../users/contract.ts'
import { deletePortal, getPortal } from '../contract.ts'
import { showPortalDoor } from './contract.ts'

/** Two portals, and somebody in each. */
async function openDoors() {
  const server = await startServer()
  const north = await makePortal(server, {
    key: 'north',
    name: 'Northern shop',
    welcome: 'Hello',
    home: 'https://shop.example',
  })
  const south = await makePortal(server, { key: 'south' })
  const nora = await portalUser(server, 'Nora Quist', [north])
  const sven = await portalUser(server, 'Sven Ask', [south])
  return { ...server, north, south, nora, sven }
}

async function newestReasons({ run, call, admin }: Pick<TestServer, 'run' | 'call' | 'admin'>, count: number) {
  await run('sign-ins')
  const { items } = await call(admin, listSignIns, { query: { limit: count } })
  return items.map(({ reason, portal, person }) => [reason, portal?.key ?? null, person?.name ?? null])
}

test('E-09 R23 the wrong kind of user at a door hears what a wrong password hears; the log holds the true reason', async () => {
  const server = await openDoors()
  const { north, clock, attempt } = server
  const told: unknown[] = []
  const knocks = [
    [undefined, 'nora.quist', PASSWORD],
    [north, 'grace', PASSWORD],
    [north, 'sven.ask', PASSWORD],
    [north, 'nobody.here', PASSWORD],
    [north, 'nora.quist', 'not the password at all'],
  ] as const
  for (const [portal, identifier, password] of knocks) {
    const { status, problem, headers } = await tryAt(server, portal, identifier, password)
    told.push([status, { ...problem, requestId: '' }, headers['set-cookie']])
    clock.advance(1000)
  }
  expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1)
  expect(told[0]).toMatchObject([401, { code: WrongCredentials.code }, undefined])
  await switchTo(server, north, false)
  clock.advance(1000)
  await server.refused(
    before(north),
    signIn,
    { body: { identifier: 'nora.quist', password: PASSWORD } },
    PortalNotAvailable,
  )
  clock.advance(1000)
  expect(await newestReasons(server, 6)).toEqual([
    ['portal-off', 'north', 'Nora Quist'],
    ['wrong-password', 'north', 'Nora Quist'],
    ['unknown', 'north', null],
    ['not-in-portal', 'north', 'Sven Ask'],
    ['not-portal-user', 'north', 'Grace Hopper'],
    ['portal-user', null, 'Nora Quist'],
  ])
  const { status } = await attempt(visitor(), signIn, { body: { identifier: 'grace', password: PASSWORD } })
  expect(status).toBe(200)
})

test('unknown, deleted and switched off look alike, from every route', async () => {
  const server = await openDoors()
  const { north, south, call, admin, attempt } = server
  await switchTo(server, north, false)
  const { version } = await call(admin, getPortal, { params: { portal: south.id } })
  await call(admin, deletePortal, { params: { portal: south.id }, query: { peopleLoseIt: 'true' }, version })
  const answers: unknown[] = []
  for (const portal of [north, south, { key: 'west' }])
    for (const contract of [showPortalDoor, getDoor, getMe]) {
      const { status, problem } = await attempt(before(portal), contract, {})
      answers.push(JSON.stringify([status, { ...problem, requestId: '' }]))
    }
  expect(new Set(answers).size).toBe(1)
  expect(answers[0]).toContain(PortalNotAvailable.code)
})

test('a portal tells its name, welcome and way on, and nothing of the house', async () => {
  const { call, north, attempt, admin } = await openDoors()
  expect(await call(before(north), showPortalDoor, {})).toEqual({
    ...{ name: 'Northern shop', welcome: 'Hello', color: '', textColor: '', home: 'https://shop.example' },
  })
  expect(await call(before(north), getDoor, {})).toMatchObject({ installation: 'Northern shop', setUpOpen: false })
  expect((await attempt(admin, showPortalDoor, {})).status).toBe(404)
})

/** Everything in the jar under the names that another door reads. */
function renamed({ cookies }: Person, from: string, to: string): Map<string, string> {
  return new Map([...cookies].map(([name, value]) => [name.replace(from, to), value]))
}

test('R22 R23 a session of one door is worthless at another, under whatever name its cookie is sent', async () => {
  const server = await openDoors()
  const { refused, call, admin, north, south, nora } = server
  const both = await portalUser(server, 'Bo Lind', [north, south])
  expect((await call(both, getMe, {})).name).toBe('Bo Lind')
  expect((await call(nora, getMe, {})).name).toBe('Nora Quist')
  for (const person of [nora, both]) {
    for (const portal of [south, undefined]) await refused(at(person, portal), getMe, {}, SignedOut)
    const atSouth = { ...at(person, south), cookies: renamed(person, 'p-north', 'p-south') }
    await refused(atSouth, getMe, {}, SignedOut)
    const atConsole = { ...at(person, undefined), cookies: renamed(person, '-p-north', '') }
    await refused(atConsole, getMe, {}, SignedOut)
  }
  await refused(at(admin, north), getMe, {}, SignedOut)
  const [[name = '', value = ''] = []] = [...admin.cookies].filter(([one]) => !one.endsWith('-device'))
  await refused({ ...at(admin, north), cookies: new Map([[`${name}-p-north`, value]]) }, getMe, {}, SignedOut)
  expect((await call(admin, getMe, {})).type).toBe('admin')
})

test('R71 no token is heard at a portal', async () => {
  const { refused, north } = await openDoors()
  await refused({ ...before(north), authorization: 'Bearer rst_x' }, getMe, {}, NotByToken)
})

test('taken out, or the portal switched off: they are out at once, on every node, and do not come back with it', async () => {
  const server = await openDoors()
  const { north, nora, call, another } = server
  const other = await another()
  expect((await other.call(nora, getMe, {})).name).toBe('Nora Quist')
  await switchTo(server, north, false)
  for (const node of [server, other]) await node.refused(nora, getMe, {}, PortalNotAvailable)
  await switchTo(server, north, true)
  for (const node of [server, other]) await node.refused(nora, getMe, {}, SignedOut)
  await call(nora, signIn, { body: { identifier: 'nora.quist', password: PASSWORD } })
  await takeOut(server, north, nora)
  for (const node of [server, other]) await node.refused(nora, getMe, {}, SignedOut)
  expect((await tryAt(server, north, 'nora.quist')).problem?.code).toBe(WrongCredentials.code)
})

test('inside, portal users see themselves, their sessions and their door, and nobody else', async () => {
  const server = await openDoors()
  const { call, attempt, nora, sven, admin, north, south } = server
  const both = await portalUser(server, 'Bo Lind', [north, south])
  await call(at({ ...both, cookies: new Map() }, south), signIn, {
    body: { identifier: 'bo.lind', password: PASSWORD },
  })
  const { items } = await call(both, listOwnSessions, {})
  expect(items.map((one) => one.portal).sort()).toEqual(['Northern shop', 'south'])
  const other = items.find((one) => !one.current)
  await call(both, endOwnSession, { params: { session: other?.id ?? '' } })
  const shown = await call(admin, listUserSessions, { params: { user: both.id } })
  expect(shown.items.map((one) => one.portal)).toEqual(['Northern shop'])
  expect((await call(nora, getUser, { params: { user: nora.id } })).name).toBe('Nora Quist')
  expect((await attempt(nora, getUser, { params: { user: sven.id } })).status).toBe(404)
  const password = 'another quiet lantern above the bay'
  await call(nora, changeOwnPassword, { body: { current: PASSWORD, password } })
  expect((await call(nora, getMe, {})).installation).toBe('Northern shop')
  await call(nora, signOut, {})
  expect((await attempt(nora, getMe, {})).status).toBe(401)
})
