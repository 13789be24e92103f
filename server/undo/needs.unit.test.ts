import { expect, test } from 'vitest'
import { UNDO_NEEDS } from '../access/index.ts'
import { inverses } from './inverses/index.ts'

test('the timeline offers an undo for exactly the events that have an opposite', () => {
  expect(Object.keys(UNDO_NEEDS).sort()).toEqual(Object.keys(inverses).sort())
})
