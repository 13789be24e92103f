import { expect, test } from 'vitest'
import { parseSearch, stringifySearch } from './search.ts'

test('an address comes back as it was, numbers and braces included', () => {
  const address = '?q=%7B1%7D&page=2&status=active&status=locked'
  expect(stringifySearch(parseSearch(address))).toBe(address)
})
