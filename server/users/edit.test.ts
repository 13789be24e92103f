import { describe, expect, test } from 'vitest'
import { type ServerOptions, startServer } from '../../tests/harness/server.ts'
import { Forbidden, Invalid, NotFound, Stale } from '../platform/failures.ts'
import { createProfileField } from '../profile-fields/contract.ts'
import { createUser, editUser, getUser, listUsers } from './contract.ts'

describe('oneself', () => {
  test('E-07 R65 without a role people see themselves and change their language and time zone, nothing else', async () => {
    const { person, call, refused } = await startServer()
    const kim = await person('Kim Novak')
    const self = await call(kim, getUser, { params: { user: kim.id } })
    expect(self.writable).toEqual(['language', 'timeZone'])
    const given = { params: { user: kim.id }, version: self.version }
    const told = await refused(kim, editUser, { ...given, body: { language: 'de', position: 'Boss' } }, Invalid)
    expect(told.fields).toMatchObject([{ path: 'position', code: 'forbidden' }])
    const edited = await call(kim, editUser, { ...given, body: { language: 'de', timeZone: 'Europe/Berlin' } })
    expect(edited).toMatchObject({ language: 'de', timeZone: 'Europe/Berlin', position: '' })
  })

  test('E-07 what of oneself is one’s own to change is a setting; the rest is refused by name', async () => {
    const settings = { 'selfService.profile': ['phones'], 'selfService.preferences': false }
    const { person, call, refused, role } = await withRoles({ settings })
    const kim = await person('Kim Novak', { roles: [await role('Self', { 'users.read': 'own', 'users.edit': 'own' })] })
    const jim = await person('Jim Beam')
    const given = { params: { user: kim.id }, version: 1 }
    const body = { phones: [{ number: '1' }], givenName: 'Kimberly', language: 'de' }
    const told = await refused(kim, editUser, { ...given, body }, Invalid)
    expect(told.fields?.map(({ path }) => path)).toEqual(['givenName', 'language'])
    const { version, phones } = await call(kim, getUser, { params: { user: kim.id } })
    expect(phones).toEqual([])
    const edited = await call(kim, editUser, { ...given, version, body: { phones: body.phones } })
    expect(edited).toMatchObject({ givenName: 'Kim', writable: ['phones'] })
    await refused(jim, editUser, { params: { user: jim.id }, version: 1, body: { language: 'de' } }, Forbidden)
  })

  test('E-07 G-17 R65 with edit: own they change their profile, and every other field is refused by name', async () => {
    const { person, call, refused, role } = await withRoles()
    const kim = await person('Kim Novak', { roles: [await role('Self', { 'users.read': 'own', 'users.edit': 'own' })] })
    const params = { user: kim.id }
    const { version } = await call(kim, getUser, { params })
    const edited = await call(kim, editUser, {
      params,
      version,
      body: { position: 'Actress', phones: [{ number: '1' }] },
    })
    expect(edited).toMatchObject({ position: 'Actress', version: version + 1 })
    for (const body of [
      { username: 'boss' },
      { emails: ['kim@x.example'] },
      { defaultTeamId: null },
      { until: null },
      { externalIds: [] },
    ]) {
      const problem = await refused(
        kim,
        editUser,
        { params, version: version + 1, body: { position: 'Boss', ...body } },
        Invalid,
      )
      expect(problem.fields?.[0]).toMatchObject({ path: Object.keys(body)[0], code: 'forbidden' })
    }
    expect((await call(kim, getUser, { params })).position).toBe('Actress')
  })

  test('R65 mass assignment: fields that no form has are refused and nothing is saved', async () => {
    const { admin, person, call, attempt } = await startServer()
    const kim = await person('Kim Novak')
    const params = { user: kim.id }
    const { version } = await call(admin, getUser, { params })
    for (const field of ['type', 'suspendedAt', 'id', 'version', 'sessionEpoch', 'roles', 'protectedAt', 'createdAt']) {
      const body = { position: 'x', [field]: 'admin' }
      const outcome = await attempt(admin, editUser, { params, version, body })
      expect(outcome.problem?.fields?.[0]).toMatchObject({ path: field, code: 'unknown' })
    }
    expect((await call(admin, getUser, { params })).version).toBe(version)
  })
})

