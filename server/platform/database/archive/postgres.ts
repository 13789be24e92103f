import pg from 'pg'
import { valuesAsOnSqlite } from '../postgres-values.ts'
import { MADE_ANEW, type Snapshot, type TableShape, type Target, type Value } from './index.ts'

const AT_ONCE = 2000 // rows
const PARAMETERS = 60_000 // of a statement; PostgreSQL takes 65,535

/** One repeatable read: every statement sees the moment of the first one. */
export async function openSnapshot(url: string): Promise<Snapshot> {
  const client = await connect(url)
  await client.query('begin isolation level repeatable read read only')
  const steps = await client.query<{ name: string }>('select name from kysely_migration order by name')
  return {
    steps: steps.rows.map((row) => row.name),
    tables: await shapes(client),
    rows: (table) => rowsOf(client, table),
    close: () => client.end(),
  }
}

/** Everything in one transaction: until the end nobody sees any of it. */
export async function openTarget(url: string): Promise<Target> {
  const client = await connect(url)
  await client.query('begin')
  const tables = await shapes(client)
  const references = await dropReferences(client)
  await client.query(`truncate ${tables.map((table) => quoted(table.name)).join(', ')}`)
  return {
    tables,
    insert: (table, rows) => insert(client, table, rows),
    finish: async () => {
      for (const { owner, name, definition } of references)
        await client.query(`alter table ${owner} add constraint ${quoted(name)} ${definition}`)
      await client.query('commit')
      await client.query('analyze')
      await client.end()
    },
    abandon: async () => {
      await client.query('rollback')
      for (const table of [
        ...tables.map((one) => one.name),
        ...MADE_ANEW.tables,
        'kysely_migration',
        'kysely_migration_lock',
      ])
        await client.query(`drop table if exists ${quoted(table)} cascade`)
      await client.end()
    },
  }
}

export async function isEmpty(url: string): Promise<boolean> {
  const client = await connect(url)
  try {
    const { rows } = await client.query('select 1 from pg_tables where schemaname = current_schema() limit 1')
    return rows.length === 0
  } finally {
    await client.end()
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC', types: valuesAsOnSqlite })
  await client.connect()
  return client
}

async function shapes(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select t.table_name as name, array_agg(c.column_name::text order by c.ordinal_position) as columns
     from information_schema.tables t
     join information_schema.columns c on c.table_schema = t.table_schema and c.table_name = t.table_name
     where t.table_schema = current_schema() and t.table_type = 'BASE TABLE'
       and t.table_name not like 'kysely\\_%' and c.is_generated = 'NEVER' and t.table_name <> all ($1)
     group by t.table_name order by t.table_name`,
    [MADE_ANEW.tables],
  )
  return rows
}

async function* rowsOf(client: pg.Client, { name, columns }: TableShape): AsyncGenerator<Value[][]> {
  const selected = columns.map(quoted).join(', ')
  await client.query(`declare backed_up no scroll cursor for select ${selected} from ${quoted(name)}`)
  for (;;) {
    const { rows } = await client.query<Value[]>({ text: `fetch ${AT_ONCE} from backed_up`, rowMode: 'array' })
    if (rows.length === 0) break
    yield rows
  }
  await client.query('close backed_up')
}

async function insert(client: pg.Client, table: TableShape, rows: readonly (readonly Value[])[]): Promise<void> {
  const width = table.columns.length
  const most = Math.floor(PARAMETERS / width)
  const names = table.columns.map(quoted).join(', ')
  for (let at = 0; at < rows.length; at += most) {
    const some = rows.slice(at, at + most)
    const marks = some.map((row, line) => `(${row.map((_, column) => `$${line * width + column + 1}`).join(', ')})`)
    await client.query(`insert into ${quoted(table.name)} (${names}) values ${marks.join(', ')}`, some.flat())
  }
}

interface Reference {
  readonly owner: string
  readonly name: string
  readonly definition: string
}

async function dropReferences(client: pg.Client): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(
    `select conrelid::regclass::text as owner, conname::text as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`,
  )
  for (const { owner, name } of rows) await client.query(`alter table ${owner} drop constraint ${quoted(name)}`)
  return rows
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
