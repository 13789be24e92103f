import { type DatabaseConnection, type Driver, PostgresDialect } from 'kysely'
import pg from 'pg'
import { tooLong } from './reader-messages.ts'

const CANCELED = '57014' // by statement_timeout

/** Connections for lists: what PostgreSQL ended because it took too long is refused, and not our fault. */
export class ListDialect extends PostgresDialect {
  override createDriver(): Driver {
    const driver = super.createDriver()
    const acquire = driver.acquireConnection.bind(driver)
    const known = new WeakSet<DatabaseConnection>()
    driver.acquireConnection = async (options) => {
      const connection = await acquire(options)
      if (!known.has(connection)) refuseInTime(connection)
      known.add(connection)
      return connection
    }
    return driver
  }
}

function refuseInTime(connection: DatabaseConnection): void {
  const execute = connection.executeQuery.bind(connection)
  connection.executeQuery = async (query, options) => {
    try {
      return await execute(query, options)
    } catch (error) {
      throw error instanceof pg.DatabaseError && error.code === CANCELED ? tooLong() : error
    }
  }
}
