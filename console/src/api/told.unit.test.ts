import { afterEach, expect, test } from 'vitest'
import german from '../locales/de/sentences.json'
import { learn, told } from './told.ts'

afterEach(() => learn({}))

test('what the server says is told in the language of the viewer, with names and numbers in their place', () => {
  learn(german)
  expect(told('The end lies in the past.')).toBe('Das Ende liegt in der Vergangenheit.')
  expect(told('“Root” is reserved.')).toBe('„Root“ ist vergeben.')
  expect(told('Ada Lovelace already uses this name.')).toBe('Ada Lovelace benutzt diesen Namen schon.')
  expect(told('1 team lies below “Desk”. Move or delete them first.')).toContain('Ein Team liegt unter „Desk“')
  expect(told('In Desk they could “users: edit”, which you cannot do there.')).toBe(
    'In Desk könnten sie „users: edit“, was Sie dort nicht können.',
  )
  expect(told('Everybody loses what “A” gives. Everybody gets what “B” gives.')).toBe(
    'Alle verlieren, was „A“ gibt. Alle bekommen, was „B“ gibt.',
  )
})

test('what is not known, and everything in English, stays as it was said', () => {
  expect(told('The end lies in the past.')).toBe('The end lies in the past.')
  learn(german)
  expect(told('Something new happened.')).toBe('Something new happened.')
})
