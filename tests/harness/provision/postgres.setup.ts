/** Vitest runs this before tests that need PostgreSQL. `npm test` starts one itself; a bare `vitest` gets its own. */
import { startPostgres } from './postgres.ts'

export default async function setup(): Promise<(() => void) | undefined> {
  if (process.env.ROSTER_TEST_POSTGRES_URL) return undefined
  const cluster = await startPostgres()
  process.env.ROSTER_TEST_POSTGRES_URL = cluster.url
  process.once('exit', cluster.stop)
  return () => {
    process.off('exit', cluster.stop)
    cluster.stop()
  }
}
