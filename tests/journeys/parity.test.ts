import { expect, test } from 'vitest'
import { createProfileField } from '../../server/profile-fields/contract.ts'
import { createRole, listRoles } from '../../server/roles/contract.ts'
import {
  countUsers,
  createUser,
  deleteUser,
  getUser,
  listTimeline,
  listUsers,
  SORTS,
  suspendUser,
} from '../../server/users/contract.ts'
import { startServer, type TestServer } from '../harness/server.ts'

const PEOPLE = [
  {
    username: 'zoe',
    givenName: 'Zoë',
    familyName: 'Åberg',
    position: 'Ökonomin',
    fields: { level: 9, born: '1990-02-01' },
  },
  { username: 'ann', givenName: 'ann', familyName: 'de Vries', emails: ['ann@x.example'], fields: { level: 10 } },
  { username: 'ALICE'.toLowerCase(), givenName: 'Alice', familyName: 'Øre', until: '2030-01-01T00:00:00Z' },
  { username: 'bob', givenName: 'Bob', familyName: '', phones: [{ number: '+46 8 123' }], fields: { level: -3 } },
  { username: 'emoji', displayName: '🦊 Fox', fields: { born: '1958-10-13' } },
  { username: 'percent', displayName: '100%_\\ sure' },
]

/** Needs both engines in one run, so it is told in the project that has PostgreSQL. */
test.runIf(process.env.ROSTER_TEST_DATABASE === 'postgres')(
  'the two databases give byte-equal replies, whatever is sorted, searched, filtered or paged',
  async () => {
    const [onSqlite, onPostgres] = [await story('sqlite'), await story('postgres')]
    expect(onSqlite.length).toBeGreaterThan(40)
    for (const [n, reply] of onSqlite.entries()) expect(onPostgres[n]).toBe(reply)
  },
)

async function story(database: 'sqlite' | 'postgres'): Promise<string[]> {
  const server = await startServer({ database, now: '2026-11-21T09:00:00.000Z' })
  const { admin, call, clock } = server
  const replies: string[] = []
  const keep = (reply: unknown) => replies.push(JSON.stringify(reply))
  for (const [key, kind] of [
    ['level', 'number'],
    ['born', 'date'],
  ] as const)
    keep(await call(admin, createProfileField, { body: { key, kind, label: key, sortable: true, searchable: true } }))
  for (const body of PEOPLE) {
    clock.advance(1234)
    keep(await call(admin, createUser, { body }))
  }
  keep(
    await call(admin, createRole, {
      body: { name: 'Ähnlich', permissions: [{ scope: 'users', action: 'read', level: 'team' }] },
    }),
  )
  await change(server, keep)
  for (const sort of [...SORTS, 'fields.level', 'fields.born'])
    for (const order of ['asc', 'desc'] as const) await pages(server, { sort, order }, keep)
  for (const q of ['o', 'øre', 'ABE', '123', '%_', '\\', '🦊', 'de vr', 'zzz', "'"]) await pages(server, { q }, keep)
  for (const query of [
    { status: 'invited' },
    { status: 'suspended,deleted' },
    { type: 'admin' },
    { fields: 'level:10;level:9' },
  ])
    await pages(server, query, keep)
  keep(await call(admin, countUsers, {}))
  keep(await call(admin, listRoles, {}))
  return withoutIds(replies)
}

async function change({ admin, call }: TestServer, keep: (reply: unknown) => void): Promise<void> {
  const { items } = await call(admin, listUsers, { query: { sort: 'username' } })
  const named = (username: string) => items.find((user) => user.username === username) ?? admin
  keep(
    await call(admin, suspendUser, {
      params: { user: named('bob').id },
      body: { reason: 'Ünder review', until: '2027-01-01T00:00:00+02:00' },
    }),
  )
  keep(await call(admin, deleteUser, { params: { user: named('emoji').id }, version: 1 }))
  keep(await call(admin, getUser, { params: { user: named('ann').id } }))
  keep(
    (await call(admin, listTimeline, { params: { user: named('bob').id } })).items.map(({ event, also, at }) => ({
      event,
      also,
      at,
    })),
  )
}

async function pages({ admin, call }: TestServer, query: object, keep: (reply: unknown) => void): Promise<void> {
  for (let after: string | undefined, n = 0; n < 5; n++) {
    const page = await call(admin, listUsers, { query: { ...query, limit: 3, ...(after ? { after } : {}) } })
    keep({ ...page, next: page.next !== null })
    if (page.next === null) return
    after = page.next
  }
}

/** Ids are made anew each time: the first one seen becomes #1, and so on. */
function withoutIds(replies: readonly string[]): string[] {
  const seen = new Map<string, string>()
  const numbered = (id: string) => seen.get(id) ?? seen.set(id, `#${seen.size + 1}`).get(id) ?? ''
  return replies.map((reply) =>
    reply.replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, numbered),
  )
}
