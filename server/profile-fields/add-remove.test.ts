import { expect, test } from 'vitest'
import { furnishDesk } from '../../tests/harness/assignments.ts'
import { startServer } from '../../tests/harness/server.ts'
import { MayNotGrant } from '../access/failures.ts'
import { Forbidden, Invalid, Stale } from '../platform/failures.ts'
import { previewAccess } from '../previews/contract.ts'
import { createRole } from '../roles/contract.ts'
import { applyUndo } from '../undo/contract.ts'
import { createUser, editUser, getUser } from '../users/contract.ts'

async function openDesk() {
  const app = await startServer()
  const { admin, call } = app
  const { record } = await furnishDesk(app)
  const types = [await record('issue-types', 'Complaint'), await record('issue-types', 'Return')] as const
  const firms = [
    await record('customers', 'Acme'),
    await record('customers', 'Borg'),
    await record('customers', 'Cyan'),
  ] as const
  const give = async (who: { id: string }, fields: object) => ({
    params: { user: who.id },
    body: { fields: fields as never },
    version: (await call(admin, getUser, { params: { user: who.id } })).version,
  })
  const held = async (who: { id: string }) => {
    const { fields } = await call(admin, getUser, { params: { user: who.id } })
    const names = (value: (typeof fields)[string]) => {
      const list = typeof value === 'object' && 'only' in value ? value.only : value
      return Array.isArray(list) ? list.map(({ name }) => name) : list
    }
    return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, names(value)]))
  }
  return { ...app, types, firms, give, held }
}

test('R-14 records are added to those named, and taken from them; whoever is held to nothing stays so', async () => {
  const { admin, call, refused, give, held, person, types, firms } = await openDesk()
  const ada = await person('Ada King')
  const gone = '01890000-0000-7000-8000-000000000000'
  const wrong = async (fields: object) =>
    (await refused(admin, editUser, await give(ada, fields), Invalid)).fields?.map(({ path }) => path)
  expect(await wrong({ customers: { add: [gone] } })).toEqual(['fields.customers.0'])
  expect(await wrong({ customers: { remove: [firms[0], gone] } })).toEqual(['fields.customers.remove.1'])
  expect(await wrong({ types: { add: [firms[0]], only: [] } })).toBeDefined()
  await refused(
    admin,
    createUser,
    { body: { username: 'n', fields: { customers: { add: [firms[0]] } } as never } },
    Invalid,
  )
  await refused(
    admin,
    createUser,
    { body: { username: 'n', fields: { types: { add: [types[0]] } } as never } },
    Invalid,
  )
  await call(admin, editUser, await give(ada, { customers: { add: [firms[0], firms[1]] } }))
  await call(admin, editUser, await give(ada, { customers: { add: [firms[2], firms[1]], remove: [firms[0]] } }))
  expect(await held(ada)).toEqual({ customers: ['Borg', 'Cyan'] })
  await call(admin, editUser, await give(ada, { types: { add: [types[0]] } }))
  expect(await held(ada)).toEqual({ customers: ['Borg', 'Cyan'] })
  await call(admin, editUser, await give(ada, { types: { only: [types[0]] } }))
  await call(admin, editUser, await give(ada, { types: { add: [types[1]] } }))
  expect(await held(ada)).toMatchObject({ types: ['Complaint', 'Return'] })
  await call(admin, editUser, await give(ada, { types: { remove: types } }))
  expect(await held(ada)).toMatchObject({ types: [] })
})

test('of two who add at once one is told to look again; what was added is undone alone', async () => {
  const { admin, call, attempt, give, held, person, firms, trail } = await openDesk()
  const ada = await person('Ada King')
  const both = [
    await give(ada, { customers: { add: [firms[0]] } }),
    await give(ada, { customers: { add: [firms[1]] } }),
  ]
  const outcomes = await Promise.all(both.map((one) => attempt(admin, editUser, one)))
  expect(outcomes.map(({ problem }) => problem?.code).sort()).toEqual([Stale.code, undefined].sort())
  await call(admin, editUser, await give(ada, { customers: { add: [firms[2]] } }))
  expect((await held(ada)).customers).toContain('Cyan')
  await call(admin, applyUndo, { params: { change: (await trail(ada.id))[0]?.changeId ?? '' }, body: {} })
  expect((await held(ada)).customers).not.toContain('Cyan')
})

test('R66 what many would gain is foreseen as far as the caller may give it to each; adding is granting', async () => {
  const { admin, call, refused, give, held, person, types, firms } = await openDesk()
  const rights = ['read', 'edit', 'grant'].map((action) => ({ scope: 'users', action, level: 'all' as const }))
  const reads = { scope: 'desk/issues', action: 'read', level: 'team' as const }
  const helper = (await call(admin, createRole, { body: { name: 'Helper', rank: 5, permissions: [...rights, reads] } }))
    .id
  const agent = (await call(admin, createRole, { body: { name: 'Agent', permissions: [reads] } })).id
  const kim = await person('Kim Novak', { roles: [helper] })
  const [ada, bob] = [await person('Ada King', { roles: [agent] }), await person('Bob Roe', { roles: [agent] })]
  const clerk = await person('Cle Erk', { roles: [agent] })
  await call(admin, editUser, await give(kim, { types: { only: [types[0]] }, customers: [firms[0]] }))
  for (const one of [ada, bob]) await call(admin, editUser, await give(one, { types: { only: [] } }))
  await call(admin, editUser, await give(bob, { types: { only: [types[1]] } }))
  const preview = (by: typeof kim, fields: object) => ({
    body: {
      change: { kind: 'assignments-of-many' as const, people: [ada.id, bob.id, admin.id], fields: fields as never },
    },
    by,
  })
  const seen = await call(admin, previewAccess, preview(admin, { customers: { add: [firms[1]] } }))
  expect(seen).toMatchObject({ people: 2, leftOut: 1 })
  const own = await call(kim, previewAccess, preview(kim, { types: { add: [types[0]] } }))
  expect(own).toMatchObject({ people: 2, gain: 2, lose: 0, leftOut: 1 })
  expect(own.gainers.map(({ name }) => name)).toEqual(['Ada King', 'Bob Roe'])
  // Bob has it already; Ada is not Kim's to give it to.
  const beyond = await call(kim, previewAccess, preview(kim, { types: { add: [types[1]] } }))
  expect(beyond).toMatchObject({ people: 1, leftOut: 2, gain: 0 })
  await refused(kim, editUser, await give(ada, { types: { add: [types[1]] } }), MayNotGrant)
  await refused(kim, editUser, await give(ada, { customers: { add: [firms[1]] } }), MayNotGrant)
  await refused(clerk, previewAccess, preview(clerk, { types: { add: [types[0]] } }), Forbidden)
  await call(kim, editUser, await give(ada, { types: { add: [types[0]] }, customers: { add: [firms[0]] } }))
  await call(kim, editUser, await give(bob, { types: { remove: [types[1]] } }))
  expect([await held(ada), await held(bob)]).toEqual([{ types: ['Complaint'], customers: ['Acme'] }, { types: [] }])
})
