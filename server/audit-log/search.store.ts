/** Rows of the trail along its indexes. However many rows there are, no statement reads more than it is told to. */
import {
  type AliasableExpression,
  type Expression,
  expressionBuilder,
  type RawBuilder,
  type SqlBool,
  sql,
} from 'kysely'
import type { Instant } from '../platform/clock.ts'
import type { Db, Tables } from '../platform/database/index.ts'
import { afterPrefix } from './after-prefix.ts'
import type { Clause, Path, Plan, Source, Test } from './clauses.ts'

/** Where a row stands in the order of the trail. */
export interface Key {
  readonly at: string
  readonly id: string
}

export interface Span {
  /** Inclusive. */
  readonly from?: string | undefined
  /** Exclusive. */
  readonly until?: string | undefined
  /** Older than this row. */
  readonly below?: Key | undefined
  /** Not older than this row. */
  readonly floor?: Key | undefined
}

const COLUMN_OF = {
  entity: 'entity_id',
  actor: 'actor_id',
  'real-actor': 'real_actor_id',
  event: 'event',
  change: 'change_id',
} as const

/** The newest rows that match, each once. `within` is how many rows of each source are read at most. */
export async function listKeys(db: Db, plan: Plan, span: Span, { limit, within }: { limit: number; within: number }) {
  if (plan.sources.length === 0) return []
  const rows = await db
    .selectFrom(matching(db, plan, span, within).as('m'))
    .select(['m.id', 'm.at'])
    .$if(plan.sources.length > 1, (query) => query.distinct())
    .orderBy('m.at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(limit)
    .execute()
  return rows
}

/** How many match, counted no further than `limit`. */
export async function countKeys(db: Db, plan: Plan, span: Span, limit: number): Promise<number> {
  if (plan.sources.length === 0) return 0
  const { count } = await db
    .selectFrom(
      db
        .selectFrom(matching(db, plan, span, limit).as('m'))
        .select('m.id')
        .$if(plan.sources.length > 1, (query) => query.distinct())
        .limit(limit)
        .as('counted'),
    )
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** The oldest row down to which every source is read when each gives `within` rows; undefined where none has more. */
export async function findFloor(db: Db, { sources }: Plan, span: Span, within: number): Promise<Key | undefined> {
  const [first, ...others] = sources.map((source) =>
    db
      .selectFrom(keys(db, source, span, within).as('c'))
      .select(['c.at', 'c.id', sql<number>`count(*) over ()`.as('read')])
      .orderBy('c.at')
      .orderBy('c.id')
      .limit(1),
  )
  if (!first) return undefined
  const ends = others.reduce(
    (all, one) => all.unionAll(db.selectFrom(one.as('e')).selectAll()),
    db.selectFrom(first.as('e')).selectAll(),
  )
  return db
    .selectFrom(ends.as('ends'))
    .select(['ends.at', 'ends.id'])
    .where('ends.read', '>=', within)
    .orderBy('ends.at', 'desc')
    .orderBy('ends.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** How many rows there are: those in the chain and those that wait for it. */
export async function countAll(db: Db): Promise<number> {
  const sealed = await db
    .selectFrom('audit_chain')
    .select((of) => of.fn.max('position').as('n'))
    .executeTakeFirst()
  const waiting = await db
    .selectFrom('audit_unsealed')
    .select((of) => of.fn.countAll<number>().as('n'))
    .executeTakeFirst()
  return (sealed?.n ?? 0) + (waiting?.n ?? 0)
}

function matching(db: Db, { sources, rest }: Plan, span: Span, within: number) {
  const parts = sources.map((source) => {
    const read = keys(db, source, span, within)
    if (rest.length === 0) return db.selectFrom(read.as('k')).select(['k.id', 'k.at'])
    const rows = db.selectFrom(read.as('k')).innerJoin('audit_rows as r', 'r.id', 'k.id').select(['k.id', 'k.at'])
    return rest.reduce((query, clause) => query.where(holds(clause)), rows)
  })
  const [first, ...others] = parts
  if (!first) throw new Error('A plan without sources finds nothing.')
  return others.reduce((all, one) => all.unionAll(one), first)
}

type Found = Pick<Tables['audit_rows'], 'id' | 'at'>

/** Read from an index alone, newest first. */
function keys(db: Db, { by, value }: Source, span: Span, limit: number): AliasableExpression<Found> {
  if (by === 'subject')
    return db
      .selectFrom('audit_subjects as s')
      .select(['s.row_id as id', 's.at'])
      .where('s.entity_id', '=', value)
      .where((where) => where.and(bounds(span, sql.ref('s.at'), sql.ref('s.row_id'))))
      .orderBy('s.at', 'desc')
      .orderBy('s.row_id', 'desc')
      .limit(limit)
  if (by === 'address' || by === 'request')
    return db
      .selectFrom('audit_origins as o')
      .select(['o.row_id as id', sql<Instant>`o.at`.as('at')])
      .where(by === 'address' ? 'o.address_key' : 'o.request_id', '=', value)
      .where((where) => where.and(bounds(span, sql.ref('o.at'), sql.ref('o.row_id'))))
      .orderBy('o.at', 'desc')
      .orderBy('o.row_id', 'desc')
      .limit(limit)
  return db
    .selectFrom('audit_rows as r')
    .select(['r.id', 'r.at'])
    .$if(by !== 'everything', (query) => query.where(`r.${COLUMN_OF[columnPath(by)]}`, '=', value))
    .where((where) => where.and(bounds(span, sql.ref('r.at'), sql.ref('r.id'))))
    .orderBy('r.at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit)
}

function columnPath(by: Source['by']): keyof typeof COLUMN_OF {
  return by === 'actor' || by === 'real-actor' || by === 'event' || by === 'change' ? by : 'entity'
}

function bounds(
  { from, until, below, floor }: Span,
  at: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
): RawBuilder<SqlBool>[] {
  return [
    ...(from ? [sql<SqlBool>`${at} >= ${from}`] : []),
    ...(until ? [sql<SqlBool>`${at} < ${until}`] : []),
    ...(below ? [sql<SqlBool>`(${at}, ${id}) < (${below.at}, ${below.id})`] : []),
    ...(floor ? [sql<SqlBool>`(${at}, ${id}) >= (${floor.at}, ${floor.id})`] : []),
  ]
}

type Rows = Tables & { r: Tables['audit_rows'] }

function holds(clause: Clause): Expression<SqlBool> {
  return expressionBuilder<Rows, 'r'>().or(clause.map(passes))
}

function passes(test: Test): Expression<SqlBool> {
  const eb = expressionBuilder<Rows, 'r'>()
  if (test.by === 'kind') return eb('r.entity', '=', test.value)
  if (test.by === 'network') return hasOrigin(sql`o.address_key >= ${test.from} and o.address_key <= ${test.to}`)
  if (test.by === 'words') return eb.and(test.words.map(isNamed))
  return test.values.length === 0 ? sql<SqlBool>`1 = 0` : isAmong(test.by, test.values)
}

function isAmong(by: Path, values: readonly string[]): Expression<SqlBool> {
  const eb = expressionBuilder<Rows, 'r'>()
  const list = sql.join(values)
  if (by === 'subject')
    return sql<SqlBool>`exists (select 1 from audit_subjects s where s.row_id = r.id and s.entity_id in (${list}))`
  if (by === 'address') return hasOrigin(sql`o.address_key in (${list})`)
  if (by === 'request') return hasOrigin(sql`o.request_id in (${list})`)
  return eb(`r.${COLUMN_OF[by]}`, 'in', values)
}

function hasOrigin(condition: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select 1 from audit_origins o where o.row_id = r.id and ${condition})`
}

/** Somebody involved has, or had, a name with a word that begins like this. */
function isNamed(word: string): RawBuilder<SqlBool> {
  const begins = sql`w.word >= ${word} and w.word < ${afterPrefix(word)}`
  return sql<SqlBool>`(exists (select 1 from audit_words w where w.entity_id in (r.entity_id, r.actor_id, r.real_actor_id) and ${begins})
    or exists (select 1 from audit_subjects s join audit_words w on w.entity_id = s.entity_id
      where s.row_id = r.id and ${begins}))`
}
