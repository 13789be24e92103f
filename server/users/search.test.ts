import { expect, test } from 'vitest'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { upload } from '../../tests/imports/importing.ts'
import { getImport, runImport } from '../imports/contract.ts'
import { createUser, deleteUser, editUser, getUser, listUsers, restoreUser } from './contract.ts'

const PEOPLE = [
  { username: 'diego', givenName: 'Diego', familyName: 'Velázquez', emails: ['Diego.V@Prado.example'] },
  { username: 'lukasz', givenName: 'Łukasz', familyName: 'Żółć-Nowak', phones: [{ number: '+48 600 123 456' }] },
  { username: 'ivan', givenName: 'Иван', familyName: 'Фёдоров' },
  { username: 'xiaoming', givenName: '小明', familyName: '王', displayName: '王小明' },
  { username: 'oconnor', givenName: 'Sinéad', familyName: "O'Connor" },
  { username: 'percent', displayName: '100%_sure "quoted" a*b (c) -d' },
  { username: 'ann', givenName: 'Ann', familyName: 'Vega', externalIds: [{ source: 'hr', key: 'E-0042' }] },
  { username: 'fox', displayName: '🦊🦊🦊 Fox' },
]

/** Who is found by what; one or two characters begin a word, three and more are anywhere. */
const FOUND: readonly (readonly [q: string, ...usernames: string[]])[] = [
  ['velazquez', 'diego'],
  ['VELÁZ', 'diego'],
  ['ázque', 'diego'],
  ['ve', 'ann', 'diego'],
  ['v', 'ann', 'diego'],
  ['el'],
  ['elá', 'diego'],
  ['diego vel', 'diego'],
  ['vel diego', 'diego'],
  ['diego ann'],
  ['prado.ex', 'diego'],
  ['zolc', 'lukasz'],
  ['ŁUK', 'lukasz'],
  ['600 123', 'lukasz'],
  ['48600123', 'lukasz'],
  ['иван', 'ivan'],
  ['ИВ', 'ivan'],
  ['федор', 'ivan'],
  ['доров', 'ivan'],
  ['до'],
  ['王', 'xiaoming'],
  ['小', 'xiaoming'],
  ['王小明', 'xiaoming'],
  ["o'con", 'oconnor'],
  ["'"],
  ['100%_', 'percent'],
  ['0%', 'percent'],
  ['%'],
  ['_'],
  ['%_s', 'percent'],
  ['"qu', 'percent'],
  ['"', 'percent'],
  ['a*b', 'percent'],
  ['(c)', 'percent'],
  ['(', 'percent'],
  ['-d', 'percent'],
  ['-', 'percent'],
  ['AND'],
  ['e-0042', 'ann'],
  ['🦊🦊🦊', 'fox'],
  ['🦊', 'fox'],
  ['zzz'],
]

async function names({ admin, call }: TestServer, query: object): Promise<string[]> {
  const { items, total } = await call(admin, listUsers, { query: { sort: 'username', ...query } })
  expect(total).toBe(items.length)
  return items.flatMap((user) => user.username ?? [])
}

test('letters are folded, one or two begin a word, more are anywhere, signs mean themselves', async () => {
  const server = await startServer()
  for (const body of PEOPLE) await server.call(server.admin, createUser, { body })
  for (const [q, ...usernames] of FOUND) {
    const expected = q === '0%' ? [] : usernames // inside a word, and only two characters
    expect([q, await names(server, { q })]).toEqual([q, expected])
  }
  expect(await names(server, { q: 'v', order: 'desc' })).toEqual(['diego', 'ann'])
})

test('sorted by status or type, everybody comes once, group after group, forth and back', async () => {
  const server = await startServer()
  const { admin, call } = server
  for (const username of ['c', 'a', 'b']) await call(admin, createUser, { body: { username } })
  for (const username of ['z', 'y']) await call(admin, createUser, { body: { username, type: 'api' } })
  expect(await paged(server, { sort: 'type' })).toEqual(['grace', 'z', 'y', 'c', 'a', 'b'])
  expect(await paged(server, { sort: 'type', order: 'desc' })).toEqual(['b', 'a', 'c', 'y', 'z', 'grace'])
  expect(await paged(server, { sort: 'status' })).toEqual(['grace', 'z', 'y', 'c', 'a', 'b'])
  expect(await paged(server, { sort: 'status', q: 'a' })).toEqual(['a'])
})

/** Two a page, to the end. */
async function paged({ admin, call }: TestServer, query: object): Promise<string[]> {
  const found: string[] = []
  for (let after: string | undefined; ; ) {
    const page = await call(admin, listUsers, { query: { ...query, limit: 2, ...(after ? { after } : {}) } })
    found.push(...page.items.flatMap((user) => user.username ?? []))
    if (page.next === null) return found
    after = page.next
  }
}

test('whoever is changed is found by the new words and no longer by the old ones', async () => {
  const server = await startServer()
  const { admin, call } = server
  const { id, version } = await call(admin, createUser, {
    body: { username: 'nina', givenName: 'Nina', familyName: 'Simone' },
  })
  expect(await names(server, { q: 'simone' })).toEqual(['nina'])
  await call(admin, editUser, {
    params: { user: id },
    version,
    body: { familyName: 'Waymon', emails: ['eunice@tryon.example'] },
  })
  expect(await names(server, { q: 'simone' })).toEqual([])
  expect(await names(server, { q: 'waymon tryon' })).toEqual(['nina'])
  expect(await names(server, { q: 'wa' })).toEqual(['nina'])

  const known = await call(admin, getUser, { params: { user: id } })
  await call(admin, deleteUser, { params: { user: id }, version: known.version })
  expect(await names(server, { q: 'waymon' })).toEqual([])
  expect(await names(server, { q: 'waymon', status: 'deleted' })).toEqual(['nina'])
  await call(admin, restoreUser, { params: { user: id } })
  expect(await names(server, { q: 'waymon' })).toEqual(['nina'])
})

test('imported people are found at once, and so is what an import changes', async () => {
  const server = await startServer()
  const csv = (rows: readonly string[]) => ['username,given_name,family_name', ...rows].join('\n')
  await run(server, csv(['bo,Bo,Diddley', 'etta,Etta,James', 'ella,Ella,Fitzgerald']))
  expect(await names(server, { q: 'diddl' })).toEqual(['bo'])
  expect(await names(server, { q: 'e' })).toEqual(['ella', 'etta'])
  await run(server, csv(['bo,Ellas,McDaniel', 'etta,Etta,James']))
  expect(await names(server, { q: 'diddl' })).toEqual([])
  expect(await names(server, { q: 'ella' })).toEqual(['bo', 'ella'])
})

async function run(server: TestServer, file: string): Promise<void> {
  const { id } = await upload(server, server.admin, 'users', file)
  await server.call(server.admin, runImport, { params: { import: id } })
  await server.run('imports')
  expect((await server.call(server.admin, getImport, { params: { import: id } })).state).toBe('done')
}
