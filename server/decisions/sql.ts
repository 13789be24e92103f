/** A condition as SQL for the application’s own tables. Values are parameters; names were read as names and are quoted. */
import type { Columns, Condition, Place } from './shapes.ts'

export interface Statement {
  readonly text: string
  readonly values: (string | string[])[]
}

/** For PostgreSQL: `$n` from `first` on, lists as arrays. */
export function asPostgres(condition: Condition, columns: Columns, first: number): Statement {
  const values: Statement['values'] = []
  const parameter = (value: string | string[]) => `$${first - 1 + values.push(value)}`
  const text = write(condition, columns, {
    quote: '"',
    list: (column, ids) => `${column} = any(${parameter(ids)})`,
    after: (column, moment) => `${column} > ${parameter(moment)}`,
  })
  return { text, values }
}

/**
 * For SQLite: `?` in order, lists as JSON. Names stand in backticks: what stands in double quotes and is no column SQLite
 * takes for a text, and a text is later than any moment.
 */
export function asSqlite(condition: Condition, columns: Columns): Statement {
  const values: Statement['values'] = []
  const text = write(condition, columns, {
    quote: '`',
    list: (column, ids) => {
      values.push(JSON.stringify(ids))
      return `${column} in (select value from json_each(?))`
    },
    after: (column, moment) => {
      values.push(moment)
      return `${column} > ?`
    },
  })
  return { text, values }
}

interface Dialect {
  readonly quote: string
  list(column: string, ids: string[]): string
  after(column: string, moment: string): string
}

function write(condition: Condition, columns: Columns, dialect: Dialect): string {
  switch (condition.op) {
    case 'always':
      return '(1 = 1)'
    case 'never':
      return '(1 = 0)'
    case 'and':
    case 'or':
      return `(${condition.of.map((one) => write(one, columns, dialect)).join(` ${condition.op} `)})`
    case 'after':
      return dialect.after(quoted(columns.createdAt, dialect), condition.value)
    case 'in':
      return member(placeOf(columns, condition.attribute), condition.values, dialect)
  }
}

function member(place: Place, ids: string[], dialect: Dialect): string {
  if (typeof place === 'string') return dialect.list(quoted(place, dialect), ids)
  const [table, value] = [quoted(place.table, dialect), quoted(place.value, dialect)]
  const joins = `${table}.${quoted(place.record, dialect)} = ${quoted(place.id, dialect)}`
  return `exists (select 1 from ${table} where ${joins} and ${dialect.list(`${table}.${value}`, ids)})`
}

function placeOf(columns: Columns, attribute: string): Place {
  if (attribute.startsWith('refs.')) {
    const key = attribute.slice('refs.'.length)
    return Object.hasOwn(columns.refs, key) ? (columns.refs[key] ?? '') : `${key.replace(/\W/g, '_')}_id`
  }
  if (attribute === 'createdById' || attribute === 'teamIds') return columns[attribute]
  if (attribute === 'accountIds' || attribute === 'contactId') return columns[attribute]
  return columns.ownerId
}

function quoted(name: string, { quote }: Dialect): string {
  return name
    .split('.')
    .map((part) => `${quote}${part}${quote}`)
    .join('.')
}
