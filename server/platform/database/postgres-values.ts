import pg from 'pg'

const TIMESTAMPTZ = 1184
const BIGINT = 20

/** How values come back from PostgreSQL: instants as ISO strings, JSON as text, whole numbers as numbers; as on SQLite. */
export const valuesAsOnSqlite = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => parserOf(oid, format),
}

function parserOf(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (oid === TIMESTAMPTZ) return isoInstant
  if (oid === BIGINT) return Number
  return pg.types.getTypeParser(oid, format) as (text: string) => unknown
}

/** `2026-11-21 09:30:00.12+00`, or as it stands in JSON, → `2026-11-21T09:30:00.120Z`; the session's time zone is UTC. */
export function isoInstant(text: string): string {
  const [whole = '', fraction = ''] = text.slice(0, text.lastIndexOf('+')).split('.')
  return `${whole.replace(' ', 'T')}.${fraction.padEnd(3, '0')}Z`
}
