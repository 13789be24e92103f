import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { countUsers, listUsers } from '../users/contract.ts'

test('E-41 whoever has set a password is counted and found as active at once', async () => {
  const { admin, person, call } = await startServer()
  const ada = await person('Ada Lovelace')
  await person('Ben Waiting', { activated: false })
  const { byStatus } = await call(admin, countUsers, {})
  expect(byStatus).toMatchObject({ active: 2, invited: 1 })
  const { items } = await call(admin, listUsers, { query: { status: 'active', q: 'lovelace' } })
  expect(items.map(({ id }) => id)).toEqual([ada.id])
})
