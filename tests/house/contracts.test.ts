import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { rosterPermissions } from '../../server/access/manifest.ts'
import { type Contract, contract, failure } from '../../server/platform/contract.ts'
import { contractViolations, type Found, isContract } from './contracts.ts'
import { readHouse } from './sources.ts'

const permissions = new Set<string>(rosterPermissions)

test('every contract says who may call, takes strict shapes, and leaves its trace', async () => {
  const files = readHouse()
    .map(({ path }) => path)
    .filter((path) => /^server\/.+\/contract\.ts$/.test(path) && !path.includes('/platform/'))
  const found = (await Promise.all(files.map(contractsOf))).flat()
  expect(found.length).toBeGreaterThan(0)
  expect(contractViolations(found, permissions)).toEqual([])
})

describe('the reader of contracts notices', () => {
  const good = {
    id: 'users.suspend',
    method: 'PUT',
    path: '/users/:user/suspension',
    summary: 'Suspend a user',
    access: 'users.suspend',
    reply: null,
    leaves: 'user.suspended',
    params: z.strictObject({ user: z.string() }),
  } as const
  const flaws = (...contracts: Contract[]) =>
    contractViolations(
      contracts.map((one) => ({ file: 'x', contract: one })),
      permissions,
    )

  test('nothing in a good one', () => expect(flaws(contract(good))).toEqual([]))

  test.each([
    ['an id without a verb', { id: 'users' }],
    ['no summary', { summary: '' }],
    ['a permission nobody can hold', { access: 'users.fly' as const }],
    ['a list of none', { access: [] }],
    ['a parameter that is not in the path', { path: '/users/suspension' }],
    ['a loose body', { body: z.object({ reason: z.string() }) }],
    ['a GET that leaves something', { method: 'GET' as const }],
  ])('%s', (_, change) => expect(flaws(contract({ ...good, ...change }))).toHaveLength(1))

  test('a change that does not say what it leaves', () => {
    const { leaves: _, ...silent } = good
    expect(flaws(contract(silent))).toHaveLength(1)
  })

  test('two with one id, one address, or two meanings of one code', () => {
    const other = { ...good, id: 'users.halt', path: '/users/:user/halt' }
    expect(flaws(contract(good), contract({ ...other, id: good.id }))).toHaveLength(1)
    expect(flaws(contract(good), contract({ ...good, id: 'users.halt' }))).toHaveLength(1)
    const taken = (title: string) => ({ failures: [failure('taken', 409, title)] })
    expect(flaws(contract({ ...good, ...taken('One.') }), contract({ ...other, ...taken('Two.') }))).toHaveLength(1)
  })
})

async function contractsOf(file: string): Promise<Found[]> {
  const values: unknown[] = Object.values(await import(resolve(file)))
  return values.filter(isContract).map((one) => ({ file, contract: one }))
}
