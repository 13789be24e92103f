import { expect, test } from 'vitest'
import { addressOf } from './address.ts'

test('parameters are filled in and escaped: nobody leaves the path by an id', () => {
  expect(addressOf('/users/:user/links/:link', { user: 'ext:hr:a/../b', link: 'x y' })).toBe(
    '/api/v1/users/ext%3Ahr%3Aa%2F..%2Fb/links/x%20y',
  )
})

test('what is not given is left out, lists repeat their key', () => {
  expect(addressOf('/users', {}, { q: '', limit: 50, after: undefined, status: ['active', 'locked'] })).toBe(
    '/api/v1/users?limit=50&status=active&status=locked',
  )
})
