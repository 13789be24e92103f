import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { fill } from '../../bench/people/fill.ts'
import { openWorld } from '../../tests/harness/world.ts'
import { searchWords } from '../platform/search-words.ts'
import { isSegment, type ListedRow, matching, type UserFilter } from './list.store.ts'
import type { Weighed } from './list-narrow.store.ts'
import { findOnPostgres } from './list-on-postgres.store.ts'
import { findOnSqlite } from './list-on-sqlite.store.ts'
import { byValue, ORDERS, type Order, withoutValue, withWord } from './sort.store.ts'

/** Each forces another way to find a page. */
const WAYS: Readonly<Record<string, Weighed>> = {
  'reading and sorting': { read: 1_000_000, toldApart: 1_000_000, windows: [1] },
  'looking ahead, then walking': { read: 0, toldApart: 1, windows: [7] },
  'walking at once': { read: 0, toldApart: 1_000_000, windows: [] },
  'counting few, else looking ahead twice': { read: 3, toldApart: 40, windows: [20, 60] },
}
const COUNT = 700
const LIMIT = 5

test('every way to find a page finds the same people in the same order, and counts the same', async () => {
  const world = await openWorld()
  const { engine } = world
  const { teams, roles, fields } = await fill(world, { count: COUNT })
  const now = sql`cast(${world.clock.now()} as ${sql.raw(engine.types.instant)})`
  await sql`update users set factor_at = ${now} where email_key < 'n' and username_key < 'h'`.execute(engine.writes)
  await sql`insert into second_factors (user_id, asked_at) select id, ${now} from users where username_key < 'h'`.execute(
    engine.writes,
  )
  const db = engine.lists
  const find = engine.kind === 'sqlite' ? findOnSqlite : findOnPostgres
  const open: UserFilter['seen'] = {
    now: world.clock.now(),
    hideSuspended: false,
    parts: [{ types: ['admin', 'regular', 'portal', 'api'], everybody: true, self: null, teamIds: [] }],
  }
  const all: UserFilter = { words: [], types: ['admin', 'regular', 'portal', 'api'], status: LIVING, seen: open }
  const lead: UserFilter['seen'] = {
    ...open,
    parts: [{ types: ['admin', 'regular'], everybody: false, self: null, teamIds: teams.slice(1).map(({ id }) => id) }],
  }
  const filters: Readonly<Record<string, UserFilter>> = {
    everybody: all,
    'a frequent word': { ...all, words: searchWords('example') },
    'one letter': { ...all, words: searchWords('m') },
    'several words': { ...all, words: searchWords('an e') },
    'a rare word': { ...all, words: searchWords('schmidt') },
    nobody: { ...all, words: searchWords('xqzzk') },
    'a segment': { ...all, status: ['invited', 'suspended'] },
    'a type': { ...all, types: ['portal'] },
    'nothing visible': { ...all, types: [] },
    'a team': { ...all, teamIds: teams.slice(-2).map(({ id }) => id) },
    'a role, a word, a segment': { ...all, roleIds: roles.slice(0, 2), words: searchWords('ar'), status: ['active'] },
    'a field': {
      ...all,
      fields: [{ fieldId: fields.get('office') ?? '', values: ['Berlin', 'Oslo'], sortKeys: ['berlin', 'oslo'] }],
    },
    'who leads teams': { ...all, types: ['admin', 'regular'], seen: lead },
    'who has a second factor': { ...all, factor: { wanted: ['set-up'], requiredTypes: [], requiredRoleIds: [] } },
    'who lacks the one they were asked for': {
      ...all,
      factor: { wanted: ['missing'], requiredTypes: [], requiredRoleIds: roles.slice(0, 1) },
    },
    'who lacks it, or has none': {
      ...all,
      factor: { wanted: ['missing', 'none'], requiredTypes: ['admin'], requiredRoleIds: [] },
    },
    'who leads teams, by a word': { ...all, types: ['regular'], seen: lead, words: searchWords('acme') },
  }
  const orders: Readonly<Record<string, Order>> = {
    ...Object.fromEntries(Object.entries(ORDERS).map(([name, order]) => [name, order(engine.kind)])),
    'who are suspended': withWord('status_key', 'suspended'),
    'of a type': withWord('type', 'portal'),
    'with a badge': byValue(fields.get('badge') ?? ''),
    'without a number': withoutValue(fields.get('employee_no') ?? ''),
  }
  for (const [who, filter] of Object.entries(filters)) {
    const expected = await sql<{ id: string }>`select id from users where ${matching(filter)}`.execute(engine.reads)
    const ids = new Set(expected.rows.map(({ id }) => id))
    for (const [way, weighed] of Object.entries(WAYS)) {
      const finder = await find(db, filter, weighed)
      expect([who, way, await finder.count(10_000)]).toEqual([who, way, ids.size])
      expect([who, way, await finder.count(3)]).toEqual([
        who,
        way,
        isSegment(filter) ? ids.size : Math.min(3, ids.size),
      ])
      for (const [by, order] of Object.entries(orders))
        for (const descending of [false, true]) {
          const rows = await finder.page(order.from(undefined, descending), LIMIT)
          const first = await naive(world.engine.reads, `${who} by ${by}`, { filter, order, descending })
          const told = `${who}, ${way}, ${by} ${descending}`
          expect([told, rows.map(({ id }) => id)]).toEqual([told, first.slice(0, LIMIT).map(({ id }) => id)])
          const last = rows.at(-1)
          if (!last) continue
          const next = await finder.page(order.from([order.keyOf(last), last.id], descending), LIMIT)
          expect([told, next.map(({ id }) => id)]).toEqual([told, first.slice(LIMIT, 2 * LIMIT).map(({ id }) => id)])
        }
    }
  }
}, 300_000)

const LIVING: UserFilter['status'] = ['suspended', 'expired', 'locked', 'scheduled', 'invited', 'active']

const known = new Map<string, readonly ListedRow[]>()

interface Listed {
  readonly filter: UserFilter
  readonly order: Order
  readonly descending: boolean
}

/** The order by the plainest statement there is. */
async function naive(db: Parameters<typeof findOnSqlite>[0], told: string, { filter, order, descending }: Listed) {
  const { from, where, key, order: columns } = order.from(undefined, descending)
  const name = `${told} ${descending}`
  const found = known.get(name)
  if (found) return found
  const direction = sql.raw(descending ? 'desc' : 'asc')
  const by = sql.join(columns.map((one) => sql`${one} ${direction}`))
  const { rows } = await sql<ListedRow>`select users.*, ${key} as sort_key from ${from}
    where ${where} and ${matching(filter)} order by ${by} limit ${sql.lit(3 * LIMIT)}`.execute(db)
  known.set(name, rows)
  return rows
}
