import type { Tx } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import { mistakesIn } from './attributes.ts'
import { columns, insertDirectory, lockAll, usersOf, writeChange } from './declare.ts'
import { factsOf, listFacts } from './directory.ts'
import type { Attribute } from './shapes.ts'
import * as store from './store.ts'

/** A directory as a manifest declares it; `key` as in the manifest, without the module. */
export interface DeclaredDirectory {
  readonly key: string
  readonly name: string
  readonly help?: string
  readonly attributes?: readonly Attribute[]
  readonly uniqueNames?: boolean
}

/** Where a declaration contradicts what is in use: a place in the list that was given, and a sentence for people. */
export interface Contradiction {
  readonly path: string
  readonly message: string
}

/**
 * Makes the directories of a module what its manifest declares: new ones appear, known ones change, others are hidden;
 * one that was hidden comes back with its records. An attribute of kind `record` names a directory by its whole key
 * (`desk/customers`, `origins`). Contradictions are answered, and then nothing is written; each change of the module
 * leaves the event of its installation, this leaves none of its own.
 */
export async function installDirectories(
  tx: Tx,
  moduleKey: string,
  declarations: readonly DeclaredDirectory[],
): Promise<readonly Contradiction[]> {
  await lockAll(tx)
  const wanted = declarations.map((one) => ({ ...one, key: `${moduleKey}/${one.key}` }))
  const wrong = await contradictions(tx, moduleKey, wanted)
  if (wrong.length > 0) return wrong
  const known = (await listFacts(tx)).filter(({ row }) => row.module === moduleKey)
  for (const { row } of known) if (!wanted.some((one) => one.key === row.key)) await hide(tx, row)
  for (const one of wanted) await declareOne(tx, moduleKey, one)
  return []
}

/** Hides the directories of a module that is removed. Their records stay, for the day it is installed again. */
export async function endDirectories(tx: Tx, moduleKey: string): Promise<readonly Contradiction[]> {
  return installDirectories(tx, moduleKey, [])
}

async function contradictions(
  tx: Tx,
  moduleKey: string,
  wanted: readonly DeclaredDirectory[],
): Promise<Contradiction[]> {
  const all = await listFacts(tx)
  const keys = new Set([...all.filter(({ row }) => row.module !== moduleKey).map(({ row }) => row.key)])
  for (const { key } of wanted) keys.add(key)
  const wrong: Contradiction[] = []
  for (const [at, one] of wanted.entries()) {
    const attributes = one.attributes ?? []
    for (const { path, message } of mistakesIn(attributes, (key) => keys.has(key)))
      wrong.push({ path: `${at}.${path}`, message })
    const row = all.find((other) => other.row.key === one.key)?.row ?? (await store.findEnded(tx.db, 'key', one.key))
    if (row) wrong.push(...changesOfKind(row, one, at))
    if (row && one.uniqueNames && row.unique_names_at === null && (await store.findTwin(tx.db, row.id)))
      wrong.push({ path: `${at}.uniqueNames`, message: `Several records of “${row.name}” have the same name.` })
  }
  for (const { row } of all.filter((other) => other.row.module === moduleKey && !keys.has(other.row.key))) {
    const users = (await usersOf(tx, row)).filter((user) => !user.includes(`of “${row.name}”`))
    const others = await foreignUsers(tx, moduleKey, row.key, users)
    if (others.length > 0)
      wrong.push({ path: '', message: `“${row.name}” (${row.key}) is used by ${others.join(', ')}.` })
  }
  return wrong
}

/** Those users that are not of the same module, which end or change with it. */
async function foreignUsers(tx: Tx, moduleKey: string, key: string, users: readonly string[]): Promise<string[]> {
  const own = await store.listFieldsNaming(tx.db, key, moduleKey)
  const siblings = (await listFacts(tx)).filter(({ row }) => row.module === moduleKey).map(({ row }) => row.name)
  return users.filter(
    (user) =>
      !own.some((label) => user === `profile field “${label}”`) &&
      !siblings.some((name) => user.endsWith(`of “${name}”`)),
  )
}

function changesOfKind(row: store.DirectoryRow, one: DeclaredDirectory, at: number): Contradiction[] {
  const before = factsOf(row).attributes
  return (one.attributes ?? []).flatMap((attribute, place) => {
    const was = before.find((other) => other.key === attribute.key)
    return was && (was.kind !== attribute.kind || was.directory !== attribute.directory)
      ? [{ path: `${at}.attributes.${place}.kind`, message: `“${was.name}” is of kind ${was.kind}, and keeps it.` }]
      : []
  })
}

async function declareOne(tx: Tx, moduleKey: string, one: DeclaredDirectory): Promise<void> {
  const { key, name, help = '', attributes = [], uniqueNames = false } = one
  const body = { key, name, help, attributes: [...attributes], uniqueNames }
  const row =
    (await listFacts(tx)).find((other) => other.row.key === key)?.row ?? (await store.findEnded(tx.db, 'key', key))
  if (!row) return insertDirectory(tx, newId(), moduleKey, body)
  await writeChange(tx, row, { ...columns(tx, row, body), ...{ ended_at: null } })
}

async function hide(tx: Tx, row: store.DirectoryRow): Promise<void> {
  await store.updateRow(tx.db, row.id, row.version, { ended_at: tx.now(), updated_at: tx.now() })
}
