#!/usr/bin/env node
// The one target of every npm script and of the `roster` command: brings a Node, the dependencies and the
// console as needed, then becomes what was asked for. Plain ESM that any Node from 18 on can read.
import { join } from 'node:path'
import { become } from './child.mjs'
import { buildConsole, ensureConsole } from './console.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { fail } from './say.mjs'
import { bringNode, isRecentEnough, ROOT, withNodeFirst } from './toolchain.mjs'

const inRoot = (path) => join(ROOT, ...path.split('/'))
const script = (path, ...args) => (more) => becomeNode(inRoot(path), ...args, ...more)

const commands = {
  start: (more) => (ensureConsole(), script('server/cli/main.ts', 'serve')(more)),
  roster: (more) => (more[0] === 'serve' && ensureConsole(), script('server/cli/main.ts')(more)),
  dev: script('scripts/dev.ts'),
  build: () => buildConsole(),
  test: (more) => (ensureConsole(), script('scripts/test.ts')(more)),
  check: script('scripts/check.ts'),
  types: script('scripts/check.ts', 'types'),
  lint: script('scripts/check.ts', 'lint'),
  bench: (more) => (ensureConsole(), script('bench/main.ts')(more)),
}

const [name = 'start', ...rest] = process.argv.slice(2)

try {
  const command = commands[name]
  if (!command) fail(`there is no "${name}". Known: ${Object.keys(commands).join(', ')}.`)
  else if (!isRecentEnough()) again(bringNode())
  else {
    if (name !== 'roster') process.chdir(ROOT)
    ensureDependencies()
    command(rest)
  }
} catch (error) {
  fail(`${name} could not be prepared: ${error.message}`)
}

function again(node) {
  become(node, [inRoot('scripts/run.mjs'), name, ...rest], withNodeFirst(node))
}

function becomeNode(...args) {
  become(process.execPath, args, withNodeFirst(process.execPath))
}
