import { expect, test } from 'vitest'
import { differenceOf } from './difference.ts'
import { Manifest } from './manifest.ts'

const readers = { key: 'notes', name: 'Notes', actions: [{ key: 'read', name: 'Read', levels: ['own'] }] }
const desk = (rest: object) => Manifest.parse({ key: 'desk', name: 'Desk', ...rest })

test('a plan tells directories, fields and times in words, not in the notation of programs', () => {
  const attributes = [
    { key: 'city', name: 'City' },
    { key: 'size', name: 'Size', kind: 'choice', choices: ['S', 'L'], required: true },
  ]
  const decides = { effect: 'restrict', appliesTo: [{ scope: 'notes', attribute: 'customer' }] }
  const roles = ['24h', '7d', '90m'].map((within, at) => ({
    ...{ key: `r${at}`, name: `Role ${at}` },
    permissions: { 'notes.read': { level: 'own', within } },
  }))
  const after = desk({
    ...{ scopes: [readers], roles, directories: [{ key: 'customers', name: 'Customers', attributes }] },
    profileFields: [{ key: 'mine', label: 'Mine', kind: 'record', directory: 'customers', many: true, ...decides }],
  })
  const told = differenceOf(null, after).flatMap((one) => (/scope|action|module/.test(one.kind) ? [] : [one.after]))
  expect(told).toEqual([
    'Role 0 · notes.read: own within 24h',
    'Role 1 · notes.read: own within 7d',
    'Role 2 · notes.read: own within 90m',
    'Customers · city: City (text), size: Size (choice "S", "L" required)',
    'Mine · record customers · many · restrict: notes.customer',
  ])
})

test('a directory whose names may repeat from now on is a change', () => {
  const customers = (uniqueNames: boolean) =>
    desk({ directories: [{ key: 'customers', name: 'Customers', uniqueNames }] })
  expect(differenceOf(customers(true), customers(false))).toMatchObject([{ kind: 'directory', change: 'changed' }])
  expect(differenceOf(customers(true), customers(true))).toEqual([])
})
