import { expect, test } from 'vitest'
import { completed, keyOf, retargeted, tidy } from './meaning.ts'

test('columns that nobody has given a meaning are left out, and keep the order of the file', () => {
  const columns = [
    { name: 'email', samples: [] },
    { name: 'notes', samples: [] },
  ]
  expect(completed({ columns, mapping: [{ column: 'email', target: 'email' }] })).toEqual([
    { column: 'email', target: 'email' },
    { column: 'notes', target: 'ignore' },
  ])
})

test('details of a former meaning are not sent along', () => {
  const key = { column: 'bioguide', target: 'externalId', source: 'congress' } as const
  expect(tidy(key)).toEqual(key)
  expect(tidy({ ...key, target: 'username' })).toEqual({ column: 'bioguide', target: 'username' })
  expect(tidy({ ...key, target: 'user', by: 'email' })).toEqual({ column: 'bioguide', target: 'user', by: 'email' })
})

test('a new profile field gets a key and a name from its column', () => {
  const next = retargeted({ column: 'Büro (Straße)', target: 'ignore' }, 'newField')
  expect(next).toMatchObject({ field: 'buro_stra_e', label: 'Büro (Straße)', fieldKind: 'text' })
  expect(keyOf('2024')).toBe('field')
})
