import { describe, expect, test } from 'vitest'
import { browserViolations, consoleViolations } from './console.ts'
import { readHouse, type Source, sourceOf } from './sources.ts'

describe('the console', () => {
  const house = readHouse()

  test('reads only contracts of the server, and no feature another one', () => {
    expect(house.flatMap(consoleViolations)).toEqual([])
  })

  test('gets nothing from the server that needs Node', () => {
    expect(browserViolations(reachedFrom(house, /^server\/.+\/contract\.ts$/))).toEqual([])
  })
})

describe('the reader of the console notices', () => {
  const seen = (path: string, text: string) => consoleViolations(sourceOf(path, text)).length

  test.each([
    [
      'an operation of the server',
      'console/src/users/UsersPage.tsx',
      "import { create } from '../../../server/users/create.ts'",
    ],
    [
      'a type of a store',
      'console/src/users/UsersPage.tsx',
      "import type { Row } from '../../../server/users/store.ts'",
    ],
    ['another feature', 'console/src/users/UsersPage.tsx', "import { RolePicker } from '../roles/RolePicker.tsx'"],
    ['a component that knows a feature', 'console/src/ui/Page.tsx', "import { x } from '../users/x.ts'"],
    ['a page that knows the shell', 'console/src/users/UsersPage.tsx', "import { x } from '../app/router.tsx'"],
    ['Node', 'console/src/users/x.ts', "import { join } from 'node:path'"],
  ])('%s', (_, path, text) => expect(seen(path, text)).toBe(1))

  test.each([
    ['a contract', 'console/src/users/UsersPage.tsx', "import { listUsers } from '../../../server/users/contract.ts'"],
    ['shared scalars', 'console/src/api/call.ts', "import { Id } from '../../../server/platform/schema.ts'"],
    [
      'the shell putting pages together',
      'console/src/app/router.tsx',
      "import { UsersPage } from '../users/UsersPage.tsx'",
    ],
    ['shared components', 'console/src/users/UsersPage.tsx', "import { Page } from '../ui/Page.tsx'"],
  ])('but not %s', (_, path, text) => expect(seen(path, text)).toBe(0))

  test('a contract that drags Node along', () => {
    const contract = sourceOf(
      'server/users/contract.ts',
      "import { z } from 'zod'\nimport { shape } from './shapes.ts'",
    )
    const shapes = sourceOf('server/users/shapes.ts', "import { hash } from 'node:crypto'")
    expect(browserViolations(reachedFrom([contract, shapes], /contract\.ts$/))).toHaveLength(1)
  })
})

function reachedFrom(house: readonly Source[], start: RegExp): Source[] {
  const byPath = new Map(house.map((source) => [source.path, source]))
  const reached = new Map<string, Source>()
  const visit = (source: Source | undefined): void => {
    if (!source || reached.has(source.path)) return
    reached.set(source.path, source)
    for (const { target, typeOnly } of source.imports) if (!typeOnly) visit(byPath.get(target))
  }
  for (const source of house) if (start.test(source.path)) visit(source)
  return [...reached.values()]
}
