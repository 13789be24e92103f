/** `npm run check [name …]`: everything that guards main besides the tests. Each check counts as one. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const OPENAPI = 'docs/openapi.json'
const TIMEOUT = 10 * 60_000 // a check that hangs must not hang main

interface Result {
  readonly ok: boolean
  readonly output: string
}

const checks: Record<string, () => Result> = {
  types: () => run('node_modules/typescript/bin/tsc', '-p', '.'),
  'types-console': () => run('node_modules/typescript/bin/tsc', '-p', 'console'),
  lint: () => run('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--max-diagnostics=50'),
  'dead-code': () => run('node_modules/knip/bin/knip.js'),
  house: () => run('node_modules/vitest/vitest.mjs', 'run', '--project', 'house'),
  openapi: openapiDrift,
}

const asked = process.argv.slice(2)
const names = asked.length
  ? Object.keys(checks).filter((name) => asked.some((word) => name.split('-')[0] === word || name === word))
  : Object.keys(checks)
if (!names.length) fail(`there is no check ${asked.join(', ')}. Known: ${Object.keys(checks).join(', ')}.`)

const failed = names.filter((name) => {
  const began = performance.now()
  const { ok, output } = checks[name]?.() ?? { ok: false, output: '' }
  if (!ok) process.stdout.write(`${output.trimEnd()}\n`)
  process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - began) / 1_000).toFixed(1)} s)\n`)
  return !ok
})
mkdirSync('test-results', { recursive: true })
writeFileSync(
  'test-results/checks-count.json',
  JSON.stringify({ passed: names.length - failed.length, failed: failed.length }),
)
process.stdout.write(`checks: ${names.length - failed.length} passed, ${failed.length} failed\n`)
process.exit(failed.length ? 1 : 0)

function run(...args: string[]): Result {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: TIMEOUT,
  })
  return { ok: status === 0, output: `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}` }
}

/** The committed description of the API must be the one the contracts give today. */
function openapiDrift(): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/cli/main.ts', 'openapi'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: TIMEOUT,
  })
  if (status !== 0) return { ok: false, output: stderr }
  const committed = existsSync(OPENAPI) ? readFileSync(OPENAPI, 'utf8') : ''
  const ok = committed.trim() === stdout.trim()
  return {
    ok,
    output: ok ? '' : `${OPENAPI} is not what the contracts say. Run: npm run --silent roster openapi > ${OPENAPI}`,
  }
}

function fail(sentence: string): never {
  process.stderr.write(`check: ${sentence}\n`)
  process.exit(1)
}
