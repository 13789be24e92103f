import { expect, test } from 'vitest'
import { countUsers, listUsers } from '../../../../server/users/contract.ts'
import { ExportFilter } from '../../../../server/users/export/contract.ts'
import { BESIDE, FILTERS } from './filters.ts'

const OF_PAGES = ['sort', 'order', 'limit', 'after']
const sorted = (names: readonly string[]) => names.filter((name) => !OF_PAGES.includes(name)).sort()

test('R116 whatever narrows the list stands in its address and goes with an export: no filter is forgotten', () => {
  const list = sorted(Object.keys(listUsers.query?.shape ?? {}))
  expect(sorted(Object.keys(ExportFilter.shape))).toEqual(list)
  expect(sorted(['q', ...FILTERS])).toEqual(list)
  expect(sorted(['q', ...BESIDE])).toEqual(sorted(Object.keys(countUsers.query?.shape ?? {})))
})
