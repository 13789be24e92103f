import { expect, test } from 'vitest'
import type { Scope, ScopeAction } from '../role.ts'
import { cellsOf, columnsOf, fitting, levelsOf, permissionsOf, withLevel } from './cells.ts'

const action = (key: string, levels: ScopeAction['levels'], giveable = levels): ScopeAction => ({
  key,
  name: key,
  levels,
  giveable,
  adminOnly: false,
})
const scope = (key: string, actions: ScopeAction[]): Scope => ({
  ...{ key, name: key, help: '', actions },
  ...{ module: 'roster', special: false, fields: [] },
})
const create = action('create', ['yes'])
const read = action('read', ['all', 'team', 'own'])

test('actions become columns in the order in which they first appear', () => {
  const scopes = [scope('users', [create, read]), scope('teams', [read, action('members', ['all', 'team'])])]
  expect(columnsOf(scopes).map(({ key }) => key)).toEqual(['create', 'read', 'members'])
  expect(levelsOf([create, read])).toEqual(['all', 'team', 'own'])
  expect(levelsOf([create])).toEqual(['yes'])
})

test('a wish for many is taken only where it may be given', () => {
  expect(fitting(create, 'all')).toBe('yes')
  expect(fitting(create, 'team')).toBeUndefined()
  expect(fitting(action('read', ['all', 'team'], ['team']), 'all')).toBeUndefined()
})

test('cells come back as the permissions they were, and a level set back keeps its time limit', () => {
  const permissions = [{ scope: 'api-users', action: 'edit', level: 'own' as const, within: 3600 }]
  const cells = cellsOf(permissions)
  expect(permissionsOf(cells)).toEqual(permissions)
  const changed = withLevel(cells, cells, 'api-users.edit', 'all')
  expect(permissionsOf(changed)[0]).toMatchObject({ level: 'all', within: null })
  expect(permissionsOf(withLevel(changed, cells, 'api-users.edit', 'own'))).toEqual(permissions)
  expect(permissionsOf(withLevel(changed, cells, 'api-users.edit', undefined))).toEqual([])
})
