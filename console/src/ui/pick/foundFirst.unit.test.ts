import { expect, test } from 'vitest'
import { foundFirst } from './foundFirst.ts'

const options = ['North harbour', 'Harbour', 'Société', 'Harbour night'].map((label) => ({
  value: label,
  label,
  disabled: false,
}))
const find = (search: string) =>
  foundFirst({ options, search, limit: 60 }).map((one) => ('label' in one ? one.label : ''))

test('a choice among many is found by its words, with or without accents; what begins so stands first', () => {
  expect(find('harb')).toEqual(['Harbour', 'Harbour night', 'North harbour'])
  expect(find('night harbour')).toEqual(['Harbour night'])
  expect(find('societe')).toEqual(['Société'])
  expect(find(' ')).toHaveLength(4)
})

test('choices in groups are found within their groups; a group in which nothing is found goes', () => {
  const group = (name: string, labels: readonly string[]) => ({
    group: name,
    items: options.filter(({ label }) => labels.includes(label)),
  })
  const groups = [group('Of the sea', ['North harbour', 'Harbour']), group('Others', ['Société'])]
  const found = foundFirst({ options: groups, search: 'harb', limit: 60 })
  expect(found).toEqual([
    {
      group: 'Of the sea',
      items: [expect.objectContaining({ label: 'Harbour' }), expect.objectContaining({ label: 'North harbour' })],
    },
  ])
})
