/**
 * The limit for lists: a bare Fastify route with the SQL that a specialist would write for each, on the same database:
 * keyset, the same indexes, words by FTS5 or pg_trgm, numbers counted up to a thousand, roles and teams beside each row.
 */
import Sqlite from 'better-sqlite3'
import fastify from 'fastify'
import pg from 'pg'
import { isDescending, SORTED } from './lists-asked.ts'

const { BENCH_DATABASE_URL, BENCH_FILE = '', PORT } = process.env
const onPostgres = BENCH_DATABASE_URL !== undefined
const LIMIT = 51

interface Query {
  readonly sort?: string | undefined
  readonly order?: string | undefined
  readonly status?: string | undefined
  readonly word?: string | undefined
  /** Whether the word is frequent, as the specialist knows. */
  readonly often?: string | undefined
  readonly key?: string
  readonly id?: string
}

type Ask = (text: string, values: readonly unknown[]) => Promise<unknown[]>

const ask: Ask = BENCH_DATABASE_URL ? onPool(BENCH_DATABASE_URL) : onFile(BENCH_FILE)
const app = fastify({ logger: false })
app.get('/users', async (request) => {
  const query = request.query as Query
  const [items, counted] = [await ask(...page(query)), await ask(...count(query))]
  return { items, counted }
})
await app.listen({ port: Number(PORT), host: '127.0.0.1' })
process.stdout.write('ready\n')
process.once('SIGTERM', () => process.exit(0))

function page({ sort = 'name', order, status, word, often, key, id }: Query): [string, unknown[]] {
  const values: unknown[] = []
  const put = putting(values)
  const sorted = SORTED[sort]?.[onPostgres ? 'postgres' : 'sqlite']
  if (!sorted) throw new Error(`The specialist does not sort by ${sort}.`)
  const { column, from, where, own } = sorted
  const ways = isDescending(order) ? (['desc', '<'] as const) : (['asc', '>'] as const)
  const walks = sort !== 'status' && sort !== 'name'
  const conditions = [where, ...filters({ status, word, often }, put, walks)]
  if (key !== undefined) conditions.push(`(${column}, ${own}) ${ways[1]} (${put(key)}, ${put(id)})`)
  const text = `select users.*, ${column} as sort_key, ${beside()} from ${from} where ${conditions.join(' and ')}
    order by ${column} ${ways[0]}, ${own} ${ways[0]} limit ${LIMIT}`
  return [text, values]
}

function count({ status, word }: Query): [string, unknown[]] {
  if (!word)
    return [`select sum(count) from segment_counts where status_key ${status ? `= '${status}'` : "<> 'deleted'"}`, []]
  const values: unknown[] = []
  const put = putting(values)
  const matched = `select 1 from users where ${filters({ status, word }, put).join(' and ')} limit 1001`
  return [`select count(*) from (${matched}) as matched`, values]
}

function filters({ status, word, often }: Query, put: (value: unknown) => string, walks = false): string[] {
  const words = onPostgres ? (text: string) => `search_text like ${put(`%${text}%`)}` : hits
  function hits(text: string): string {
    return `${often ? '+' : ''}users.doc in (select rowid from user_search where user_search match ${put(`"${text}"`)})`
  }
  return [
    status ? `${walks && !onPostgres ? '+' : ''}users.status_key = ${put(status)}` : "users.status_key <> 'deleted'",
    "users.type <> 'system'",
    ...(word ? [words(word)] : []),
  ]
}

/** Adds a value and answers what stands for it. */
function putting(values: unknown[]): (value: unknown) => string {
  return (value) => {
    const at = values.push(value)
    return onPostgres ? `$${at}` : '?'
  }
}

/** Roles and teams by name, and the first address: what a list shows. */
function beside(): string {
  const gather = onPostgres ? 'json_agg' : 'json_group_array'
  return `(select address from emails where emails.user_id = users.id and ordinal = 0) as email,
    (select ${gather}(roles.name) from role_grants join roles on roles.id = role_grants.role_id
      where role_grants.user_id = users.id and role_grants.ended_at is null) as roles,
    (select ${gather}(teams.name) from memberships join teams on teams.id = memberships.team_id
      where memberships.user_id = users.id and memberships.ended_at is null) as teams`
}

function onFile(file: string): Ask {
  const database = new Sqlite(file, { readonly: true })
  const statements = new Map<string, Sqlite.Statement>()
  return async (text, values) => {
    const statement = statements.get(text) ?? database.prepare(text)
    statements.set(text, statement)
    return statement.all(...values)
  }
}

function onPool(url: string): Ask {
  const pool = new pg.Pool({ connectionString: url, max: 4, options: '-c TimeZone=UTC -c jit=off' })
  return async (text, values) => (await pool.query(text, [...values])).rows
}
