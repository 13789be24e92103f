// Builds the console when its sources changed since the last time.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { runQuietly } from './child.mjs'
import { fail, say } from './say.mjs'
import { ROOT } from './toolchain.mjs'

const BUILT = join(ROOT, 'console', 'dist', 'index.html')
const STAMP = join(ROOT, 'node_modules', '.roster-console')
/** What the console may read of the server. */
const SHARED = new Set(['contract.ts', 'schema.ts', 'failures.ts'])
const SKIPPED = new Set(['node_modules', 'dist'])

/** Builds `console/dist`, unless it was built from exactly these sources. */
export function ensureConsole() {
  const digest = digestOfSources()
  if (existsSync(BUILT) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest) return

  say('Building the console ...')
  const env = { ...process.env, NODE_ENV: 'production' }
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  const { ok, output } = runQuietly(process.execPath, [vite, 'build', 'console', '--logLevel', 'warn'], {
    cwd: ROOT,
    env,
  })
  if (!ok || !existsSync(BUILT)) fail('the console could not be built.', output)
  writeFileSync(STAMP, digest)
}

function digestOfSources() {
  const hash = createHash('sha256')
  const sources = [
    ...filesBelow(join(ROOT, 'console')),
    ...filesBelow(join(ROOT, 'server')).filter((path) => SHARED.has(basename(path))),
    join(ROOT, 'package-lock.json'),
  ]
  for (const path of sources.sort()) hash.update(path.slice(ROOT.length)).update('\0').update(readFileSync(path))
  return hash.digest('hex')
}

function filesBelow(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => !SKIPPED.has(entry.name))
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}
