/** By what a person is recognised in text that others wrote: rows that an import refused, samples of files. */
import type { Tx } from '../../platform/context.ts'
import { fold } from '../../platform/fold.ts'
import { personName } from '../../platform/naming.ts'
import { listValueRows } from '../../profile-fields/index.ts'
import * as store from '../store.ts'

const SHORTEST = 4 // letters; shorter ones stand in too many cells that are about somebody else

export interface Words {
  /** Each alone tells who it is. */
  readonly telling: ReadonlySet<string>
  /** Given and family name tell it together. */
  readonly given: string
  readonly family: string
  /** Everything else that was known of them; enough to take a sample away, too little to call a row theirs. */
  readonly loose: ReadonlySet<string>
}

/** All folded. */
export async function wordsOf(tx: Tx, row: store.UserRow): Promise<Words> {
  const emails = await store.listEmails(tx.db, row.id)
  const phones = await store.listPhones(tx.db, row.id)
  const keys = await store.listExternalIds(tx.db, row.id)
  const values = await listValueRows(tx.db, [row.id])
  const telling = [
    personName(row, emails[0]?.address),
    `${row.given_name} ${row.family_name}`,
    row.username ?? '',
    ...emails.flatMap(({ address, key }) => [address, key]),
    ...phones.map(({ number }) => number),
    ...keys.map(({ key }) => key),
  ]
  const loose = [row.given_name, row.family_name, row.position, ...values.map(({ text }) => text)]
  return { telling: folded(telling), given: fold(row.given_name), family: fold(row.family_name), loose: folded(loose) }
}

/** Whether a row with these cells, or the sentence about it, names the person. */
export function isAbout({ telling, given, family }: Words, cells: readonly string[], sentence: string): boolean {
  const said = new Set(cells.map(bare))
  if ([...said].some((cell) => telling.has(cell))) return true
  if (given !== '' && family !== '' && said.has(given) && said.has(family)) return true
  const told = fold(sentence)
  return [...telling].some((word) => told.includes(word))
}

/** Whether a single value was theirs. */
export function isTheirs({ telling, loose }: Words, value: string): boolean {
  return telling.has(bare(value)) || loose.has(bare(value))
}

const bare = (cell: string): string => fold(cell.replace(/^'/, ''))

function folded(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.map(fold).filter((text) => text.length >= SHORTEST))
}
