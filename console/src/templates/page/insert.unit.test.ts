import { expect, test } from 'vitest'
import { insertAt, placeOf } from './insert.ts'

test('a value goes in where the cursor stands, and the cursor behind it', () => {
  expect(insertAt('Dear ,', 5, '{{ name }}')).toEqual({ text: 'Dear {{ name }},', at: 15 })
})

test('a line and a column are found in the text', () => {
  const text = 'one\ntwo {{ x }}'
  expect(text.slice(placeOf(text, 2, 5))).toBe('{{ x }}')
  expect(placeOf(text, 1, 1)).toBe(0)
})
