import { Readable } from 'node:stream'
import { can } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import { WrongMediaType } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { newId } from '../platform/ids.ts'
import { refuse } from '../platform/refusal.ts'
import { Id } from '../platform/schema.ts'
import { listFields } from '../profile-fields/index.ts'
import { createImport, type Import } from './contract.ts'
import { fileOf, prepareFolder, removeFile } from './files.ts'
import { type Inspected, inspect } from './inspect.ts'
import { type Received, receive } from './receive.ts'
import { type ImportKind, Options } from './shapes.ts'
import { toImport } from './show.ts'
import * as store from './store.ts'
import { type Known, suggest } from './suggest.ts'

export interface Upload {
  readonly kind: ImportKind
  readonly fileName: string
  readonly source: Readable
  /** Whose keys the file holds, where the caller knows. */
  readonly keySource?: string | undefined
}

export async function uploadByRequest(ctx: Context, { query, upload }: Input<typeof createImport>): Promise<Import> {
  if (!(upload instanceof Readable)) refuse(WrongMediaType, { detail: 'Send the file as text/csv.' })
  return toImport(ctx, await keepUpload(ctx, { ...query, source: upload }))
}

/** Keeps the file, looks what is in it and suggests what its columns mean. Nothing is imported yet. */
export async function keepUpload(
  ctx: Context,
  { kind, fileName, source, keySource }: Upload,
): Promise<store.ImportRow> {
  const id = newId()
  await prepareFolder(ctx.world)
  const received = await receive(source, fileOf(ctx.world, id), createImport.upload?.maxBytes ?? 0)
  try {
    const inspected = await inspect(fileOf(ctx.world, id))
    const mapping = suggest(kind, inspected.columns, {
      ...(await knownTo(ctx, inspected)),
      ...(keySource ? { source: keySource } : {}),
    })
    const row = freshImport(ctx, { id, kind, fileName, mapping: JSON.stringify(mapping) }, received, inspected)
    await ctx.transaction(async (tx) => {
      await store.insertImport(tx.db, row)
      const also = { kind, rows: inspected.rows, sha256: received.digest }
      await record(tx, 'import.uploaded', { kind: 'import', id, name: fileName }, { also })
    })
    return row
  } catch (error) {
    await removeFile(ctx.world, id)
    throw error
  }
}

async function knownTo(ctx: Context, { columns }: Inspected): Promise<Known> {
  const ids = columns.find((column) => column.name === 'roster_id')?.samples.filter((one) => Id.safeParse(one).success)
  return {
    ownIds: ids !== undefined && ids.length > 0 && (await store.knowsUser(ctx.db, ids)),
    fields: (await listFields(ctx)).map((field) => field.key),
    userSources: await store.listSources(ctx.db, 'user'),
    teamSources: await store.listSources(ctx.db, 'team'),
    mayDeclare: (await can(ctx, 'profile-fields.edit')) === true,
  }
}

type Named = Pick<store.ImportRow, 'id' | 'kind' | 'file_name' | 'mapping'>

function freshImport(
  ctx: Context,
  named: Omit<Named, 'file_name'> & { fileName: string },
  received: Received,
  inspected: Inspected,
): store.ImportRow {
  const { fileName, ...rest } = named
  return {
    ...rest,
    file_name: fileName,
    file_digest: received.digest,
    file_bytes: received.bytes,
    header: JSON.stringify(inspected.columns),
    delimiter: inspected.delimiter,
    options: JSON.stringify(Options.parse({})),
    state: 'uploaded',
    phase: 'rows',
    rows_total: inspected.rows,
    rows_done: 0,
    created_count: 0,
    updated_count: 0,
    unchanged_count: 0,
    refused_count: 0,
    problem_count: 0,
    deferred_count: 0,
    error: '',
    holder: null,
    held_until: null,
    created_at: ctx.now(),
    created_by: ctx.actor.id,
    updated_at: ctx.now(),
    started_at: null,
    finished_at: null,
  }
}
