import { record } from '../audit/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { Invalid, NotFound, Stale } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { newId } from '../platform/ids.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { mistakesIn } from './attributes.ts'
import {
  type createDirectory,
  DirectoryInUse,
  DirectoryKeyTaken,
  DirectoryOfModule,
  type editDirectory,
  NamesNotUnique,
  type removeDirectory,
} from './contract.ts'
import { factsOf, getFacts, listFacts, showDirectory } from './directory.ts'
import type { Attribute, Directory } from './shapes.ts'
import * as store from './store.ts'

type Declared = Input<typeof createDirectory>['body']
type Changes = Input<typeof editDirectory>['body']

/** Makes a directory without records. */
export async function addDirectory(ctx: Context, { body }: Input<typeof createDirectory>): Promise<Directory> {
  const id = newId()
  await ctx.transaction(async (tx) => {
    await lockAll(tx)
    if ((await listFacts(tx)).some(({ row }) => row.key === body.key))
      refuseField(DirectoryKeyTaken, 'key', 'Another directory has this key.')
    await assertSound(tx, body.attributes, body.key)
    await insertDirectory(tx, id, '', body)
    await record(tx, 'directory.created', entityOf({ id, name: body.name, version: 1 }), { after: { ...body } })
  })
  return showDirectory(ctx, id)
}

/** Declarations go one after the other: keys are unique, and no directory goes that another names meanwhile. */
export async function lockAll(tx: Tx): Promise<void> {
  await tx.world.engine.lock(tx.db, 'directories')
}

export async function insertDirectory(tx: Tx, id: string, module: string, body: Declared): Promise<void> {
  const { key, name, help, attributes, uniqueNames } = body
  await store.insertRow(tx.db, {
    ...{ id, key, name, help, module, version: 1, attributes: JSON.stringify(attributes) },
    unique_names_at: uniqueNames ? tx.now() : null,
    ...{ created_at: tx.now(), created_by: tx.actor.id, updated_at: tx.now(), ended_at: null },
  })
}

/** Refuses a declaration of attributes that says something impossible, by its place. */
export async function assertSound(tx: Context, attributes: readonly Attribute[], own: string): Promise<void> {
  const keys = new Set([own, ...(await listFacts(tx)).map(({ row }) => row.key)])
  const fields = mistakesIn(attributes, (key) => keys.has(key))
  if (fields.length > 0) refuse(Invalid, { detail: fields[0]?.message ?? '', fields })
}

/** Changes what a directory is called and declares. Values of attributes that go are kept out of sight. */
export async function changeDirectory(
  ctx: Context,
  { params, body, version }: Input<typeof editDirectory>,
): Promise<Directory> {
  const { row } = await getFacts(ctx, params.directory)
  await ctx.transaction(async (tx) => {
    await lockAll(tx)
    const now = (await store.lockRow(tx.db, row.id)) ?? refuse(NotFound)
    if (now.module !== '') refuse(DirectoryOfModule)
    if (now.version !== version) refuse(Stale)
    const attributes = body.attributes ?? factsOf(now).attributes
    await assertSound(tx, attributes, now.key)
    assertKindsStay(now, attributes)
    const after = shown({ ...now, ...columns(tx, now, body) })
    await writeChange(tx, now, columns(tx, now, body))
    await record(tx, 'directory.edited', entityOf({ ...now, name: after.name, version: version + 1 }), {
      before: shown(now),
      after,
    })
  })
  return showDirectory(ctx, row.id)
}

/** Writes it, and keeps names unique where that is new. */
export async function writeChange(tx: Tx, row: store.DirectoryRow, changes: ReturnType<typeof columns>): Promise<void> {
  const unique = changes.unique_names_at !== null
  if (unique && row.unique_names_at === null) {
    const twin = await store.findTwin(tx.db, row.id)
    if (twin !== undefined) refuseField(NamesNotUnique, 'uniqueNames', `Several records are called “${twin}”.`)
  }
  if (unique !== (row.unique_names_at !== null)) await store.keepNamesUnique(tx.db, row.id, unique)
  if (!(await store.updateRow(tx.db, row.id, row.version, changes))) refuse(Stale)
}

export function columns(tx: Tx, row: store.DirectoryRow, body: Changes) {
  const { name = row.name, help = row.help, attributes, uniqueNames = row.unique_names_at !== null } = body
  return {
    ...{ name, help, updated_at: tx.now() },
    attributes: attributes ? JSON.stringify(attributes) : row.attributes,
    unique_names_at: uniqueNames ? (row.unique_names_at ?? tx.now()) : null,
  }
}

/** Values of an attribute stay what they are: another kind needs another key. */
export function assertKindsStay(row: store.DirectoryRow, attributes: readonly Attribute[]): void {
  const before = factsOf(row).attributes
  attributes.forEach((attribute, at) => {
    const was = before.find((one) => one.key === attribute.key)
    if (was && (was.kind !== attribute.kind || was.directory !== attribute.directory))
      refuseField(
        Invalid,
        `attributes.${at}.kind`,
        `“${was.name}” keeps its kind. Declare another attribute with another key.`,
        'fixed',
      )
  })
}

/** Ends a directory that nothing names; its records stay as history. */
export async function endDirectory(
  ctx: Context,
  { params, version }: Input<typeof removeDirectory>,
): Promise<undefined> {
  const { row } = await getFacts(ctx, params.directory)
  await ctx.transaction(async (tx) => {
    await lockAll(tx)
    const now = (await store.lockRow(tx.db, row.id)) ?? refuse(NotFound)
    if (now.module !== '') refuse(DirectoryOfModule)
    if (now.version !== version) refuse(Stale)
    const users = await usersOf(tx, now)
    if (users.length > 0) refuse(DirectoryInUse, { detail: `“${now.name}” is used by ${users.join(', ')}.` })
    if (!(await store.updateRow(tx.db, now.id, version, { ended_at: tx.now(), updated_at: tx.now() }))) refuse(Stale)
    await record(tx, 'directory.removed', entityOf({ ...now, version: version + 1 }), { before: shown(now) })
  })
}

const STOOD_FOR = ['portals.contacts', 'portals.accounts'] as const

/** What names this directory, in words: profile fields, attributes of other directories, settings, and who stands for its records. */
export async function usersOf(tx: Tx, { id, key }: store.DirectoryRow): Promise<string[]> {
  const fields = await store.listFieldsNaming(tx.db, key)
  const others = (await listFacts(tx)).filter(({ row }) => row.id !== id)
  const naming = others.flatMap(({ row, attributes }) =>
    attributes.filter((one) => one.directory === key).map((one) => `attribute “${one.name}” of “${row.name}”`),
  )
  const settings = STOOD_FOR.filter((setting) => tx.settings[setting] === key)
  const people = await store.countStandingFor(tx.db, id)
  return [
    ...fields.map((label) => `profile field “${label}”`),
    ...naming,
    ...settings.map((setting) => `setting “${setting}”`),
    ...(people > 0 ? [`${people} ${people === 1 ? 'portal user' : 'portal users'}`] : []),
  ]
}

export function entityOf({ id, name, version }: Pick<store.DirectoryRow, 'id' | 'name' | 'version'>) {
  return { kind: 'directory', id, name, version }
}

export function shown(row: Pick<store.DirectoryRow, 'name' | 'help' | 'attributes' | 'unique_names_at'>) {
  const { name, help, attributes, unique_names_at: unique } = row
  return { name, help, attributes: JSON.parse(attributes) as Attribute[], uniqueNames: unique !== null }
}
