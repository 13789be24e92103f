import fc from 'fast-check'
import { CompiledQuery, sql } from 'kysely'
import { expect, test } from 'vitest'
import { admits } from '../../docs/examples/admits.ts'
import { openWorld, type TestWorld } from '../../tests/harness/world.ts'
import { moment, parents, question, record, role, subject } from '../../tests/reference/worlds.ts'
import { treeOf } from '../access/engine/index.ts'
import { decide, type RecordFacts, reach, type Subject } from '../access/index.ts'
import { conditionOf } from './condition.ts'
import { Columns, type Condition } from './shapes.ts'
import { asPostgres, asSqlite } from './sql.ts'

const RECORDS = 150
const SUBJECTS = 400

const COLUMNS = Columns.parse({
  teamIds: { table: 'issue_teams', record: 'issue_id', value: 'team_id', id: 'issues.id' },
  accountIds: { table: 'issue_accounts', record: 'issue_id', value: 'account_id', id: 'issues.id' },
  refs: {
    type: { table: 'issue_types', record: 'issue_id', value: 'type_id', id: 'issues.id' },
    customer: { table: 'issue_customers', record: 'issue_id', value: 'customer_id', id: 'issues.id' },
  },
})

test('E-53 R-13 a filter in SQL, and the same in memory, admits exactly the records that a decision admits', async () => {
  const world = await openWorld()
  const records = fc.sample(record, { numRuns: RECORDS, seed: 7 })
  await keepIssues(world, records)
  const worlds = fc.sample(fc.tuple(lively, question, parents, moment), { numRuns: SUBJECTS, seed: 11 })
  let some = 0
  for (const [who, what, tree, now] of worlds) {
    const teams = treeOf(tree)
    const condition = conditionOf(reach(who, what, { teams, now }), (ids) => teams.below(ids))
    const decided = numbersWhere(records, (one) => decide(who, what, one, { teams, now }).allowed === true)
    expect(await numbersFound(world, condition)).toEqual(decided)
    expect(numbersWhere(records, (one) => admits(condition, one))).toEqual(decided)
    if (decided.length > 0 && decided.length < RECORDS) some += 1
  }
  expect(some).toBeGreaterThan(SUBJECTS / 4)
})

test('parameters of PostgreSQL begin where the application says', () => {
  const statement = asPostgres({ op: 'in', attribute: 'ownerId', values: ['u1'] }, Columns.parse({}), 4)
  expect(statement).toEqual({ text: '"owner_id" = any($4)', values: [['u1']] })
})

test.each(['owner"; drop table issues', 'a.b.c', '1st', ''])('%s is no column', (name) => {
  expect(Columns.safeParse({ ownerId: name }).success).toBe(false)
})

/** Most random people may do nothing; these came in at least, and hold something about everything. */
const lively = fc
  .tuple(
    subject,
    fc.array(
      role.map((one) => ({ ...one, from: null, until: null })),
      { minLength: 6, maxLength: 9 },
    ),
  )
  .map(([who, roles]): Subject => {
    const alive = { deletedAt: null, suspendedAt: null, from: null, until: null, adminOnly: new Set<string>() }
    return who.type === 'system' ? who : { ...who, ...alive, roles }
  })

function numbersWhere(records: readonly RecordFacts[], isIn: (record: RecordFacts) => boolean): number[] {
  return records.flatMap((one, index) => (isIn(one) ? [index] : []))
}

/** The tables of an application: one row for each record, and one for each of its teams, accounts, types and customers. */
async function keepIssues({ engine }: TestWorld, records: readonly RecordFacts[]): Promise<void> {
  const instant = engine.kind === 'postgres' ? 'timestamptz' : 'text'
  const columns = `id integer primary key, owner_id text, created_by_id text, created_at ${instant}, contact_id text`
  await sql.raw(`create table issues (${columns})`).execute(engine.writes)
  for (const many of ['team', 'account', 'type', 'customer'])
    await sql.raw(`create table issue_${many}s (id integer, issue_id integer, ${many}_id text)`).execute(engine.writes)
  for (const [id, one] of records.entries()) {
    const { ownerId = null, createdById = null, createdAt = null, contactId = null, refs = {} } = one
    await sql`insert into issues values (${id}, ${ownerId}, ${createdById}, ${createdAt}, ${contactId})`.execute(
      engine.writes,
    )
    const lists = { team: one.teamIds, account: one.accountIds, type: refs.type, customer: refs.customer }
    for (const [many, values] of Object.entries(lists))
      for (const value of [values ?? []].flat())
        await sql`insert into ${sql.table(`issue_${many}s`)} values (${id}, ${id}, ${value})`.execute(engine.writes)
  }
}

async function numbersFound({ engine }: TestWorld, condition: Condition): Promise<number[]> {
  const where = engine.kind === 'postgres' ? asPostgres(condition, COLUMNS, 1) : asSqlite(condition, COLUMNS)
  const query = CompiledQuery.raw(`select id from issues where ${where.text} order by id`, where.values)
  const { rows } = await engine.reads.executeQuery<{ id: number }>(query)
  return rows.map((row) => row.id)
}
