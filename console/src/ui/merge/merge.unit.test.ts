import { expect, test } from 'vitest'
import { changesOf, clashesOf, merged } from './merge.ts'

const base = { name: 'Commerce', kind: 'Committee', note: '' }

test('what only one of two people changed needs no question, and nothing is lost', () => {
  const mine = { ...base, name: 'Commerce and Science' }
  const theirs = { ...base, note: 'Meets on Tuesdays' }
  expect(clashesOf(base, mine, theirs)).toEqual([])
  expect(merged(base, mine, theirs)).toEqual({ ...base, name: 'Commerce and Science', note: 'Meets on Tuesdays' })
  expect(changesOf(base, mine)).toEqual({ name: 'Commerce and Science' })
})

test('what both changed is asked; the same change twice is not', () => {
  const mine = { ...base, name: 'Trade', kind: 'Board' }
  const theirs = { ...base, name: 'Transport', kind: 'Board' }
  expect(clashesOf(base, mine, theirs)).toEqual(['name'])
  expect(merged(base, mine, theirs, new Set(['name']))).toEqual({ ...base, name: 'Transport', kind: 'Board' })
})
