import { expect, test } from 'vitest'
import { PASSWORD } from '../../tests/harness/people.ts'
import { startServer } from '../../tests/harness/server.ts'
import { SignedOut } from '../platform/failures.ts'
import { signIn } from '../sign-in/contract.ts'
import { getMe, listOwnSessions } from './contract.ts'

const browser = () => ({ cookies: new Map<string, string>() })

test('E-56 R58 with one browser more than allowed the first one is signed out, and the trail says why', async () => {
  const { person, call, refused, trail, clock } = await startServer({ settings: { 'sessions.atOnce': 2 } })
  const first = await person('Kim Novak')
  const [second, third] = [browser(), browser()]
  const body = { identifier: first.identifier, password: PASSWORD }
  for (const one of [second, third]) {
    clock.advance(1000)
    await call(one, signIn, { body })
  }
  await refused(first, getMe, {}, SignedOut)
  for (const one of [second, third]) await call(one, getMe, {})
  const ended = (await trail(first.id)).find((item) => item.event === 'session.ended')
  expect(ended?.also).toMatchObject({ ended: 1, because: 'signed in elsewhere' })
})

test('R58 of ten browsers that sign in at the same time one stays', async () => {
  const { person, attempt, call } = await startServer({ settings: { 'sessions.atOnce': 1 } })
  const kim = await person('Kim Novak')
  const all = Array.from({ length: 10 }, browser)
  const body = { identifier: kim.identifier, password: PASSWORD }
  await Promise.all(all.map((one) => attempt(one, signIn, { body })))
  const answers = await Promise.all([kim, ...all].map((one) => attempt(one, getMe, {})))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const left = [kim, ...all].find((_, at) => answers[at]?.status === 200) ?? kim
  expect((await call(left, listOwnSessions, {})).items).toHaveLength(1)
})

test('without the setting everybody has as many as they like', async () => {
  const { person, call } = await startServer()
  const kim = await person('Kim Novak')
  const body = { identifier: kim.identifier, password: PASSWORD }
  for (const one of Array.from({ length: 5 }, browser)) await call(one, signIn, { body })
  expect((await call(kim, listOwnSessions, {})).items).toHaveLength(6)
})
