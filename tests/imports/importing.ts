/** What a person does on the import pages, for tests: upload a file, say what the columns mean, let the job work. */
import { readFileSync } from 'node:fs'
import {
  checkImport,
  createImport,
  getImport,
  type Import,
  listImportProblems,
  planImport,
  runImport,
} from '../../server/imports/contract.ts'
import type { ColumnMapping, ImportKind, Options } from '../../server/imports/shapes.ts'
import type { Browser } from '../harness/call.ts'
import type { TestServer } from '../harness/server.ts'

export interface Asked {
  readonly columns?: readonly ColumnMapping[]
  readonly options?: Partial<Options>
}

/** A file of the project. */
export function fileText(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
}

/** Sends the file and gives whatever is answered. */
export async function send(server: TestServer, actor: Browser, kind: ImportKind, file: string | Buffer) {
  const response = await server.roster.server.inject({
    method: 'POST',
    url: `/api/v1${createImport.path}?kind=${kind}&fileName=${kind}.csv`,
    headers: {
      'sec-fetch-site': 'same-origin',
      'content-type': 'text/csv',
      cookie: [...actor.cookies].map((pair) => pair.join('=')).join('; '),
    },
    payload: file,
  })
  return { status: response.statusCode, body: response.json() }
}

/** Uploads; single columns may be said better than Roster guesses. */
export async function upload(
  server: TestServer,
  actor: Browser,
  kind: ImportKind,
  file: string,
  asked: Asked = {},
): Promise<Import> {
  const { status, body } = await send(server, actor, kind, file)
  if (status !== 200) throw new Error(`The upload answered ${status}: ${JSON.stringify(body)}`)
  const uploaded: Import = body
  const said = new Map((asked.columns ?? []).map((column) => [column.column, column]))
  const mapping = uploaded.mapping.map((column) => said.get(column.column) ?? column)
  if (!asked.columns && !asked.options) return uploaded
  return server.call(actor, planImport, {
    params: { import: uploaded.id },
    body: { mapping, options: { ...uploaded.options, ...asked.options } },
  })
}

export async function run(server: TestServer, actor: Browser, { id }: Pick<Import, 'id'>): Promise<Import> {
  await server.call(actor, runImport, { params: { import: id } })
  await server.run('imports')
  return server.call(actor, getImport, { params: { import: id } })
}

export async function check(server: TestServer, actor: Browser, { id }: Pick<Import, 'id'>): Promise<Import> {
  await server.call(actor, checkImport, { params: { import: id } })
  await server.run('imports')
  return server.call(actor, getImport, { params: { import: id } })
}

/** Uploads and runs. */
export async function importText(
  server: TestServer,
  actor: Browser,
  kind: ImportKind,
  file: string,
  asked?: Asked,
): Promise<Import> {
  return run(server, actor, await upload(server, actor, kind, file, asked))
}

/** Refused rows as `line field: reason`. */
export async function problemsOf(server: TestServer, actor: Browser, { id }: Pick<Import, 'id'>): Promise<string[]> {
  const { items } = await server.call(actor, listImportProblems, { params: { import: id }, query: { limit: 200 } })
  return items.map(({ line, field, reason }) => `${line} ${field}: ${reason}`)
}
