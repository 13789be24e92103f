import { availableParallelism } from 'node:os'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

const SECOND = 1_000
const UNIT = '**/*.unit.test.ts'
/** Stories against the real application: they run on both databases. */
const STORIES = ['server/**/*.test.ts', 'tests/{journeys,operations,presets,upgrade}/**/*.test.ts']
const WORKERS = Math.min(8, Math.max(2, availableParallelism()))

const onDatabase = (
  name: 'sqlite' | 'postgres',
  groupOrder: number,
  globalSetup: string[],
): TestProjectInlineConfiguration => ({
  test: {
    name,
    include: STORIES,
    exclude: [UNIT],
    env: { ROSTER_TEST_DATABASE: name },
    globalSetup,
    sequence: { groupOrder },
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
          name: 'unit',
          include: [`{server,console/src,tests,bench}/${UNIT}`],
          maxWorkers: WORKERS,
          testTimeout: 60 * SECOND,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'house',
          include: ['tests/house/**/*.test.ts'],
          exclude: [UNIT],
          maxWorkers: WORKERS,
          testTimeout: 60 * SECOND,
          sequence: { groupOrder: 0 },
        },
      },
      onDatabase('sqlite', 1, []),
      onDatabase('postgres', 2, ['tests/harness/provision/postgres.setup.ts']),
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          env: { ROSTER_TEST_DATABASE: 'sqlite' },
          globalSetup: ['tests/harness/provision/chromium.setup.ts', 'tests/browser/console.setup.mjs'],
          sequence: { groupOrder: 3 },
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
