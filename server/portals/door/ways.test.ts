import { expect, test } from 'vitest'
import { phoneOf, setUpPhone, showPassword } from '../../../tests/harness/factors.ts'
import { PASSWORD, visitor } from '../../../tests/harness/people.ts'
import { at, before, makePortal, portalUser, switchTo, takeOut } from '../../../tests/harness/portals.ts'
import { startServer } from '../../../tests/harness/server.ts'
import { features } from '../../app/features.ts'
import { listOwnFactors } from '../../factors/contract.ts'
import { SignedOut } from '../../platform/failures.ts'
import { createRole } from '../../roles/contract.ts'
import { getMe } from '../../sessions/contract.ts'
import { signIn } from '../../sign-in/contract.ts'
import { askPasskey } from '../../sign-in/passkey/contract.ts'
import { beginEnrolment, confirmEnrolment, getStep, showFactor } from '../../sign-in/second-step/contract.ts'

const NOBODY = 'ffffffff-ffff-7fff-8fff-ffffffffffff'

async function open(settings: Record<string, unknown> = {}) {
  const server = await startServer({ settings })
  const north = await makePortal(server, { key: 'north', host: 'north.example.org' })
  const south = await makePortal(server, { key: 'south' })
  return { ...server, north, south }
}

test('E-60 the second step at a portal is that portal’s, and ends with being in it', async () => {
  const server = await open()
  const { call, refused, north, south } = server
  const nora = await portalUser(server, 'Nora Quist', [north, south])
  const { phone } = await setUpPhone(server, nora)
  const { browser, next } = await showPassword(server, nora)
  expect(next).toBe('prove')
  const half = [...browser.cookies].find(([name]) => name.includes('half'))?.[1] ?? ''
  const elsewhere = [
    { ...before(south), cookies: new Map([['roster-3000-half-p-south', half]]) },
    { ...visitor(), cookies: new Map([['roster-3000-half', half]]) },
  ]
  for (const other of elsewhere) await refused(other, getStep, {}, SignedOut)
  expect((await call(browser, getStep, {})).step).toBe('prove')
  await call(browser, showFactor, { body: { kind: 'totp', code: phone.next() } })
  expect((await call(browser, getMe, {})).name).toBe('Nora Quist')
  const later = (await showPassword(server, nora)).browser
  await takeOut(server, north, nora)
  await refused(later, showFactor, { body: { kind: 'totp', code: phone.next() } }, SignedOut)
})

test('E-60 a policy of their own: whoever has no factor sets one up at the door', async () => {
  const server = await open({ 'secondFactor.policyForPortals': 'required' })
  const nora = await portalUser(server, 'Nora Quist', [server.north])
  const { browser, next } = await showPassword(server, nora)
  expect(next).toBe('enrol')
  const phone = phoneOf(server, (await server.call(browser, beginEnrolment, {})).secret)
  await server.call(browser, confirmEnrolment, { body: { code: phone.code() } })
  expect((await server.call(browser, listOwnFactors, {})).policy).toBe('required')
})

/** Whether a route exists for this caller is all that is asked: nothing is sent along. */
async function statusFor(
  server: Awaited<ReturnType<typeof open>>,
  url: string,
  headers: Record<string, string>,
  method: string,
) {
  const { statusCode } = await server.roster.server.inject({
    method: method as 'GET',
    url,
    headers: { 'sec-fetch-site': 'same-origin', ...headers },
  })
  return statusCode
}

test('R23 a portal session reaches no contract that does not say so, at whatever door', async () => {
  const server = await open()
  const { north, admin, call } = server
  const nora = await portalUser(server, 'Nora Quist', [north])
  await call(admin, createRole, {
    body: { name: 'Everything', permissions: [{ scope: 'users', action: 'read', level: 'all' }] },
  })
  const [[, secret = ''] = []] = [...nora.cookies].filter(([name]) => !name.includes('device'))
  const names = ['roster-3000', 'roster-3000-half', 'roster-3000-p-north', 'roster-3000-half-p-north']
  const cookie = names.map((name) => `${name}=${secret}`).join('; ')
  const contracts = features.flatMap(({ routes }) => routes.map((route) => route.contract))
  const closed = contracts.filter((one) => !one.doors.includes('portal'))
  expect(closed.length).toBeGreaterThan(100)
  for (const { id, path, method, access } of closed) {
    const filled = path.replace(/:\w+/g, NOBODY)
    const own = { cookie, host: 'north.example.org:3000' }
    // 422: `/users/count` is read as somebody called `count` where only `/users/:user` answers.
    expect([404, 422], id).toContain(await statusFor(server, `/portal/north/api/v1${filled}`, { cookie }, method))
    expect([id, await statusFor(server, `/api/v1${filled}`, own, method)]).toEqual([id, 404])
    if (access !== 'public')
      expect([id, await statusFor(server, `/api/v1${filled}`, { cookie }, method)]).toEqual([id, 401])
  }
  expect((await call(nora, getMe, {})).type).toBe('portal')
})

test('a host name of its own: its portal and nothing else, by the stored name alone', async () => {
  const server = await open()
  const { call, attempt, refused, north } = server
  const nora = await portalUser(server, 'Nora Quist', [north])
  const own = { ...visitor(), door: { host: 'north.example.org:3000' } }
  await call(own, signIn, { body: { identifier: 'nora.quist', password: PASSWORD } })
  expect((await call(own, getMe, {})).installation).toBe('north')
  expect((await call({ ...own, door: { host: 'NORTH.example.org:3000' } }, getMe, {})).name).toBe('Nora Quist')
  expect((await call(at(nora, north), getMe, {})).installation).toBe('north')
  for (const host of ['north.example.org', 'north.example.org:80', 'north.example.org.:3000', 'evil.example:3000'])
    await refused({ ...own, door: { host } }, getMe, {}, SignedOut)
  const headers = { host: 'north.example.org:3000', 'sec-fetch-site': 'same-origin' }
  for (const url of ['/portal/south/api/v1/me', '/portal/north/api/v1/me', '/docs', '/openapi.json'])
    expect([url, await statusFor(server, url, headers, 'GET')]).toEqual([url, 404])
  const cookie = [...own.cookies].map((pair) => pair.join('=')).join('; ')
  const leave = (from: Record<string, string>) =>
    statusFor(server, '/api/v1/sign-out', { cookie, host: headers.host, 'sec-fetch-site': '', ...from }, 'POST')
  expect(await leave({ origin: 'http://localhost:3000' })).toBe(403)
  expect(await leave({ origin: 'http://evil.example' })).toBe(403)
  expect((await attempt(own, askPasskey, {})).problem?.code).toBe('no-passkeys-here')
  expect((await call(own, listOwnFactors, {})).passkeys.adding).toBe('other-host')
  expect((await call(at(nora, north), listOwnFactors, {})).passkeys.adding).toBe('open')
})

test('whoever signs in while their portal is switched off is not in it afterwards, on either database', async () => {
  const server = await open()
  const { north, attempt } = server
  const nora = await portalUser(server, 'Nora Quist', [north])
  const tries = Array.from({ length: 6 }, () => ({ ...nora, cookies: new Map<string, string>() }))
  const body = { identifier: 'nora.quist', password: PASSWORD }
  await Promise.all([...tries.map((browser) => attempt(browser, signIn, { body })), switchTo(server, north, false)])
  await switchTo(server, north, true)
  for (const browser of [nora, ...tries]) await server.refused(browser, getMe, {}, SignedOut)
})
