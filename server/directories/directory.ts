import { can } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { NotFound } from '../platform/failures.ts'
import { refuse } from '../platform/refusal.ts'
import type { Attribute, Directory } from './shapes.ts'
import * as store from './store.ts'

/** A directory as operations need it. */
export interface DirectoryFacts {
  readonly row: store.DirectoryRow
  readonly attributes: readonly Attribute[]
}

/** Every directory in use. */
export async function listFacts(ctx: Pick<Context, 'db'>): Promise<DirectoryFacts[]> {
  return (await store.listRows(ctx.db)).map(factsOf)
}

export function factsOf(row: store.DirectoryRow): DirectoryFacts {
  return { row, attributes: JSON.parse(row.attributes) }
}

/** The directory with this id or key, or `not-found`. */
export async function getFacts(ctx: Context, ref: string): Promise<DirectoryFacts> {
  return (await listFacts(ctx)).find(({ row }) => row.id === ref || row.key === ref) ?? refuse(NotFound)
}

/** All directories as their page shows them. */
export async function showDirectories(ctx: Context): Promise<{ items: Directory[] }> {
  const counts = await store.countRecords(ctx.db)
  const may = { edit: (await can(ctx, 'directories.edit')) === true, records: await mayWriteRecords(ctx) }
  return { items: (await listFacts(ctx)).map((facts) => toDirectory(facts, counts, may)) }
}

export async function showDirectory(ctx: Context, ref: string): Promise<Directory> {
  const { items } = await showDirectories(ctx)
  return items.find((one) => one.id === ref || one.key === ref) ?? refuse(NotFound)
}

async function mayWriteRecords(ctx: Context): Promise<boolean> {
  return (await can(ctx, 'directories.records')) === true
}

function toDirectory(
  { row, attributes }: DirectoryFacts,
  counts: Awaited<ReturnType<typeof store.countRecords>>,
  may: { readonly edit: boolean; readonly records: boolean },
): Directory {
  const { all = 0, inactive = 0 } = counts.get(row.id) ?? {}
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    help: row.help,
    module: row.module,
    attributes: [...attributes],
    uniqueNames: row.unique_names_at !== null,
    records: { active: all - inactive, inactive },
    version: row.version,
    can: { edit: may.edit && row.module === '', records: may.records },
  }
}
