import { expect, test } from 'vitest'
import { OPERATORS_PASSWORD, setUpInstallation } from '../harness/operator.ts'
import { asker } from '../upgrade/story.ts'

test('R127 a server that stops writes down who was active until then', async () => {
  const here = await setUpInstallation()
  const first = await here.serve()
  const ask = asker(first.origin)
  const { cookie } = await ask('POST', '/sign-in', '', { identifier: 'ada', password: OPERATORS_PASSWORD })
  const me = (await ask('GET', '/me', cookie)).body.id
  const signedInAt = (await ask('GET', `/users/${me}`, cookie)).body.lastSignInAt
  await new Promise((resolve) => setTimeout(resolve, 50))
  await ask('GET', '/me', cookie)
  expect((await ask('GET', `/users/${me}`, cookie)).body.lastActiveAt).toBe(signedInAt)
  expect(await first.stop()).toBe(0)
  const second = await here.serve()
  const { lastActiveAt } = (await asker(second.origin)('GET', `/users/${me}`, cookie)).body
  expect(lastActiveAt > signedInAt).toBe(true)
})
