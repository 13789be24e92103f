import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { check, fileText, importText, upload } from '../../tests/imports/importing.ts'
import { listMembers, listTeams } from '../teams/contract.ts'
import { getUser, listUsers } from '../users/contract.ts'

const FILES = [
  ['users', 'people', 537],
  ['teams', 'teams', 230],
  ['memberships', 'memberships', 3879],
] as const

test('a real organisation comes in without a word about its columns; the same files again change nothing', async () => {
  const server = await startServer()
  const { engine } = server.roster.world
  const countEvents = async () => {
    const rows = await engine.reads
      .selectFrom('audit_rows')
      .select('event')
      .where('event', 'not like', 'import.%')
      .execute()
    return rows.length
  }
  for (const [kind, file, rows] of FILES) {
    const done = await importText(server, server.admin, kind, fileText(`sample/${file}.csv`))
    expect(done).toMatchObject({ state: 'done', error: '', problems: 0, rowsDone: rows })
    expect(done.counts).toEqual({ created: rows, updated: 0, unchanged: 0, refused: 0 })
  }
  const before = await countEvents()
  for (const [kind, file, rows] of FILES) {
    const done = await importText(server, server.admin, kind, fileText(`sample/${file}.csv`))
    expect(done.counts).toEqual({ created: 0, updated: 0, unchanged: rows, refused: 0 })
  }
  expect(await countEvents()).toBe(before)

  const { items } = await server.call(server.admin, listUsers, { query: { q: 'Velazquez' } })
  expect(items).toMatchObject([
    { name: 'Nydia M. Velázquez', fields: { party: 'Democrat', state: 'NY' }, status: { key: 'invited' } },
  ])
  const maria = await server.call(server.admin, getUser, { params: { user: 'ext:bioguide:C000127' } })
  expect(maria).toMatchObject({
    givenName: 'Maria',
    familyName: 'Cantwell',
    email: 'maria.cantwell@congress.example',
    phone: '202-224-3441',
    fields: { birthday: '1958-10-13', chamber: 'sen', term_end: '2031-01-03' },
    externalIds: [{ source: 'bioguide', key: 'C000127' }],
  })
  const tree = await server.call(server.admin, listTeams, {})
  const agriculture = tree.items.find((team) => team.name === 'House Committee on Agriculture')
  expect(agriculture).toMatchObject({ parentId: null, kind: 'house' })
  expect(tree.items.filter((team) => team.parentId === agriculture?.id).map((team) => team.name)).toContain(
    'Forestry and Horticulture',
  )
  const { items: members } = await server.call(server.admin, listMembers, {
    params: { team: 'ext:team:SSAF' },
    query: { limit: 3 },
  })
  expect(members.map(({ order, position }) => ({ order, position }))).toEqual([
    { order: 1, position: 'Chairman' },
    { order: 1, position: 'Ranking Member' },
    { order: 2, position: '' },
  ])
  const [created] = (await server.trail(maria.id)).filter((row) => row.event === 'user.created')
  expect(created).toMatchObject({ entity: { name: 'Maria Cantwell' }, also: { line: 2 } })
})

test('a check counts what a run would do, and leaves every table as it was', async () => {
  const server = await startServer()
  await importText(
    server,
    server.admin,
    'users',
    fileText('sample/people.csv').split('\r\n').slice(0, 101).join('\r\n'),
  )
  const files = FILES.map(([kind, file, rows]) => ({ kind, rows, text: fileText(`sample/${file}.csv`) }))
  for (const { kind, rows, text } of files.slice(0, 2)) {
    const uploaded = await upload(server, server.admin, kind, text)
    const before = await contents(server)
    const checked = await check(server, server.admin, uploaded)
    expect(checked).toMatchObject({ state: 'checked', problems: 0, rowsDone: rows })
    expect(checked.counts.created).toBe(kind === 'users' ? 437 : rows)
    expect(await contents(server)).toEqual(before)
  }
})

/** Every row of every table but what says how far an import is. */
async function contents({ roster }: Awaited<ReturnType<typeof startServer>>): Promise<Record<string, string[]>> {
  const { reads } = roster.world.engine
  const tables = (await reads.introspection.getTables())
    .map((table) => table.name)
    .filter((name) => !/^(imports|import_problems|kysely_.*|sessions|idempotency)$/.test(name))
  const all: Record<string, string[]> = {}
  for (const name of tables) {
    const { rows } = await reads.executeQuery(
      reads
        .selectFrom(name as 'users')
        .selectAll()
        .compile(),
    )
    all[name] = rows.map((row) => JSON.stringify(name === 'users' ? { ...row, last_active_at: null } : row)).sort()
  }
  return all
}
