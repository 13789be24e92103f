import type { Tx } from '../../platform/context.ts'
import * as store from './imports.store.ts'
import { isAbout, isTheirs, type Words } from './words.ts'

const PAGE = 1000

interface Column {
  readonly name: string
  readonly samples: readonly string[]
}

/** Erases what imports still hold of a person: rows that were refused, and samples of what stood in a file. */
export async function eraseFromImports(tx: Tx, words: Words): Promise<void> {
  for (let after: store.ProblemKey | undefined; ; ) {
    const rows = await store.listProblems(tx.db, after, PAGE)
    for (const row of rows) if (isAbout(words, cellsOf(row.content), row.reason)) await store.deleteProblem(tx.db, row)
    after = rows.at(-1)
    if (rows.length < PAGE) break
  }
  for (const { id, header } of await store.listHeaders(tx.db)) {
    const without = columnsOf(header).map((column) => ({
      ...column,
      samples: column.samples.filter((sample) => !isTheirs(words, sample)),
    }))
    const text = JSON.stringify(without)
    if (text !== header) await store.writeHeader(tx.db, id, text)
  }
}

function columnsOf(header: string): Column[] {
  return JSON.parse(header)
}

function cellsOf(content: string): string[] {
  return JSON.parse(content)
}
