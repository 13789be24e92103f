import { expect, test } from 'vitest'
import { weaknessesOf } from './rules.ts'

const none = { letters: 0, digits: 0, signs: 0, bothCases: false }
const rules = { ...none, minimum: 15, contextWords: ['maria.cantwell', 'Maria', 'Cantwell', 'Acme'] }
const codes = (password: string, over: Partial<typeof rules> = {}) =>
  weaknessesOf(password, { ...rules, ...over }).map((weakness) => weakness.code)

test('R1 length counts code points, not bytes or halves', () => {
  expect(codes('abcdefghijklmn')).toContain('too-short')
  expect(codes('quiet lanterns')).toContain('too-short')
  expect(codes('quiet lanterns!')).toEqual([])
  expect(codes('🦊🐢🌊🎻🪁🧭🦉🍋🚲🎈🌵🥁🧩🪐🦀')).toEqual([])
})

test('R2 long ones are accepted up to 1,024 bytes and refused beyond', () => {
  const long = 'seven quiet lanterns above the harbour '
  expect(codes(long.repeat(4))).toEqual([])
  expect(codes(`${long.repeat(26)}ab`.slice(0, 1024))).toEqual([])
  expect(codes(long.repeat(27))).toEqual(['too-long'])
})

test('R3 no composition is asked for', () => {
  expect(codes('all small letters and blanks')).toEqual([])
})

test('E-38 composition is asked for where it is set, and each lack is named', () => {
  const crm = { minimum: 8, letters: 4, digits: 2, signs: 1, bothCases: true }
  const lacks = (password: string) => weaknessesOf(password, { ...rules, ...crm }).map(({ message }) => message)
  expect(lacks('12 90 53 78 41')).toEqual([
    'At least 4 letters.',
    'At least one special character.',
    'Small and capital letters.',
  ])
  expect(lacks('quiet lanterns')).toEqual([
    'At least 2 digits.',
    'At least one special character.',
    'Small and capital letters.',
  ])
  expect(lacks('Quiet lanterns, 27')).toEqual([])
  expect(lacks('Größe über Öl ‽ ٣٤')).toEqual([])
})

test('R5 common ones are refused, also doubled or with digits behind', () => {
  for (const password of ['password', 'passwordpassword', 'password123456789', 'qwertyuiop', 'iloveyouiloveyou'])
    expect(codes(password, { minimum: 8 })).toContain('common')
})

test('R6 own names and the installation’s are refused, also disguised', () => {
  for (const password of [
    'Acme2026!Acme2026!',
    'my name is maria today',
    'M@r1a and the long road',
    'xxcantwellxx is here',
  ])
    expect(codes(password)).toContain('context')
})

test('R7 each refusal says why', () => {
  expect(weaknessesOf('Maria', rules).every((weakness) => weakness.message.endsWith('.'))).toBe(true)
})
