import { expect, test } from 'vitest'
import { addressWith } from './useAddress.ts'

test('a change of the address sets, repeats and removes', () => {
  const search = new URLSearchParams('q=ada&status=active&after=x')
  expect(addressWith('/users', search, { status: ['locked', 'invited'], after: undefined })).toBe(
    '/users?q=ada&status=locked&status=invited',
  )
  expect(addressWith('/users', search, { q: undefined, status: undefined, after: undefined })).toBe('/users')
})
