import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { getMe } from '../../server/sessions/contract.ts'
import { suspendUser } from '../../server/users/contract.ts'
import { startServer } from '../harness/server.ts'

test('R55 who was suspended by another process is out at their next request, however busy this one is', async () => {
  const { admin, attempt, another, call, person } = await startServer()
  const elsewhere = await another()
  const bob = await person('Bob Ott')
  let isBusy = true
  const pump = async () => {
    while (isBusy) {
      await setImmediate()
      await call(bob, getMe, {})
    }
  }
  const busy = [pump(), pump(), pump()]
  const codes: unknown[] = []
  for (const name of ['Ada King', 'Kim Lee', 'Lu Xun', 'Kay Fox', 'Jo Ray', 'Al Poe']) {
    const one = await person(name)
    await call(one, getMe, {})
    const out = await elsewhere
      .call(admin, suspendUser, { params: { user: one.id }, body: {} })
      .then(() => attempt(one, getMe, {}))
    codes.push(out.problem?.code)
  }
  isBusy = false
  await Promise.all(busy)
  expect(new Set(codes)).toEqual(new Set(['signed-out']))
})
