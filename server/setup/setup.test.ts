import { expect, test } from 'vitest'
import { visitor } from '../../tests/harness/people.ts'
import { startServer } from '../../tests/harness/server.ts'
import { deleteUser, listUsers } from '../users/contract.ts'
import { SetUpClosed, SetUpNotValid, setUp } from './contract.ts'
import { setUpAddress } from './index.ts'

const ada = { givenName: 'Ada', familyName: 'Lovelace', username: 'ada', password: 'seven quiet lanterns above' }

test('R14 the set-up is closed after its first use, whatever is sent', async () => {
  const { visitor, refused, roster } = await startServer()
  await refused(visitor, setUp, { body: { ...ada, secret: 'guessed' } }, SetUpClosed)
  expect(await setUpAddress(roster.ctx)).toBeUndefined()
})

test('R14 fifty at once make exactly one administrator', async () => {
  const { roster, attempt, admin, call } = await startServer({ setUp: false })
  const secret = (await setUpAddress(roster.ctx))?.split('#')[1] ?? ''
  const wrong = await attempt(visitor(), setUp, { body: { ...ada, secret: 'A'.repeat(43) } })
  expect(wrong.problem?.code).toBe(SetUpNotValid.code)
  const browsers = Array.from({ length: 50 }, () => visitor())
  const outcomes = await Promise.all(
    browsers.map((browser, n) => attempt(browser, setUp, { body: { ...ada, username: `ada${n}`, secret } })),
  )
  const won = outcomes.findIndex((outcome) => outcome.problem === undefined)
  expect(outcomes.filter((outcome) => outcome.problem === undefined)).toHaveLength(1)
  expect(outcomes.every(({ problem }) => !problem || [SetUpClosed.code, 'busy'].includes(problem.code))).toBe(true)
  const first = browsers[won] ?? admin
  expect((await call(first, listUsers, { query: { type: 'admin' } })).total).toBe(1)
})

test('R14 the set-up stays closed after the first administrator is deleted', async () => {
  const { admin, person, call, roster } = await startServer()
  const second = await person('Second Admin', { type: 'admin' })
  await call(second, deleteUser, { params: { user: admin.id }, version: 1 })
  expect(await setUpAddress(roster.ctx)).toBeUndefined()
})
