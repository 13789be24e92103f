import { expect, test } from 'vitest'
import { type Clause, plansOf } from './clauses.ts'

const actor: Clause = [{ by: 'actor', values: ['grace'] }]
const suspended: Clause = [{ by: 'event', values: ['user.suspended'] }]
const planOf = (clauses: readonly Clause[]) => plansOf(clauses)[0]
const kind: Clause = [{ by: 'kind', value: 'user' }]

test('without a clause everything is read by time', () => {
  expect(planOf([])).toEqual({ sources: [{ by: 'everything', value: '' }], rest: [] })
  expect(planOf([kind])).toEqual({ sources: [{ by: 'everything', value: '' }], rest: [kind] })
})

test('each clause that an index answers is a way to look it up, the others are asked of its rows', () => {
  expect(planOf([kind, actor, suspended])).toEqual({
    sources: [{ by: 'actor', value: 'grace' }],
    rest: [kind, suspended],
  })
  expect(plansOf([kind, actor, suspended])).toHaveLength(2)
})

test('each value is looked up once', () => {
  expect(planOf([[{ by: 'event', values: ['a.b', 'a.b'] }]]).sources).toEqual([{ by: 'event', value: 'a.b' }])
})

test('events that are already narrower make the wider ones needless', () => {
  expect(planOf([suspended, [{ by: 'event', values: ['user.created', 'user.suspended'] }], kind]).rest).toEqual([kind])
})
