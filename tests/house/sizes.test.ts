import { expect, test } from 'vitest'
import { readHouse } from './sources.ts'

const LARGEST = 250
const LARGEST_TEST = 300
const MEDIAN = 60

const sizes = readHouse()
  .filter(({ path }) => !path.includes('/locales/'))
  .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))

test('no file holds more than one thought can fill', () => {
  const limit = (path: string) => (/\.test\.tsx?$/.test(path) ? LARGEST_TEST : LARGEST)
  expect(sizes.filter(({ path, lines }) => lines > limit(path))).toEqual([])
})

test(`half of the files have at most ${MEDIAN} lines`, () => {
  const own = sizes.filter(({ path }) => !/\.test\.tsx?$/.test(path)).map(({ lines }) => lines)
  expect(own.sort((a, b) => a - b)[Math.floor(own.length / 2)]).toBeLessThanOrEqual(MEDIAN)
})
