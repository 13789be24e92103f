import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openWorld, type TestWorld } from '../../tests/harness/world.ts'
import { hours } from '../platform/clock.ts'
import { contextOf } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import { keysFrom, randomRoot, rootKey } from '../platform/secrets.ts'
import { anchor, eraseDetails, record, seal, sift, verifyTrail } from './index.ts'

const ada = { kind: 'user', id: newId(), name: 'Ada', version: 1 }
const grace = { kind: 'user', id: newId(), type: 'admin', name: 'Grace', sessionId: null, accessVersion: '' } as const

/** Five sealed events by Grace about Ada and a team. */
async function openTrail(): Promise<TestWorld> {
  const world = await openWorld()
  const ctx = contextOf(world, grace)
  for (let n = 1; n <= 5; n++)
    await ctx.transaction((tx) =>
      record(tx, 'user.edited', { ...ada, version: n }, { after: { position: `${n}` }, about: [newId()] }),
    )
  await seal(world.ctx)
  return world
}

/** What somebody does who has the database and not the key; foreign keys do not hold them. */
async function tamper({ engine }: TestWorld, ...statements: string[]): Promise<void> {
  const off = engine.kind === 'sqlite' ? 'pragma foreign_keys = off' : `set session_replication_role = 'replica'`
  const on = engine.kind === 'sqlite' ? 'pragma foreign_keys = on' : `set session_replication_role = 'origin'`
  await engine.writes.connection().execute(async (db) => {
    for (const statement of [off, ...statements, on]) await sql.raw(statement).execute(db)
  })
}

const problems = async ({ ctx }: TestWorld) => (await verifyTrail(ctx)).problems
const third = `(select row_id from audit_chain where position = 3)`

test('R110 an untouched trail has no problem', async () => {
  const world = await openTrail()
  await anchor(world.ctx)
  expect(await verifyTrail(world.ctx)).toEqual({ rows: 5, sealed: 5, anchors: 1, problems: [] })
})

const ID = `'${newId()}'`
const MOMENT = `'2020-01-01T00:00:00.000Z'`
const EDITS: Record<string, Record<string, string>> = {
  audit_rows: {
    id: ID,
    change_id: ID,
    at: MOMENT,
    actor_id: ID,
    real_actor_id: ID,
    event: `'user.viewed'`,
    entity: `'team'`,
    entity_id: ID,
    entity_version: '99',
    details_digest: `'x.y'`,
    digest: `'x'`,
  },
  audit_details: { salt: `'x'`, content: `'{}'`, row_id: ID },
  audit_origins: { salt: `'x'`, content: `'{}'`, row_id: ID, at: MOMENT, address_key: `'x'`, request_id: `'x'` },
  audit_subjects: { entity_id: ID, at: MOMENT, row_id: ID },
  audit_chain: { position: '77', row_id: ID, link: `'x'`, sealed_at: MOMENT },
}

for (const [table, columns] of Object.entries(EDITS))
  test(`R110 an edit of any column of ${table} is found`, async () => {
    const row = table === 'audit_chain' ? 'position = 3' : `${table === 'audit_rows' ? 'id' : 'row_id'} = ${third}`
    for (const [column, value] of Object.entries(columns)) {
      const world = await openTrail()
      const present = await sql<object>`select * from ${sql.table(table)} limit 1`.execute(world.ctx.db)
      expect(Object.keys(present.rows[0] ?? {}).sort()).toEqual(Object.keys(columns).sort())
      await tamper(world, `update ${table} set ${column} = ${value} where ${row}`)
      expect(await problems(world), `${table}.${column}`).not.toEqual([])
    }
  })

const REMOVALS: Record<string, string[]> = {
  'a row': [`delete from audit_rows where id = ${third}`],
  'a row with all that belongs to it': [
    'audit_details',
    'audit_origins',
    'audit_subjects',
    'audit_rows',
    'audit_chain',
  ].map((table) => `delete from ${table} where ${table === 'audit_rows' ? 'id' : 'row_id'} = ${third}`),
  'a link': ['delete from audit_chain where position = 3'],
  'the first link': ['delete from audit_chain where position = 1'],
  'a link, closing the gap': [
    'delete from audit_chain where position = 5',
    'update audit_chain set position = 5 where position = 4',
  ],
  details: [`delete from audit_details where row_id = ${third}`],
  origins: [`delete from audit_origins where row_id = ${third}`],
  'whom it is about': [`delete from audit_subjects where row_id = ${third}`],
}

for (const [what, statements] of Object.entries(REMOVALS))
  test(`R110 removing ${what} is found`, async () => {
    const world = await openTrail()
    await tamper(world, ...statements)
    expect(await problems(world)).not.toEqual([])
  })

test('R110 a row hidden from whoever looks for its address is found', async () => {
  const world = await openTrail()
  await sift(world.ctx, new AbortController().signal)
  await tamper(world, `update audit_origins set at = null, address_key = null, request_id = null`)
  expect((await problems(world)).map((problem) => problem.kind)).toEqual(Array(5).fill('edited'))
})

test('rows from before addresses could be looked for are no problem, and can be looked for soon', async () => {
  const world = await openTrail()
  await tamper(world, `update audit_origins set at = null, address_key = null, request_id = null`)
  expect(await problems(world)).toEqual([])
  await sift(world.ctx, new AbortController().signal)
  expect(await problems(world)).toEqual([])
  const unread = world.ctx.db.selectFrom('audit_origins').select('row_id').where('at', 'is', null)
  expect(await unread.execute()).toEqual([])
})

