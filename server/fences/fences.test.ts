import { describe, expect, test } from 'vitest'
import { PASSWORD } from '../../tests/harness/people.ts'
import { startServer } from '../../tests/harness/server.ts'
import { AddressNotAllowed, Invalid, Maintenance } from '../platform/failures.ts'
import { getMe, signOut } from '../sessions/contract.ts'
import { changeSettings, listSettings } from '../settings/contract.ts'
import { getDoor, signIn, WrongCredentials } from '../sign-in/contract.ts'

const HOME = '127.0.0.1'
const OFFICE = '10.4.0.9'
const ELSEWHERE = '203.0.113.7'

async function fenced(values: Readonly<Record<string, unknown>>) {
  const server = await startServer()
  const set = async (given: Readonly<Record<string, unknown>>) => {
    const { items } = await server.call(server.admin, listSettings, {})
    const changes = Object.entries(given).map(([key, value]) => ({
      key,
      value: value as never,
      version: items.find((item) => item.key === key)?.version ?? 0,
    }))
    return server.call(server.admin, changeSettings, { body: { changes, confirmed: true } })
  }
  return { ...server, set, begin: () => set(values) }
}

describe('addresses', () => {
  test('E-62 whoever comes from elsewhere is refused with the next request, and only after a right password', async () => {
    const { person, begin, call, refused } = await fenced({ 'fences.addresses': [HOME, '10.0.0.0/8', '2001:db8::/32'] })
    const kim = await person('Kim Novak')
    const from = (address: string) => ({ ...kim, address })
    await call(from(ELSEWHERE), getMe, {})
    await begin()
    await refused(from(ELSEWHERE), getMe, {}, AddressNotAllowed)
    await refused(from('2001:db9::1'), getMe, {}, AddressNotAllowed)
    for (const address of [HOME, OFFICE, '::ffff:10.4.0.9', '2001:DB8:0::7']) await call(from(address), getMe, {})
    const visitor = { ...from(ELSEWHERE), cookies: new Map<string, string>() }
    await call(visitor, getDoor, {})
    const body = { identifier: kim.identifier, password: PASSWORD }
    await refused(visitor, signIn, { body: { ...body, password: 'not this one' } }, WrongCredentials)
    await refused(visitor, signIn, { body }, AddressNotAllowed)
    expect([...visitor.cookies]).toEqual([])
    await call(from(ELSEWHERE), signOut, {})
  })

  test('E-62 people who are excluded come from anywhere; nobody shuts themselves out', async () => {
    const { admin, person, set, attempt, call, refused } = await fenced({})
    const [kim, lu] = [await person('Kim Novak'), await person('Lu Fremont')]
    const problem = await set({ 'fences.addresses': ['10.0.0.0/8'] }).catch((error: Error) => error.message)
    expect(problem).toContain('would shut yourself out')
    await set({ 'fences.addresses': ['10.0.0.0/8'], 'fences.excludedUsers': [admin.id, kim.id] })
    await call({ ...kim, address: ELSEWHERE }, getMe, {})
    await refused({ ...lu, address: ELSEWHERE }, getMe, {}, AddressNotAllowed)
    const shown = await call(admin, listSettings, {})
    const excluded = shown.items.find(({ key }) => key === 'fences.excludedUsers')
    expect(excluded?.choices?.map(({ label }) => label).sort()).toEqual(['Grace Hopper', 'Kim Novak'])
    const version = excluded?.version ?? 0
    const body = { confirmed: true, changes: [{ key: 'fences.excludedUsers', value: [kim.id], version }] }
    const { problem: lockOut } = await attempt(admin, changeSettings, { body })
    expect(lockOut?.code).toBe(Invalid.code)
    expect(lockOut?.fields?.[0]?.code).toBe('lock-out')
  })

  test('what is no address or network is refused by name', async () => {
    const { set } = await fenced({})
    for (const text of ['10.0.0.0/33', '300.1.1.1', 'example.org', '10.0.0.0/8/8'])
      await expect(set({ 'fences.addresses': [text] })).rejects.toThrow('fences.addresses')
  })
})

test('E-63 during maintenance administrators work and nobody else; open sessions go on afterwards', async () => {
  const note = 'Back at noon.'
  const { admin, person, begin, set, call, refused } = await fenced({
    'fences.maintenance': true,
    'fences.maintenanceNote': note,
  })
  const kim = await person('Kim Novak')
  await begin()
  expect((await refused(kim, getMe, {}, Maintenance)).detail).toBe(note)
  const visitor = { ...kim, cookies: new Map<string, string>() }
  expect((await call(visitor, getDoor, {})).maintenance).toBe(note)
  await refused(visitor, signIn, { body: { identifier: kim.identifier, password: PASSWORD } }, Maintenance)
  await call(admin, getMe, {})
  await set({ 'fences.maintenance': false })
  await call(kim, getMe, {})
  expect((await call(visitor, getDoor, {})).maintenance).toBe(null)
})
