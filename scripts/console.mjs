// Builds the console when its sources changed since the last time.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runQuietly } from './child.mjs'
import { fail, say } from './say.mjs'
import { ROOT } from './toolchain.mjs'

const BUILT = join(ROOT, 'console', 'dist', 'index.html')
const STAMP = join(ROOT, 'node_modules', '.roster-console')
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
  const texts = new Map()
  for (const path of [...filesBelow(join(ROOT, 'console')), join(ROOT, 'package-lock.json')]) read(path, texts)
  for (const path of [...texts.keys()].sort()) hash.update(path.slice(ROOT.length)).update('\0').update(texts.get(path))
  return hash.digest('hex')
}

/** Reads a file, and what it imports of ours: the console reads contracts of the server. */
function read(path, texts) {
  if (texts.has(path) || !existsSync(path)) return
  const text = readFileSync(path)
  texts.set(path, text)
  if (!/\.tsx?$/.test(path)) return
  for (const [, target] of text.toString().matchAll(/\bfrom '(\.[^']+)'/g)) read(join(dirname(path), target), texts)
}

function filesBelow(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => !SKIPPED.has(entry.name))
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}
