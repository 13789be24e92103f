import { describe, expect, test } from 'vitest'
import { honestyViolations, timeViolations } from './habits.ts'
import { readHouse, sourceOf } from './sources.ts'

const house = readHouse()

test('time and chance come in by platform/{clock,ids,secrets}.ts alone', () => {
  expect(house.flatMap(timeViolations)).toEqual([])
})

test('no any, no suppression without its reason, no test that runs alone', () => {
  expect(house.flatMap(honestyViolations)).toEqual([])
})

describe('the reader of habits notices', () => {
  test.each([
    'Date.now()',
    'new Date()',
    'new Date( )',
    'Date()',
    'Math.random()',
    'crypto.randomUUID()',
    'randomBytes(32)',
  ])('%s', (code) => {
    expect(timeViolations(sourceOf('server/users/x.ts', `const x = ${code}`))).toHaveLength(1)
    expect(timeViolations(sourceOf('server/platform/clock.ts', `const x = ${code}`))).toEqual([])
    expect(timeViolations(sourceOf('server/users/x.test.ts', `const x = ${code}`))).toEqual([])
  })

  test.each(['new Date(value)', '// Date.now()', "'Date.now()'", '/* new Date() */', 'toDate()'])(
    'but not %s',
    (code) => {
      expect(timeViolations(sourceOf('server/users/x.ts', `const x = 1; ${code}`))).toEqual([])
    },
  )

  test.each([
    'let x: any',
    'x as any',
    'Map<string, any>',
    'let x: any[]',
    '// @ts-ignore',
    '// @ts-expect-error',
    '// biome-ignore lint/a/b',
    '// biome-ignore lint/a/b: ',
    "test.only('x')",
  ])('%s', (code) => {
    expect(honestyViolations(sourceOf('server/users/x.ts', `${code}\n`))).toHaveLength(1)
  })

  test.each([
    "'any'",
    '// any',
    'anyOf(x)',
    'const any = 1',
    '// @ts-expect-error kysely#1234: drop at 0.30',
    '// biome-ignore lint/a/b: these are what is refused',
  ])('but not %s', (code) => {
    expect(honestyViolations(sourceOf('server/users/x.ts', `${code}\n`))).toEqual([])
  })
})
