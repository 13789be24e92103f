import { expect, test } from 'vitest'
import { syncRecords } from '../../server/directories/records/contract.ts'
import { previewAccess } from '../../server/previews/contract.ts'
import { createProfileField } from '../../server/profile-fields/contract.ts'
import { createRole } from '../../server/roles/contract.ts'
import { createTeam } from '../../server/teams/contract.ts'
import { createUser, editUser, getUser } from '../../server/users/contract.ts'
import { furnishDesk } from '../harness/assignments.ts'
import { makePortal } from '../harness/portals.ts'
import { startServer } from '../harness/server.ts'

test('R69 a preview answers alike for people whom the asker does not see and for keys that nobody has', async () => {
  const server = await startServer()
  const { admin, call, attempt, person } = server
  await furnishDesk(server)
  await makePortal(server, { key: 'help' })
  const cell = (scope: string, action: string, level: 'all' | 'team' | 'yes') => ({ scope, action, level })
  const rights = ['read', 'edit', 'grant'].map((action) => cell('users', action, 'team'))
  const permissions = [
    ...rights,
    cell('teams', 'members', 'all'),
    cell('teams', 'read', 'all'),
    cell('portals', 'edit', 'yes'),
  ]
  const helper = (await call(admin, createRole, { body: { name: 'Helper', permissions } })).id
  const given = (await call(admin, createRole, { body: { name: 'Nothing', permissions: [] } })).id
  const team = (await call(admin, createTeam, { body: { name: 'North' } })).id
  const kim = await person('Kim Novak', { roles: [helper], teams: [team] })
  const ada = await person('Ada King', { teams: [team] })
  const external = (key: string) => ({ externalIds: [{ source: 'hr', key }] })
  const hidden = await call(admin, createUser, { body: { username: 'hidden', ...external('1') } })
  const outside = await call(admin, createUser, { body: { type: 'portal', username: 'out', ...external('2') } })
  const changes = (people: readonly string[]) => [
    { kind: 'members', team, people, become: {} },
    { kind: 'roles', role: given, people, become: {} },
    { kind: 'portal-people', portals: ['help'], people, in: true },
    { kind: 'assignments-of-many', people, fields: { customers: { add: [] } } },
  ]
  const gone = '01890000-0000-7000-8000-000000000000'
  for (const others of [[], [ada.id]]) {
    const answers = async (ref: string) =>
      Promise.all(
        changes([ref, ...others]).map(async (change) => {
          const { reply, problem } = await attempt(kim, previewAccess, { body: { change } as never })
          return [change.kind, problem?.code, problem?.fields, reply]
        }),
      )
    const nobody = await answers(gone)
    for (const ref of ['ext:hr:9', 'ext:hr:1', 'ext:hr:2', hidden.id, outside.id])
      expect([ref, await answers(ref)]).toEqual([ref, nobody])
  }
})

test('a portal, a person or a record that is named in two ways is named once', async () => {
  const server = await startServer()
  const { admin, call, logged } = server
  const { record } = await furnishDesk(server)
  const portal = await makePortal(server, { key: 'help' })
  const portals = [portal.key, portal.id]
  const change = { kind: 'new-user' as const, type: 'portal' as const, portals }
  await call(admin, previewAccess, { body: { change } as never })
  const externalIds = [{ source: 'hr', key: '1' }]
  const out = await call(admin, createUser, { body: { type: 'portal', username: 'out', portals } })
  expect(out.portals.map(({ key }) => key)).toEqual(['help'])
  const ada = await call(admin, createUser, { body: { username: 'ada', externalIds } })
  const acme = await record('customers', 'Acme', { externalIds: [{ source: 'erp', key: '1' }] })
  const many = (fields: object) =>
    call(admin, previewAccess, {
      body: { change: { kind: 'assignments-of-many', people: [ada.id, 'ext:hr:1'], fields } } as never,
    })
  expect(await many({ customers: { add: [acme] } })).toMatchObject({ people: 1, leftOut: 0 })
  const give = async (fields: object) => {
    const { version } = await call(admin, getUser, { params: { user: ada.id } })
    return call(admin, editUser, { params: { user: ada.id }, body: { fields: fields as never }, version })
  }
  // What is added and removed at once is removed, by whatever names.
  expect((await give({ customers: { add: [acme], remove: [acme] } })).fields).toEqual({})
  expect((await give({ customers: { add: ['ext:erp:1'], remove: [acme] } })).fields).toEqual({})
  expect((await give({ customers: { add: [acme], remove: ['ext:erp:1'] } })).fields).toEqual({})
  expect(logged.join('\n')).not.toContain('does not list this refusal')
})

test('R-14 what is added to a field comes to no more than a field may name', async () => {
  const server = await startServer()
  const { admin, call, attempt } = server
  await furnishDesk(server)
  const ids = Array.from({ length: 502 }, (_, n) => `ext:erp:${n}`)
  const records = ids.map((_, n) => ({ key: `${n}`, name: `Firm ${n}` }))
  await call(admin, syncRecords, { params: { directory: 'customers' }, body: { source: 'erp', records } })
  const { id, version } = await call(admin, createUser, {
    body: { username: 'ada', fields: { customers: ids.slice(0, 499) } as never },
  })
  const add = (some: readonly string[], at: number) =>
    attempt(admin, editUser, {
      params: { user: id },
      body: { fields: { customers: { add: some } } as never },
      version: at,
    })
  const beyond = await add(ids.slice(499), version)
  expect(beyond.problem?.fields?.map(({ path }) => path)).toEqual(['fields.customers'])
  expect((await add(ids.slice(499, 500), version)).problem).toBeUndefined()
  const { problem } = await add(ids.slice(500), version + 1)
  expect(problem?.code).toBe('invalid')
})

test('what an edit of assignments refuses by its field, their preview refuses as well', async () => {
  const server = await startServer()
  const { admin, call, attempt } = server
  await furnishDesk(server)
  await call(admin, createProfileField, { body: { key: 'shift', label: 'Shift', kind: 'number' } as never })
  const ada = await call(admin, createUser, { body: { username: 'ada' } })
  const told = ({
    problem,
  }: {
    readonly problem?: { readonly code: string; readonly fields?: unknown } | undefined
  }) => [problem?.code, problem?.fields]
  for (const fields of [
    { nonsense: [] },
    { shift: 'late' },
    { shift: { add: [] } },
    { types: [] },
    { customers: null },
  ]) {
    const { id: user, version } = ada
    const one = await attempt(admin, previewAccess, {
      body: { change: { kind: 'assignments', user, fields } } as never,
    })
    const change = { kind: 'assignments-of-many', people: [user], fields }
    const many = await attempt(admin, previewAccess, { body: { change } as never })
    const edited = told(await attempt(admin, editUser, { params: { user }, body: { fields } as never, version }))
    expect([fields, told(one), told(many)]).toEqual([fields, edited, edited])
  }
})
