/** The limit for session checks: a bare Fastify route doing cookie → sha256 → one indexed join on the same database. */
import { createHash } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import fastify from 'fastify'
import pg from 'pg'

const QUERY = `select users.id, users.type, users.display_name, users.suspended_at from sessions
  join users on users.id = sessions.user_id where sessions.digest = `
const { BENCH_DATABASE_URL, BENCH_FILE = '', BENCH_COOKIE = '', PORT } = process.env

const find = BENCH_DATABASE_URL ? findInPostgres(BENCH_DATABASE_URL) : findInSqlite(BENCH_FILE)
const app = fastify({ logger: false })
app.get('/me', async (request, reply) => {
  const cookie = request.headers.cookie?.split(`${BENCH_COOKIE}=`)[1] ?? ''
  const row = await find(createHash('sha256').update(cookie).digest('base64url'))
  return row ?? reply.code(401).send()
})
await app.listen({ port: Number(PORT), host: '127.0.0.1' })
process.stdout.write('ready\n')
process.once('SIGTERM', () => process.exit(0))

function findInSqlite(file: string) {
  const statement = new Sqlite(file, { readonly: true }).prepare(`${QUERY} ?`)
  return async (digest: string): Promise<unknown> => statement.get(digest)
}

function findInPostgres(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  return async (digest: string): Promise<unknown> =>
    (await pool.query({ name: 'find', text: `${QUERY} $1`, values: [digest] })).rows[0]
}
