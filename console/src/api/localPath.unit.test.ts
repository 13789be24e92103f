import { expect, test } from 'vitest'
import { localPath } from './localPath.ts'

const here = 'https://roster.example'

test.each([
  ['//evil.example/users'],
  ['/\\evil.example'],
  ['https://evil.example/users'],
  ['https://roster.example.evil.example/'],
  ['javascript:alert(1)'],
  ['data:text/html,hello'],
  [''],
  [null],
  ['http://['],
])('%s is no page of this console', (address) => {
  expect(localPath(address, here)).toBeUndefined()
})

test('a page keeps its query and fragment', () => {
  expect(localPath('/users?status=locked#top', here)).toBe('/users?status=locked#top')
  expect(localPath('https://roster.example/teams', here)).toBe('/teams')
})