describe('others', () => {
  test('E-53 R69 R70 a reader of own teams sees members and below, and nobody else, in no way', async () => {
    const { admin, person, call, refused, role, team } = await withRoles()
    const finance = await team('Finance')
    const audit = await team('Audit', finance)
    const reader = await person('Rita Reader', {
      roles: [await role('Reader', { 'users.read': 'team' })],
      teams: [finance],
    })
    const below = await person('Bela Below', { teams: [audit] })
    const outside = await person('Otto Outside', { emails: ['otto@x.example'] })
    const seen = await call(reader, listUsers, { query: {} })
    expect(seen.items.map((user) => user.name).sort()).toEqual([below.name, reader.name])
    await call(reader, getUser, { params: { user: below.id } })
    const hidden = await refused(reader, getUser, { params: { user: outside.id } }, NotFound)
    const unknown = await refused(reader, getUser, { params: { user: admin.id.replace(/^./, 'f') } }, NotFound)
    expect({ ...hidden, requestId: '' }).toEqual({ ...unknown, requestId: '' })
    expect((await call(reader, listUsers, { query: { q: 'otto' } })).total).toBe(0)
    await refused(reader, editUser, { params: { user: below.id }, version: 1, body: { position: 'x' } }, Forbidden)
  })

  test('R66 who may edit but holds less than the other cannot touch the other’s ways in', async () => {
    const { person, call, refused, role } = await withRoles()
    const editor = await person('Eddy Editor', {
      roles: [await role('Editor', { 'users.read': 'all', 'users.edit': 'all' })],
    })
    const strong = await person('Stella Strong', { roles: [await role('Strong', { 'users.delete': 'all' })] })
    const params = { user: strong.id }
    const { version } = await call(editor, getUser, { params })
    await refused(
      editor,
      editUser,
      { params, version, body: { emails: ['evil@x.example'] } },
      { ...Forbidden, code: 'no-authority' },
    )
    await call(editor, editUser, { params, version, body: { position: 'fine' } })
  })

  test('R126 two edits at once: one is saved, the other told', async () => {
    const { admin, person, call, attempt } = await startServer()
    const kim = await person('Kim Novak')
    const params = { user: kim.id }
    const { version } = await call(admin, getUser, { params })
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) => attempt(admin, editUser, { params, version, body: { position: `p${n}` } })),
    )
    expect(outcomes.filter((outcome) => outcome.status === 200)).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome.problem?.code === Stale.code)).toHaveLength(19)
  })

  test('R-06 nobody is their own manager, directly or by a circle', async () => {
    const { admin, call, refused } = await startServer()
    const make = (username: string) => call(admin, createUser, { body: { username } })
    const [ann, bob, cem] = [await make('ann'), await make('bob'), await make('cem')]
    const manage = (user: { id: string; version: number }, managerId: string) => ({
      params: { user: user.id },
      version: user.version,
      body: { managerId },
    })
    await refused(admin, editUser, manage(ann, ann.id), Invalid)
    await call(admin, editUser, manage(ann, bob.id))
    await call(admin, editUser, manage(bob, cem.id))
    const problem = await refused(admin, editUser, manage(cem, ann.id), Invalid)
    expect(problem.fields?.[0]).toMatchObject({ path: 'managerId', code: 'cycle' })
  })

  test('profile fields are declared, kept in their canonical form, filtered and refused by name', async () => {
    const { admin, call, refused } = await startServer()
    const declare = (key: string, kind: 'text' | 'number' | 'date' | 'choice', choices: string[] = []) =>
      call(admin, createProfileField, {
        body: { key, kind, label: key, choices, sortable: true, searchable: kind === 'text' },
      })
    await declare('state', 'text')
    await declare('born', 'date')
    await declare('rank', 'number')
    await declare('party', 'choice', ['A', 'B'])
    await call(admin, createUser, {
      body: { username: 'ann', fields: { state: 'Washington', born: '1958-10-13', rank: 10, party: 'A' } },
    })
    await call(admin, createUser, { body: { username: 'bob', fields: { state: 'Ohio', rank: 9, party: 'B' } } })
    const names = async (query: object) => (await call(admin, listUsers, { query })).items.map((user) => user.username)
    expect(await names({ fields: 'party:A;state:Washington' })).toEqual(['ann'])
    expect(await names({ fields: 'party:A;party:B', sort: 'fields.rank', order: 'asc' })).toEqual(['bob', 'ann'])
    expect(await names({ q: 'washing' })).toEqual(['ann'])
    const wrong = { born: '1958-02-30', rank: 'many', party: 'C', nothing: 'x' }
    const problem = await refused(admin, createUser, { body: { username: 'cem', fields: wrong } }, Invalid)
    expect(problem.fields?.map((field) => field.path)).toEqual([
      'fields.born',
      'fields.rank',
      'fields.party',
      'fields.nothing',
    ])
  })
})

/** Custom roles and teams, by the database until a test needs their routes. */
async function withRoles(options: ServerOptions = {}) {
  const server = await startServer(options)
  const { createRole } = await import('../roles/contract.ts')
  const { createTeam } = await import('../teams/contract.ts')
  return {
    ...server,
    async role(name: string, permissions: Readonly<Record<string, 'all' | 'team' | 'own' | 'yes'>>) {
      const rows = Object.entries(permissions).map(([permission, level]) => {
        const [scope = '', action = ''] = permission.split('.')
        return { scope, action, level }
      })
      return (await server.call(server.admin, createRole, { body: { name, permissions: rows } })).id
    },
    async team(name: string, parentId: string | null = null) {
      return (await server.call(server.admin, createTeam, { body: { name, parentId } })).id
    },
  }
}
