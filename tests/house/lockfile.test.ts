import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lockViolations, type Packages } from './lockfile.ts'

const NODE = '24.0.0' // the oldest that `toolchain/` brings anywhere

test.each(['package-lock.json', 'toolchain/package-lock.json'])(
  '%s installs everywhere, under our Node, without building',
  (path) => {
    const lock: { packages: Packages } = JSON.parse(readFileSync(path, 'utf8'))
    expect(lockViolations(lock.packages, NODE)).toEqual([])
  },
)

describe('the reader of lockfiles notices', () => {
  const seen = (entry: Packages[string]) => lockViolations({ 'node_modules/x': entry }, NODE).length

  test.each(['^20.19.0 || ^22.12.0', '<24', '22', '>=26', '~23.1', '^18 || 20.x'])('engines %s', (node) => {
    expect(seen({ engines: { node } })).toBe(1)
  })

  test.each([
    '>=24',
    '^24.0.0',
    '>= 10.x',
    '20 || >=22',
    '10.* || >= 12.*',
    '>=16 || 14 >=14.17',
    '*',
    '24.x',
    '>=18 <25',
  ])('but not engines %s', (node) => {
    expect(seen({ engines: { node } })).toBe(0)
  })

  test('an install script, a host, a missing twin', () => {
    expect(seen({ hasInstallScript: true })).toBe(1)
    expect(seen({ hasInstallScript: true, os: ['darwin'] })).toBe(0)
    expect(seen({ resolved: 'https://example.org/x.tgz' })).toBe(1)
    expect(seen({ optionalDependencies: { '@x/linux-arm64': '1.0.0' } })).toBe(1)
  })
})
