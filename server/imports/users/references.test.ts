import { expect, test } from 'vitest'
import { furnishDesk } from '../../../tests/harness/assignments.ts'
import { startServer, type TestServer } from '../../../tests/harness/server.ts'
import { importText } from '../../../tests/imports/importing.ts'
import { createProfileField } from '../../profile-fields/contract.ts'
import { createRole } from '../../roles/contract.ts'
import { getUser, listUsers } from '../../users/contract.ts'
import { downloadUsersCsv, exportUsers } from '../../users/export/contract.ts'
import { listImportProblems } from '../contract.ts'

async function openDesk() {
  const server = await startServer()
  const { admin, call } = server
  const { record, field } = await furnishDesk(server)
  await field('origin', { directories: ['origins'], many: false, required: true })
  await call(admin, createProfileField, { body: { key: 'deputy', label: 'Deputy', kind: 'user' } })
  await record('origins', 'Basel')
  await record('issue-types', 'Complaint')
  await record('issue-types', 'Return')
  await record('customers', 'Acme | Sons', { externalIds: [{ source: 'erp', key: '1' }] })
  await record('customers', 'Borg')
  const columns = ['types', 'customers', 'origin', 'deputy'].map((key) => ({
    column: key,
    target: 'field' as const,
    field: key,
  }))
  const bring = async (file: string, actor = admin) => importText(server, actor, 'users', file, { columns })
  const problems = async (id: string) =>
    (await call(admin, listImportProblems, { params: { import: id } })).items.map(({ field: column, reason }) => [
      column,
      reason,
    ])
  const told = async (name: string) => {
    const { items } = await call(admin, listUsers, { query: { q: name } })
    const { fields } = await call(admin, getUser, { params: { user: items[0]?.id ?? '' } })
    return JSON.parse(JSON.stringify(fields, (key, value) => (key === 'id' || key === 'inactive' ? undefined : value)))
  }
  return { ...server, bring, problems, told }
}

const FILE = `username,types,customers,origin
ada,Complaint | Return,ext:erp:1 | Borg,Basel
bob,-,,basel
eve,*,Borg,Basel
`

test('R-11 R-14 G-11 assignments come by file, by name or key; the same file again changes nothing', async () => {
  const { bring, problems, told, trail } = await openDesk()
  const first = await bring(FILE)
  expect([first.counts, await problems(first.id)]).toEqual([{ created: 3, updated: 0, unchanged: 0, refused: 0 }, []])
  expect(await told('ada')).toEqual({
    types: { only: [{ name: 'Complaint' }, { name: 'Return' }] },
    customers: [{ name: 'Acme | Sons' }, { name: 'Borg' }],
    origin: [{ name: 'Basel' }],
  })
  expect((await bring('username,deputy\nbob,ADA\n')).counts.updated).toBe(1)
  expect(await told('bob')).toEqual({ types: { only: [] }, origin: [{ name: 'Basel' }], deputy: [{ name: 'ada' }] })
  expect(Object.keys(await told('eve'))).toEqual(['customers', 'origin'])
  const events = (await trail()).filter((item) => item.event.startsWith('user.')).length
  expect((await bring(FILE)).counts).toEqual({ created: 0, updated: 0, unchanged: 3, refused: 0 })
  expect((await trail()).filter((item) => item.event.startsWith('user.')).length).toBe(events)
  const changed = await bring('username,types,customers\nada,*,\\N\n')
  expect(changed.counts.updated).toBe(1)
  expect(await told('ada')).toEqual({ origin: [{ name: 'Basel' }] })
})

test('R-14 what a cell names that nobody knows is told by its column; a helper gives no more than their own', async () => {
  const { admin, bring, problems, call, person } = await openDesk()
  const { id, counts } = await bring(
    'username,customers,origin\nada,Nobody,Basel\nbob,Borg,\ncid,Borg,Basel | Nowhere\n',
  )
  expect(counts).toMatchObject({ created: 0, refused: 3 })
  expect(await problems(id)).toEqual([
    ['customers', 'There is no record “Nobody”.'],
    ['origin', 'origin is needed.'],
    ['origin', 'There is no record “Nowhere”.'],
  ])
  const all = ['read', 'edit', 'grant'].map((action) => ({ scope: 'users', action, level: 'all' as const }))
  const yes = [
    { scope: 'users', action: 'create', level: 'yes' as const },
    { scope: 'imports', action: 'create', level: 'yes' as const },
  ]
  const role = await call(admin, createRole, { body: { name: 'Helper', permissions: [...all, ...yes] } })
  await bring('username,origin\nkim.novak,Basel\n')
  const kim = await person('Kay Novak', {
    roles: [role.id],
    fields: { origin: await originOf({ call, admin }, 'kim') },
  })
  const refused = await bring('username,customers,origin\nnew.one,Borg,Basel\n', kim)
  expect(refused.counts).toMatchObject({ created: 0, refused: 1 })
  expect((await problems(refused.id))[0]?.[1]).toBe('“Borg” is not among your own customers.')
})

/** The origin that somebody has. */
async function originOf({ call, admin }: Pick<TestServer, 'call' | 'admin'>, name: string): Promise<string> {
  const { items } = await call(admin, listUsers, { query: { q: name } })
  const value = items[0]?.fields.origin
  return Array.isArray(value) ? (value[0]?.id ?? '') : ''
}

test('an export of assignments, imported where it came from, changes nothing', async () => {
  const server = await openDesk()
  const { admin, call, bring } = server
  await bring(FILE)
  const { url } = await call(admin, exportUsers, { body: { format: 'csv' } })
  const ticket = new URL(url, 'http://x').searchParams.get('ticket') ?? ''
  const file = await call(admin, downloadUsersCsv, { query: { ticket } })
  expect(file).toContain('Acme \\| Sons | Borg')
  const { counts } = await importText(server, admin, 'users', file)
  expect(counts).toMatchObject({ created: 0, updated: 0, refused: 0 })
})
