/** `npm test`: brings what the tests need, runs them, and always stops what it started. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { ensureChromium } from '../tests/harness/provision/chromium.ts'
import { type Cluster, startPostgres } from '../tests/harness/provision/postgres.ts'
import { type Count, countTests } from './report.ts'

const REPORT = 'test-results/tests.json'
const began = performance.now()

let cluster: Cluster | undefined
process.on('exit', () => cluster?.stop())

try {
  mkdirSync('test-results', { recursive: true })
  rmSync(REPORT, { force: true })
  process.env.ROSTER_TEST_CHROMIUM = ensureChromium()
  cluster = await startPostgres()
  process.env.ROSTER_TEST_POSTGRES_URL = cluster.url
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}

const vitest = spawn(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${REPORT}`,
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => vitest.kill('SIGTERM'))
vitest.on('exit', (code) => {
  const { passed, failed, skipped } = counted(code === 0)
  writeFileSync('test-results/tests-count.json', JSON.stringify({ passed, failed }))
  const seconds = Math.round((performance.now() - began) / 1_000)
  process.stdout.write(
    `tests: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''} in ${seconds} s\n`,
  )
  process.exit(code ?? 1)
})

/** A run that failed without a failing test (nothing found, a crash, an error outside any test) failed once. */
function counted(ok: boolean): Count {
  const count = existsSync(REPORT) ? countTests(REPORT) : { passed: 0, failed: 0, skipped: 0 }
  return ok || count.failed > 0 ? count : { ...count, failed: 1 }
}
