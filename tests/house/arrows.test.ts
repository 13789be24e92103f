import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { arrowViolations, featureOrder } from './arrows.ts'
import { readHouse, sourceOf } from './sources.ts'

const FEATURES = 'server/app/features.ts'
const listed = existsSync(FEATURES) ? featureOrder(readFileSync(FEATURES, 'utf8')) : []

describe('the arrows of the server', () => {
  test('cli → app → features → platform; features by the front door, and only to earlier ones', () => {
    expect(readHouse().flatMap((source) => arrowViolations(source, listed))).toEqual([])
  })

  test.runIf(existsSync(FEATURES))('every feature folder is listed once', () => {
    const folders = readdirSync('server', { withFileTypes: true }).filter((entry) => entry.isDirectory())
    const features = folders.map((entry) => entry.name).filter((name) => !['platform', 'app', 'cli'].includes(name))
    expect([...listed].sort()).toEqual(features.sort())
  })
})

describe('the reader of arrows notices', () => {
  const order = ['access', 'users', 'links']
  const seen = (path: string, text: string) => arrowViolations(sourceOf(path, text), order).length

  test.each([
    ['a platform that knows a feature', 'server/platform/http/bind.ts', "import { can } from '../../access/index.ts'"],
    ['a feature that knows app', 'server/users/create.ts', "import { build } from '../app/build.ts'"],
    ['app that knows cli', 'server/app/serve.ts', "import { print } from '../cli/print.ts'"],
    ['a side door', 'server/users/create.ts', "import { decide } from '../access/engine/index.ts'"],
    ['a store behind the door', 'server/links/issue.ts', "import * as store from '../users/store.ts'"],
    ['a later feature', 'server/access/can.ts', "import { findUser } from '../users/index.ts'"],
    ['a later feature of types alone', 'server/access/can.ts', "import type { User } from '../users/index.ts'"],
    [
      'a later feature on several lines',
      'server/access/can.ts',
      "import {\n  findUser,\n  type User,\n} from '../users/index.ts'",
    ],
    ['a later feature passed on', 'server/access/index.ts', "export { findUser } from '../users/index.ts'"],
    ['a later feature imported late', 'server/access/can.ts', "const users = await import('../users/index.ts')"],
    [
      'a worker of another feature',
      'server/links/run.ts',
      "new Worker(new URL('../users/worker.ts', import.meta.url))",
    ],
    ['a feature that is not listed', 'server/links/run.ts', "import { x } from '../toys/index.ts'"],
    ['a contract that reads operations', 'server/links/contract.ts', "import { x } from '../users/create.ts'"],
    ['a server that reads the console', 'server/users/create.ts', "import { x } from '../../console/src/x.ts'"],
    ['a server that reads the tests', 'server/users/create.ts', "import { x } from '../../tests/harness/x.ts'"],
  ])('%s', (_, path, text) => expect(seen(path, text)).toBe(1))

  test.each([
    ['an earlier feature', 'server/users/create.ts', "import { can } from '../access/index.ts'"],
    ['the platform', 'server/users/create.ts', "import { refuse } from '../platform/refusal.ts'"],
    ['its own rooms', 'server/access/can.ts', "import { decide } from './engine/index.ts'"],
    [
      'a contract that reads a manifest',
      'server/users/contract.ts',
      "import { onAnyUser } from '../access/manifest.ts'",
    ],
    ['a commented line', 'server/access/can.ts', "// import { x } from '../users/index.ts'"],
    ['app that knows features', 'server/app/build.ts', "import { routes } from '../users/routes.ts'"],
    ['tests', 'server/access/can.test.ts', "import { x } from '../users/create.ts'"],
    ['packages', 'server/access/can.ts', "import { z } from 'zod'\nimport { join } from 'node:path'"],
  ])('but not %s', (_, path, text) => expect(seen(path, text)).toBe(0))

  test('the order of features, as words or as imported names', () => {
    expect(featureOrder("export const features = ['access', 'sign-in'] as const")).toEqual(['access', 'sign-in'])
    const objects =
      "features: readonly Feature[] = [\n  { name: 'audit', routes: [] },\n  { name: 'sign-in', routes: r },\n]\n"
    expect(featureOrder(objects)).toEqual(['audit', 'sign-in'])
    const imported =
      "import { access } from '../access/index.ts'\nimport { x, routes as signIn } from '../sign-in/index.ts'\n"
    expect(featureOrder(`${imported}export const features: readonly Feature[] = [\n  access,\n  signIn,\n]`)).toEqual([
      'access',
      'sign-in',
    ])
  })
})
