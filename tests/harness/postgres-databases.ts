/** A PostgreSQL database for each test, copied from one that was brought forward once in the run. */
import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrations } from '../../server/platform/database/migrations/index.ts'

let made = 0

export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** A database with the whole schema and nothing in it. `prepare` makes the schema, once in the run. */
export async function emptyPostgres(prepare: (url: string) => Promise<void>): Promise<TestDatabase> {
  const { server, name } = nameOne()
  await asAdmin(server, async (admin) => {
    const template = await ensureTemplate(admin, server, prepare)
    await admin.query(`create database ${name} template ${template} strategy file_copy`)
  })
  return databaseAt(server, name)
}

/** A database with nothing in it, not even a schema. */
export async function barePostgres(): Promise<TestDatabase> {
  const { server, name } = nameOne()
  await asAdmin(server, (admin) => admin.query(`create database ${name}`))
  return databaseAt(server, name)
}

function nameOne(): { server: string; name: string } {
  const server = process.env.ROSTER_TEST_POSTGRES_URL
  if (!server) throw new Error('ROSTER_TEST_POSTGRES_URL is not set; run the tests by `npm test`.')
  return { server, name: `t_${process.pid}_${++made}_${randomBytes(4).toString('hex')}` }
}

function databaseAt(server: string, name: string): TestDatabase {
  return {
    url: at(server, name),
    drop: () => asAdmin(server, (admin) => admin.query(`drop database ${name} with (force)`)),
  }
}

async function asAdmin(server: string, act: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  try {
    await act(admin)
  } finally {
    await admin.end()
  }
}

/** Workers start at once; the lock lets one of them make the template while the others wait for it. */
async function ensureTemplate(
  admin: pg.Client,
  server: string,
  prepare: (url: string) => Promise<void>,
): Promise<string> {
  const steps = Object.entries(migrations).map(([step, migration]) => `${step}${migration}`)
  const name = `template_${createHash('sha256').update(steps.join()).digest('hex').slice(0, 12)}`
  await admin.query('select pg_advisory_lock(4711)')
  try {
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) {
      await admin.query(`create database ${name}_making`)
      await prepare(at(server, `${name}_making`))
      await admin.query(`alter database ${name}_making rename to ${name}`)
    }
    return name
  } finally {
    await admin.query('select pg_advisory_unlock(4711)')
  }
}

function at(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}
