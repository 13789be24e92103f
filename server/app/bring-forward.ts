import type { Config } from '../platform/config.ts'
import { type Engine, grantToServer, isUpToDate, migrate, openPostgres } from '../platform/database/index.ts'

/**
 * Brings the schema forward; answers the steps taken. With `migrationDatabaseUrl` under that role, which alone may
 * change the schema, while the server's role may only work in it.
 */
export async function bringForward(
  { databaseUrl, migrationDatabaseUrl }: Pick<Config, 'databaseUrl' | 'migrationDatabaseUrl'>,
  engine: Engine,
): Promise<readonly string[]> {
  if (!databaseUrl || !migrationDatabaseUrl) return migrate(engine.writes, engine.types)
  const owner = openPostgres(migrationDatabaseUrl)
  try {
    const taken = await migrate(owner.writes, owner.types)
    if (taken.length > 0 || !(await isUpToDate(engine.reads)))
      await grantToServer(owner.writes, decodeURIComponent(new URL(databaseUrl).username))
    return taken
  } finally {
    await owner.close()
  }
}
