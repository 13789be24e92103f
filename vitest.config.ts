import { availableParallelism } from 'node:os'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

const SECOND = 1_000
const UNIT = '**/*.unit.test.ts'
/** Stories against the real application: they run on both databases. */
const STORIES = ['server/**/*.test.ts', 'tests/{journeys,operations,presets,upgrade}/**/*.test.ts']
/** Starts the command on a SQLite file, whatever the run is about. */
const ON_A_FILE = 'tests/journeys/start.test.ts'
const WORKERS = Math.min(8, Math.max(2, availableParallelism()))
/** The application is loaded once in each worker, not once in each file: nothing of ours is kept outside a world. */
const SHARED = { isolate: false }

const onDatabase = (name: 'sqlite' | 'postgres', globalSetup: string[]): TestProjectInlineConfiguration => ({
  test: {
    ...SHARED,
    name,
    include: STORIES,
    exclude: name === 'sqlite' ? [UNIT] : [UNIT, ON_A_FILE],
    env: { ROSTER_TEST_DATABASE: name },
    globalSetup,
    // In one group: who is done with one database begins with the other.
    sequence: { groupOrder: 1 },
    maxWorkers: WORKERS,
    testTimeout: 180 * SECOND,
    hookTimeout: 120 * SECOND,
  },
})

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...SHARED,
          name: 'unit',
          include: [`{server,console/src,tests,bench}/${UNIT}`],
          maxWorkers: WORKERS,
          testTimeout: 60 * SECOND,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...SHARED,
          name: 'house',
          include: ['tests/house/**/*.test.ts'],
          exclude: [UNIT],
          maxWorkers: WORKERS,
          testTimeout: 60 * SECOND,
          sequence: { groupOrder: 0 },
        },
      },
      onDatabase('sqlite', []),
      onDatabase('postgres', ['tests/harness/provision/postgres.setup.ts']),
      {
        test: {
          ...SHARED,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          env: { ROSTER_TEST_DATABASE: 'sqlite' },
          globalSetup: ['tests/harness/provision/chromium.setup.ts', 'tests/browser/console.setup.mjs'],
          sequence: { groupOrder: 2 },
          // A busy machine can starve a browser; what needed its second try is told as such in the report.
          retry: process.env.CI ? 1 : 0,
          // Each with a browser of its own, which waits for the server half of the time.
          maxWorkers: Math.min(4, WORKERS),
          testTimeout: 240 * SECOND,
          hookTimeout: 120 * SECOND,
          expect: { poll: { timeout: 15 * SECOND } },
        },
      },
    ],
  },
})
