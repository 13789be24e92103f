/** The desk's own tables. People and teams are Roster's, known by its ids; customers and types are the desk's, by its own keys. */
import { DatabaseSync } from 'node:sqlite'

export interface Issue {
  readonly id: number
  readonly title: string
  readonly price: number | null
  readonly type: string
  readonly customer: string
  readonly distributor: string | null
  readonly team: string
  readonly owner: string
  readonly created_at: string
}

export type NewIssue = Omit<Issue, 'id'>

/** Where Roster finds what it asks about in these tables. */
export const COLUMNS = {
  ownerId: 'issues.owner',
  createdById: 'issues.owner',
  createdAt: 'issues.created_at',
  teamIds: 'issues.team',
  refs: { type: 'issues.type', customer: 'issues.customer', distributor: 'issues.distributor' },
}

export type Store = ReturnType<typeof openStore>

/** Opens the file, or memory where it is `:memory:`. */
export function openStore(file: string) {
  const db = new DatabaseSync(file)
  db.exec(`
    create table if not exists customers (key text primary key, name text not null, town text not null);
    create table if not exists types (key text primary key, name text not null);
    create table if not exists issues (
      id integer primary key, title text not null, price integer,
      type text not null, customer text not null, distributor text,
      team text not null, owner text not null, created_at text not null
    );`)
  const all = <T>(text: string, ...values: string[]) => db.prepare(text).all(...values) as unknown as T[]
  return {
    customers: () => all<{ key: string; name: string; town: string }>('select * from customers order by key'),
    types: () => all<{ key: string; name: string }>('select * from types order by key'),
    /** The issues that a condition admits: the newest first. */
    issues: ({ text, values }: { text: string; values: string[] }) =>
      all<Issue>(`select * from issues where ${text} order by id desc limit 100`, ...values),
    issue: (id: number) => db.prepare('select * from issues where id = ?').get(id) as Issue | undefined,
    add({ title, price, type, customer, distributor, team, owner, created_at }: NewIssue): number {
      const insert = db.prepare('insert into issues values (null, ?, ?, ?, ?, ?, ?, ?, ?)')
      const { lastInsertRowid } = insert.run(title, price, type, customer, distributor, team, owner, created_at)
      return Number(lastInsertRowid)
    },
    change: (id: number, { title, price }: Pick<Issue, 'title' | 'price'>) =>
      db.prepare('update issues set title = ?, price = ? where id = ?').run(title, price, id),
    remove: (id: number) => db.prepare('delete from issues where id = ?').run(id),
    keep(
      customers: readonly { key: string; name: string; town: string }[],
      types: readonly { key: string; name: string }[],
    ) {
      for (const { key, name, town } of customers)
        db.prepare('insert or ignore into customers values (?, ?, ?)').run(key, name, town)
      for (const { key, name } of types) db.prepare('insert or ignore into types values (?, ?)').run(key, name)
    },
    close: () => db.close(),
  }
}
