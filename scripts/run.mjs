#!/usr/bin/env node
// The one target of every npm script and of the `roster` command: brings a Node, the dependencies and the
// console as needed, then becomes what was asked for. Plain ESM that any Node from 18 on can read.
import { join } from 'node:path'
import { become } from './child.mjs'
import { ensureConsole } from './console.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { fail } from './say.mjs'
import { bringNode, isRecentEnough, ROOT, withNodeFirst } from './toolchain.mjs'

const inRoot = (path) => join(ROOT, ...path.split('/'))

/** Where objects are born: Node lets it grow to 100 MB, which a server that waits for requests keeps for nothing. */
const SMALL_NURSERY = '--max-semi-space-size=8'
/** Lists and imports hold little and make much: collected a little more often, they take half the memory. */
const SMALL_STEPS = '--heap-growing-percent=60'

/** What each name becomes; `console` where it needs the built console. */
const commands = {
  start: { console: true, run: ['server/cli/main.ts', 'serve'] },
  roster: { run: ['server/cli/main.ts'] },
  dev: { run: ['scripts/dev.ts'] },
  build: { console: true },
  test: { console: true, run: ['scripts/test.ts'] },
  check: { run: ['scripts/check.ts'] },
  types: { run: ['scripts/check.ts', 'types'] },
  lint: { run: ['scripts/check.ts', 'lint'] },
  torture: { run: ['tests/torture/main.ts'] },
  bench: { console: true, run: ['bench/main.ts'] },
}

const [name = 'start', ...rest] = process.argv.slice(2)

try {
  if (!Object.hasOwn(commands, name)) fail(`there is no "${name}". Known: ${Object.keys(commands).join(', ')}.`)
  if (isRecentEnough()) prepareAndRun(commands[name])
  else replaceBy(bringNode(), [inRoot('scripts/run.mjs'), name, ...rest])
} catch (error) {
  fail(`${name} could not be prepared: ${error.message}`)
}

function prepareAndRun({ console, run }) {
  // `roster` stays where the caller stands: its arguments may name files there.
  if (name !== 'roster') process.chdir(ROOT)
  ensureDependencies()
  const serves = name === 'start' || (name === 'roster' && rest[0] === 'serve')
  if (console || serves) ensureConsole()
  if (!run) return
  const [script, ...args] = run
  const flags = serves || name === 'roster' ? [SMALL_NURSERY, SMALL_STEPS] : []
  replaceBy(process.execPath, [...flags, inRoot(script), ...args, ...rest])
}

function replaceBy(node, args) {
  become(node, args, withNodeFirst(node))
}
