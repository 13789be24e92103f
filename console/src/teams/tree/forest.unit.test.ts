import { expect, test } from 'vitest'
import { forestOf, pathTo, rowsOf, type TeamNode, withBelow } from './forest.ts'

const team = (id: string, parentId: string | null, name = id): TeamNode => ({
  id,
  parentId,
  name,
  kind: '',
  memberCount: 0,
  belowCount: 0,
  version: 1,
})

const forest = forestOf([
  team('aviation', 'commerce', 'Aviation and Innovation'),
  team('commerce', 'senate', 'Commerce'),
  team('lost', 'unseen', 'Énergie'),
  team('senate', null, 'Senate'),
])

const shown = (open: string[], words = '') =>
  rowsOf(forest, new Set(open), words).map(({ team: { id }, level }) => `${level} ${id}`)

test('a team whose parent one may not see stands at the top', () => {
  expect(shown([])).toEqual(['1 lost', '1 senate'])
})

test('opening a branch shows what lies below it', () => {
  expect(shown(['senate'])).toEqual(['1 lost', '1 senate', '2 commerce'])
  expect(shown(['senate', 'commerce'])).toContain('3 aviation')
})

test('searching ignores accents and shows where the found team lies', () => {
  expect(shown([], 'energie')).toEqual(['1 lost'])
  expect(shown([], 'innovation avi')).toEqual(['1 senate', '2 commerce', '3 aviation'])
})

test('the way up and what lies below', () => {
  expect(pathTo(forest, 'aviation').map(({ id }) => id)).toEqual(['senate', 'commerce'])
  expect([...withBelow(forest, 'senate')].sort()).toEqual(['aviation', 'commerce', 'senate'])
})
