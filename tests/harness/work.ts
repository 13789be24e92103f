/** What a request costs, counted where it is done: statements at the database, and hashes. */
import pg from 'pg'
import type { Roster } from '../../server/app/build.ts'
import { hasherOf } from '../../server/passwords/hasher.ts'
import { SqliteConnection } from '../../server/platform/database/statements.ts'

export interface Work {
  readonly statements: number
  readonly hashes: number
}

/** The work that `act` gives this process: the least of three, since jobs ask the database now and then. */
export async function workOf(roster: Roster, act: () => Promise<unknown>): Promise<Work> {
  const all = [await workOnce(roster, act), await workOnce(roster, act), await workOnce(roster, act)]
  return all.reduce((least, one) => (one.statements < least.statements ? one : least))
}

async function workOnce({ world }: Roster, act: () => Promise<unknown>): Promise<Work> {
  const [hasher, [clients, connections]] = [hasherOf(world), [pg.Client.prototype, SqliteConnection.prototype]]
  const [verify, query, execute] = [hasher.verify, clients.query, connections.executeQuery]
  let [statements, hashes] = [0, 0]
  hasher.verify = (...given) => {
    hashes++
    return verify(...given)
  }
  clients.query = function (this: pg.Client, ...given: unknown[]) {
    statements++
    return Reflect.apply(query, this, given)
  } as typeof query
  connections.executeQuery = function (this: SqliteConnection, ...given) {
    statements++
    return Reflect.apply(execute, this, given)
  } as typeof execute
  try {
    await act()
  } finally {
    hasher.verify = verify
    clients.query = query
    connections.executeQuery = execute
  }
  return { statements, hashes }
}
