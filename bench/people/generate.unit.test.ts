import { expect, test } from 'vitest'
import { generatePeople, type Person } from './generate.ts'
import { treeFor } from './teams.ts'

const NOW = Date.parse('2026-11-21T09:00:00Z')
const some = (count: number, seed = 1): Person[] => [...generatePeople(count, seed, NOW)]
const share = (people: readonly Person[], is: (person: Person) => boolean) => people.filter(is).length / people.length

test('the same seed gives the same people, another seed others, and more people begin with the same', () => {
  expect(some(500)).toEqual(some(500))
  expect(some(500, 2)).not.toEqual(some(500))
  const names = (people: readonly Person[]) => people.slice(0, 500).map(({ username }) => username)
  expect(names(some(2000))).toEqual(names(some(500)))
})

test('nobody shares a username, an address or a staff number', () => {
  const people = some(20_000)
  for (const keys of [
    people.map(({ username }) => username),
    people.flatMap(({ emails }) => emails),
    people.map(({ staffNumber }) => staffNumber),
  ])
    expect(new Set(keys).size).toBe(keys.length)
})

test('types, standings and letters are spread as in a large organisation', () => {
  const people = some(20_000)
  expect(share(people, ({ type }) => type === 'portal')).toBeCloseTo(0.2, 1)
  expect(share(people, ({ activatedAt }) => activatedAt === null)).toBeGreaterThan(0.05)
  expect(share(people, ({ deletedAt }) => deletedAt !== null)).toBeCloseTo(0.03, 1)
  expect(share(people, ({ familyName }) => /\p{Script=Cyrillic}/u.test(familyName))).toBeGreaterThan(0.03)
  expect(share(people, ({ familyName }) => /\p{Script=Han}/u.test(familyName))).toBeGreaterThan(0.05)
  for (const person of people)
    expect(person.lastSignInAt === null || person.lastSignInAt >= person.createdAt).toBe(true)
})

test('teams form a tree, parents first, and people are in its leaves', () => {
  const { teams, leaves } = treeFor(20_000, 1)
  for (const { parent, index } of teams) expect(parent === null || parent < index).toBe(true)
  const inner = new Set(teams.map(({ parent }) => parent))
  expect(leaves.some(({ index }) => inner.has(index))).toBe(false)
  expect(some(1000).every(({ teams: own }) => own.every((at) => leaves.some(({ index }) => index === at)))).toBe(true)
})
