import fc from 'fast-check'
import { expect, test } from 'vitest'
import { harmless, joinCell, original, splitCell } from './csv.ts'

test.each(['=1+1', '+49 30 1', '-3', '@cmd', '\tx', '\rx', '\0', ' =1', '"=1', "'=1", '＝1', '  \t-1', '－1'])(
  'R116 %j would be calculated, so it gets an apostrophe',
  (cell) => {
    expect(harmless(cell)).toBe(`'${cell}`)
  },
)

test.each(["'t Hooft", 'a=b', '“quoted”', '', "'", 'x@y.example'])('%j stays as it is', (cell) => {
  expect(harmless(cell)).toBe(cell)
  expect(original(cell)).toBe(cell)
})

const nasty = fc.string({
  unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ' ', '\t', 'a', '|', '/', '\\', '＝', 'é'),
})

test('R116 whatever is written comes back as it was, and nothing written is a formula', () => {
  fc.assert(
    fc.property(nasty, (cell) => {
      expect(original(harmless(cell))).toBe(cell)
      expect(harmless(cell)).not.toMatch(/^[=+\-@\t\r]/)
    }),
  )
})

test('several values in one cell come back one by one, and so do values within values', () => {
  const trimmed = nasty.map((text) => text.trim()).filter((text) => text !== '')
  fc.assert(
    fc.property(fc.array(trimmed), (values) => {
      expect(splitCell(joinCell(values))).toEqual(values)
    }),
  )
  fc.assert(
    fc.property(fc.array(fc.array(trimmed, { minLength: 1 }), { minLength: 1 }), (paths) => {
      const cell = joinCell(paths.map((path) => joinCell(path, '/')))
      expect(splitCell(cell).map((one) => splitCell(one, '/'))).toEqual(paths)
    }),
  )
})
