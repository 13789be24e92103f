import { existsSync, rmSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { MADE_ANEW, type Snapshot, type TableShape, type Target, type Value } from './index.ts'

const AT_ONCE = 2000 // rows

type Db = Sqlite.Database

/** A reading transaction of its own connection: the write-ahead log keeps what it sees, and no writer waits. */
export async function openSnapshot(file: string): Promise<Snapshot> {
  const db = new Sqlite(file, { readonly: true, fileMustExist: true })
  db.pragma('busy_timeout = 5000')
  db.exec('begin')
  const steps = db.prepare('select name from kysely_migration order by name').pluck().all() as string[]
  return {
    steps,
    tables: shapes(db),
    rows: (table) => rowsOf(db, table),
    close: async () => {
      db.close()
    },
  }
}

export async function openTarget(file: string): Promise<Target> {
  const db = new Sqlite(file, { fileMustExist: true })
  db.pragma('foreign_keys = OFF')
  db.pragma('synchronous = OFF')
  db.exec('begin immediate')
  const tables = shapes(db)
  for (const { name } of tables) db.exec(`delete from ${quoted(name)}`)
  return {
    tables,
    insert: async (table, rows) => {
      const marks = table.columns.map(() => '?').join(', ')
      const names = table.columns.map(quoted).join(', ')
      const statement = db.prepare(`insert into ${quoted(table.name)} (${names}) values (${marks})`)
      for (const row of rows) statement.run(...row)
    },
    finish: async () => {
      const broken = db.pragma('foreign_key_check') as { table: string }[]
      if (broken[0]) throw new Error(`${broken.length} rows point to nothing, the first in ${broken[0].table}.`)
      indexWords(db)
      db.exec('commit')
      db.pragma('synchronous = FULL')
      db.pragma('wal_checkpoint(truncate)')
      db.close()
    },
    abandon: async () => {
      db.close()
      for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
    },
  }
}

export async function isEmpty(file: string): Promise<boolean> {
  return !existsSync(file)
}

/** A schema from before there was such an index gets it when it is brought forward. */
function indexWords(db: Db): void {
  if (!db.prepare("select 1 from sqlite_schema where name = 'user_search'").get()) return
  db.exec("insert into user_search (user_search) values ('delete-all')")
  db.exec("insert into user_search (rowid, words) select doc, replace(search_text, ' ', '  ') from users")
}

/** Ordinary tables with the columns that are stored; what only serves lists is made anew. */
function shapes(db: Db): TableShape[] {
  const names = db
    .prepare(
      `select name from pragma_table_list where schema = 'main' and type = 'table'
       and name not like 'sqlite\\_%' escape '\\' and name not like 'kysely\\_%' escape '\\' order by name`,
    )
    .pluck()
    .all() as string[]
  const isKept = (names: readonly string[]) => (name: string) => !names.includes(name)
  return names.filter(isKept(MADE_ANEW.tables)).map((name) => ({
    name,
    columns: (
      db.prepare('select name from pragma_table_xinfo(?) where hidden = 0').pluck().all(name) as string[]
    ).filter(isKept(MADE_ANEW.columns)),
  }))
}

async function* rowsOf(db: Db, { name, columns }: TableShape): AsyncGenerator<Value[][]> {
  const statement = db.prepare(`select ${columns.map(quoted).join(', ')} from ${quoted(name)}`).raw()
  let some: Value[][] = []
  for (const row of statement.iterate()) {
    some.push(row as Value[])
    if (some.length === AT_ONCE) {
      yield some
      some = []
    }
  }
  if (some.length > 0) yield some
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
