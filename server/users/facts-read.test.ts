import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { findFacts } from '../access/index.ts'
import { createRole } from '../roles/contract.ts'
import { createTeam } from '../teams/contract.ts'

test('what is known of a person is the same wherever it is read', async () => {
  const { admin, call, person, roster } = await startServer()
  const { ctx, world } = roster
  const permissions = [{ scope: 'users', action: 'read', level: 'all' as const }]
  const role = await call(admin, createRole, { body: { name: 'Reader', permissions } })
  const team = await call(admin, createTeam, { body: { name: 'Sales', parentId: null } })
  const until = '2099-01-01T00:00:00.100Z'
  const kim = await person('Kim Novak', { roles: [{ id: role.id, until }], teams: [{ id: team.id }] })
  const known = await findFacts(ctx, kim.id)
  expect(known?.subject).toMatchObject({ teamIds: [team.id], roles: [{ name: 'Reader', from: null, until }] })
  expect(await findFacts({ ...ctx, db: world.engine.lists }, kim.id)).toEqual(known)
  expect(await ctx.transaction((tx) => findFacts(tx, kim.id))).toEqual(known)
  expect(await findFacts({ ...ctx, db: world.engine.lists }, '00000000-0000-0000-0000-000000000009')).toBeUndefined()
})