test('R110 two links that change places are found', async () => {
  const world = await openTrail()
  const move = (from: number, to: number) => `update audit_chain set position = ${to} where position = ${from}`
  await tamper(world, move(2, 99), move(3, 2), move(99, 3))
  expect((await problems(world)).map((problem) => problem.kind)).toContain('reordered')
})

test('R110 a forged row, sealed by Roster itself, is found', async () => {
  const world = await openTrail()
  const columns =
    'change_id, at, actor_id, real_actor_id, event, entity, entity_id, entity_version, details_digest, digest'
  await tamper(
    world,
    `insert into audit_rows (id, ${columns}) select ${ID}, ${columns} from audit_rows where id = ${third}`,
    `insert into audit_unsealed (row_id) values (${ID})`,
  )
  expect(await problems(world)).toMatchObject([{ kind: 'edited', position: 6 }])
})

test('R110 a row kept away from the sealer is found', async () => {
  const world = await openTrail()
  await world.ctx.transaction((tx) => record(tx, 'user.deleted', ada))
  await tamper(world, 'delete from audit_unsealed')
  expect(await problems(world)).toMatchObject([{ kind: 'unsealed' }])
})

test('R110 a row removed before it was sealed is found', async () => {
  const world = await openTrail()
  await world.ctx.transaction((tx) => record(tx, 'user.deleted', ada))
  await tamper(world, `delete from audit_rows where event = 'user.deleted'`)
  expect(await problems(world)).toMatchObject([{ kind: 'removed' }])
})

const CUT = ['audit_details', 'audit_origins', 'audit_subjects', 'audit_rows', 'audit_chain'].map(
  (table) =>
    `delete from ${table} where ${table === 'audit_rows' ? 'id' : 'row_id'} in (select row_id from audit_chain where position > 3)`,
)

test('R110 a chain cut off before its last anchor is found, also once it has grown again', async () => {
  const world = await openTrail()
  await anchor(world.ctx)
  await tamper(world, ...CUT)
  expect(await problems(world)).toMatchObject([{ kind: 'truncated', position: 5 }])
  for (let n = 0; n < 3; n++) await world.ctx.transaction((tx) => record(tx, 'user.edited', ada))
  expect(await problems(world)).toMatchObject([{ kind: 'anchor', position: 5 }])
})

test('R110 anchors that were edited, taken out, added or torn are found', async () => {
  const world = await openTrail()
  await anchor(world.ctx)
  world.clock.advance(hours(1))
  await anchor(world.ctx)
  await world.ctx.transaction((tx) => record(tx, 'user.edited', ada))
  await anchor(world.ctx)
  const file = join(world.config.dataDir, 'audit-anchors.log')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const [first = '', second = '', ...rest] = readFileSync(file, 'utf8').trimEnd().split('\n')
  expect(rest).toEqual([])
  expect(world.logged.filter((line) => line.includes('head of the audit chain'))).toHaveLength(2)
  expect(await problems(world)).toEqual([])

  const forged = [second.replace('"position":6', '"position":5'), second.slice(0, 40), 'null', '{"a":1}']
  for (const line of forged) {
    writeFileSync(file, `${first}\n${line}\n`)
    expect(await problems(world), line).toMatchObject([{ kind: 'anchor' }])
  }
  writeFileSync(file, `${second}\n`)
  expect(await problems(world)).toMatchObject([{ kind: 'anchor' }])
})

test('an anchor after a torn line stands on a line of its own', async () => {
  const world = await openTrail()
  appendFileSync(join(world.config.dataDir, 'audit-anchors.log'), '{"position"')
  await anchor(world.ctx)
  expect(await verifyTrail(world.ctx)).toMatchObject({
    anchors: 2,
    problems: [{ message: 'Line 1 of the anchor file cannot be read.' }],
  })
})

test('R115 erasing a person takes names, values and addresses, keeps the events, and the chain holds', async () => {
  const world = await openTrail()
  await world.ctx.transaction((tx) => eraseDetails(tx, { kind: 'user', id: ada.id }))
  await world.ctx.transaction((tx) => eraseDetails(tx, { kind: 'user', id: grace.id }))
  expect(await verifyTrail(world.ctx)).toMatchObject({ rows: 7, sealed: 7, problems: [] })
  const kept = [
    ...(await world.ctx.db.selectFrom('audit_details').select('content').execute()),
    ...(await world.ctx.db.selectFrom('audit_origins').select('content').execute()),
  ]
  expect(JSON.stringify(kept)).not.toMatch(/Ada|Grace/)
})

test('R115 an erasing row does not excuse what goes missing after it, nor about others', async () => {
  const world = await openTrail()
  await world.ctx.transaction((tx) => eraseDetails(tx, { kind: 'user', id: ada.id }))
  await world.ctx.transaction((tx) => record(tx, 'user.restored', ada))
  await seal(world.ctx)
  await tamper(
    world,
    `delete from audit_details where row_id = (select id from audit_rows where event = 'user.restored')`,
  )
  expect(await problems(world)).toMatchObject([{ kind: 'removed', position: 7 }])
})

test('another root key verifies nothing', async () => {
  const world = await openTrail()
  const stranger = contextOf({ ...world, keys: keysFrom([rootKey(randomRoot())]) }, grace)
  expect((await verifyTrail(stranger)).problems.length).toBeGreaterThanOrEqual(5)
})
