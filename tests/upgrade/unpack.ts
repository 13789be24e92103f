import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { type Engine, openPostgres, openSqlite } from '../../server/platform/database/index.ts'
import { barePostgres } from '../harness/postgres-databases.ts'
import type { Facts } from './story.ts'

export interface Unpacked {
  readonly folder: string
  readonly engine: Engine
  readonly facts: Facts
}

/** Puts what an earlier release wrote where this one would look for it; nothing is brought forward yet. */
export async function unpack(release: string): Promise<Unpacked> {
  const kind = process.env.ROSTER_TEST_DATABASE ?? 'sqlite'
  const at = (name: string) => join(import.meta.dirname, release, `${kind}.${name}`)
  const folder = mkdtempSync(join(tmpdir(), 'roster-upgrade-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  copyFileSync(at('audit-anchors.log'), join(folder, 'audit-anchors.log'))
  writeFileSync(join(folder, 'root.key'), readFileSync(at('root.key')), { mode: 0o600 })
  const written = gunzipSync(readFileSync(at('gz')))
  const engine = kind === 'postgres' ? await intoPostgres(written.toString()) : intoFile(folder, written)
  onTestFinished(() => engine.close())
  return { folder, engine, facts: JSON.parse(readFileSync(at('json'), 'utf8')) }
}

function intoFile(folder: string, written: Buffer): Engine {
  writeFileSync(join(folder, 'roster.db'), written)
  return openSqlite(join(folder, 'roster.db'))
}

async function intoPostgres(statements: string): Promise<Engine> {
  const { url, drop } = await barePostgres()
  onTestFinished(drop)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statements)
  await client.end()
  return openPostgres(url)
}

type Row = Readonly<Record<string, unknown>>

/** Every row of every table, as text that can be compared; bookkeeping of the engines is left out. */
export async function everything(engine: Engine): Promise<ReadonlyMap<string, readonly Row[]>> {
  const db = engine.reads as unknown as Kysely<Record<string, Row>>
  const tables = (await db.introspection.getTables()).filter((table) => !table.isView)
  const found = new Map<string, readonly Row[]>()
  for (const { name } of tables) {
    const { rows } = await sql<Row>`select * from ${sql.table(name)}`.execute(db)
    found.set(name, rows)
  }
  return found
}
