import { expect, test } from 'vitest'
import { isConcerned } from './concerned.ts'
import { waitBefore } from './waiting.ts'

const ada = { kind: 'user', id: 'ada' }
const page = (user: string) => ['users', 'users.get', { params: { user } }]
const list = ['users', 'users.list', { query: { q: 'a' } }]

test('a change of somebody concerns their page and every list, not the page of another', () => {
  const message = { topic: 'users', entity: ada } as const
  expect(isConcerned(page('ada'), message)).toBe(true)
  expect(isConcerned(page('ben'), message)).toBe(false)
  expect(isConcerned(list, message)).toBe(true)
  expect(isConcerned(['roles', 'roles.holders', { params: { role: 'clerks' } }], message)).toBe(true)
  expect(isConcerned(['audit', 'audit.browse', {}], message)).toBe(false)
})

test('without an id everything of the topic is concerned', () => {
  expect(isConcerned(page('ben'), { topic: 'users' })).toBe(true)
  expect(isConcerned(['settings', 'settings.list', {}], { topic: 'users' })).toBe(false)
})

test('tries come soon, then seldom, never all at once', () => {
  expect(waitBefore(0, 0)).toBe(250)
  expect(waitBefore(0, 1)).toBe(500)
  expect(waitBefore(3, 1)).toBe(4000)
  expect(waitBefore(40, 1)).toBe(30_000)
})
