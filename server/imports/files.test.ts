import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { importText, send, upload } from '../../tests/imports/importing.ts'
import { cancelImport, createImport, downloadImportProblems } from './contract.ts'

const REFUSED: readonly (readonly [string, string | Buffer, string])[] = [
  ['an empty file', '', 'This file is empty.'],
  ['a file with only a mark of its encoding', '\ufeff\n\n', 'This file is empty.'],
  ['a file with only a header', 'id,name\n', 'This file has a header and no rows.'],
  [
    'a file in another encoding',
    Buffer.from('name\nVel\xe1zquez\n', 'latin1'),
    'This file is not in UTF-8. Save it as “CSV UTF-8”.',
  ],
  [
    'a file in UTF-16',
    Buffer.from('name\nAda\n', 'utf16le'),
    'This is not a text file: it holds NUL bytes. Save it as “CSV UTF-8”.',
  ],
  [
    'a column that stands twice',
    'id,email,email\n1,a@b.example,\n',
    'The column “email” stands twice in the first line.',
  ],
  ['a column without a name', 'id,,email\n1,,a@b.example\n', 'Column 2 has no name in the first line.'],
  [
    'a file without a header',
    '17,ada@example.org\n18,bob@example.org\n',
    'The first line must name the columns; it looks like data.',
  ],
  ['a quote that is never closed', 'id,name\n1,Ada\n2,"Bob\n3,Eve\n', 'A quote that opens in line 3 is never closed.'],
]

test.each(REFUSED)('refuses %s in one sentence and keeps nothing', async (_, file, sentence) => {
  const server = await startServer()
  const { status, body } = await send(server, server.admin, 'users', file)
  expect({ status, code: body.code, detail: body.detail }).toEqual({
    status: 422,
    code: 'not-importable',
    detail: sentence,
  })
  expect(readdirSync(join(server.roster.world.config.dataDir, 'imports'))).toEqual([])
})

test('takes nothing but text/csv', async () => {
  const server = await startServer()
  const cookie = [...server.admin.cookies].map((pair) => pair.join('=')).join('; ')
  const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', cookie }
  const url = `/api/v1${createImport.path}?kind=users&fileName=a.csv`
  const { statusCode } = await server.roster.server.inject({ method: 'POST', url, headers, payload: '{}' })
  expect(statusCode).toBe(415)
})

test('semicolons, quotes, line breaks and columns in any order are understood', async () => {
  const server = await startServer()
  const file =
    '\ufeffE-Mail;Nachname;Vorname;Notiz\r\nada@example.org;Lovelace;Ada;"Zeile 1\r\nZeile 2; mehr"\r\n\r\nhedy@example.org;"O""Hara";Hedy;\r\n'
  const uploaded = await upload(server, server.admin, 'users', file)
  expect(uploaded.rowsTotal).toBe(2)
  expect(uploaded.mapping.map(({ target }) => target)).toEqual(['email', 'familyName', 'givenName', 'newField'])
  expect(uploaded.columns[3]).toEqual({ name: 'Notiz', samples: ['Zeile 1\r\nZeile 2; mehr'] })
})

test('the file is readable by Roster alone, and gone when its import ends', async () => {
  const server = await startServer()
  const folder = join(server.roster.world.config.dataDir, 'imports')
  const uploaded = await upload(server, server.admin, 'users', 'email\nada@example.org\n')
  expect(statSync(join(folder, `${uploaded.id}.csv`)).mode & 0o777).toBe(0o600)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  await server.call(server.admin, cancelImport, { params: { import: uploaded.id } })
  expect(readdirSync(folder)).toEqual([])
  await importText(server, server.admin, 'users', 'email\nada@example.org\n')
  expect(readdirSync(folder)).toEqual([])
})

test('R116 refused rows come back as a file in which no cell is a formula', async () => {
  const server = await startServer()
  const file = 'staff_no,email,first_name\n=1+1,no address,"=cmd|\' /C calc\'!A0"\n-2,nor this,+1\n'
  const done = await importText(server, server.admin, 'users', file)
  const csv = await server.call(server.admin, downloadImportProblems, { params: { import: done.id } })
  expect(csv).toBe(
    [
      '\ufeffline,field,reason,staff_no,email,first_name',
      "2,email,“no address” does not look like an email address.,'=1+1,no address,'=cmd|' /C calc'!A0",
      "3,email,“nor this” does not look like an email address.,'-2,nor this,'+1",
      '',
    ].join('\n'),
  )
})
