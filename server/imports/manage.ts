import { assertCan } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { Invalid, NotFound } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { mailAvailable } from '../platform/mail/index.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { listFields } from '../profile-fields/index.ts'
import {
  type cancelImport,
  type checkImport,
  ImportBusy,
  ImportFinished,
  NoMailForInvitations,
  type planImport,
  type runImport,
} from './contract.ts'
import { removeFile } from './files.ts'
import { type Plan, readPlan } from './plan.ts'
import type { Mapping, Options } from './shapes.ts'
import { getOwnImport, headerOf, toImport } from './show.ts'
import * as store from './store.ts'

const WAITING = ['uploaded', 'checked', 'failed'] as const
/** Counts of nothing done yet. */
const ANEW: store.ImportUpdate = {
  phase: 'rows',
  rows_done: 0,
  created_count: 0,
  updated_count: 0,
  unchanged_count: 0,
  refused_count: 0,
  problem_count: 0,
  deferred_count: 0,
  error: '',
  started_at: null,
  finished_at: null,
}

/** Keeps what the columns mean. A run that failed begins anew then; what it did already turns out unchanged. */
export async function storePlan(ctx: Context, { params, body }: Pick<Input<typeof planImport>, 'params' | 'body'>) {
  const row = await getOwnImport(ctx, params.import)
  await assertPlan(ctx, row, body.mapping, body.options)
  await ctx.transaction(async (tx) => {
    const plan = { mapping: JSON.stringify(body.mapping), options: JSON.stringify(body.options) }
    await changeWaiting(tx, row, { ...ANEW, ...plan, state: 'uploaded', updated_at: tx.now() })
    await store.deleteProblems(tx.db, row.id)
    await record(tx, 'import.planned', entityOf(row), { also: { ...body } })
  })
  return toImport(ctx, await getOwnImport(ctx, row.id))
}

/** Starts a dry run. The work is done by the job of imports. */
export async function startCheck(
  ctx: Context,
  { params }: Pick<Input<typeof checkImport>, 'params'>,
  held: store.ImportUpdate = {},
) {
  const row = await getReady(ctx, params.import)
  await ctx.upkeep(async (tx) => {
    await changeWaiting(tx, row, { ...ANEW, ...held, state: 'checking', updated_at: tx.now() })
    await store.deleteProblems(tx.db, row.id)
    tx.afterCommit(() => ctx.world.wake('imports'))
  })
  return toImport(ctx, await getOwnImport(ctx, row.id))
}

/** Starts the import, or lets a run that failed go on behind the last batch that it saved. */
export async function startRun(
  ctx: Context,
  { params }: Pick<Input<typeof runImport>, 'params'>,
  held: store.ImportUpdate = {},
) {
  const row = await getReady(ctx, params.import)
  const goesOn = row.state === 'failed' && row.started_at !== null
  await ctx.transaction(async (tx) => {
    const begin = goesOn ? { error: '', finished_at: null } : { ...ANEW, started_at: tx.now() }
    await changeWaiting(tx, row, { ...begin, ...held, state: 'running', updated_at: tx.now() })
    if (!goesOn) await store.deleteProblems(tx.db, row.id)
    await record(tx, 'import.started', entityOf(row), {
      also: { kind: row.kind, rows: row.rows_total, from: goesOn ? row.rows_done : 0 },
    })
    tx.afterCommit(() => ctx.world.wake('imports'))
  })
  return toImport(ctx, await getOwnImport(ctx, row.id))
}

/** Stops before the next batch. What was done stays; the file goes. */
export async function stopImport(ctx: Context, { params }: Pick<Input<typeof cancelImport>, 'params'>) {
  const row = await getOwnImport(ctx, params.import)
  await ctx.transaction(async (tx) => {
    const changes = {
      state: 'cancelled',
      holder: null,
      held_until: null,
      updated_at: tx.now(),
      finished_at: tx.now(),
    } as const
    if (!(await store.updateIn(tx.db, row.id, [...WAITING, 'checking', 'running'], changes))) refuse(ImportFinished)
    await record(tx, 'import.cancelled', entityOf(row), { also: { rowsDone: row.rows_done, of: row.rows_total } })
  })
  await removeFile(ctx.world, row.id)
  return toImport(ctx, await getOwnImport(ctx, row.id))
}

/** An import that broke off does not go on any more; refuses where it just did. */
export async function closeFailed(tx: Tx, row: store.ImportRow): Promise<void> {
  const closed = { state: 'cancelled', updated_at: tx.now(), finished_at: tx.now() } as const
  if (!(await store.updateIn(tx.db, row.id, ['failed'], closed))) refuse(ImportBusy)
  tx.afterCommit(() => void removeFile(tx.world, row.id))
}

export function entityOf(row: Pick<store.ImportRow, 'id' | 'file_name'>) {
  return { kind: 'import', id: row.id, name: row.file_name }
}

/** The stored plan of an import. */
export function planOf(row: store.ImportRow): Plan {
  return readPlan(
    row.kind,
    headerOf(row).map((column) => column.name),
    JSON.parse(row.mapping),
    JSON.parse(row.options),
  )
}

async function getReady(ctx: Context, id: string): Promise<store.ImportRow> {
  const row = await getOwnImport(ctx, id)
  await assertPlan(ctx, row, JSON.parse(row.mapping), JSON.parse(row.options))
  return row
}

async function assertPlan(ctx: Context, row: store.ImportRow, mapping: Mapping, options: Options): Promise<void> {
  readPlan(
    row.kind,
    headerOf(row).map((column) => column.name),
    mapping,
    options,
  )
  const declared = new Set((await listFields(ctx)).map((field) => field.key))
  const unknown = mapping.findIndex((one) => one.target === 'field' && !declared.has(one.field ?? ''))
  if (unknown >= 0) refuseField(Invalid, `mapping.${unknown}`, 'This profile field is not declared.', 'unknown')
  if (mapping.some((one) => one.target === 'newField' && !declared.has(one.field ?? '')))
    await assertCan(ctx, 'profile-fields.edit')
  if (options.sendInvitations && row.kind === 'users' && !mailAvailable(ctx.world)) refuse(NoMailForInvitations)
}

async function changeWaiting(ctx: Context, row: store.ImportRow, changes: store.ImportUpdate): Promise<void> {
  if (await store.updateIn(ctx.db, row.id, WAITING, changes)) return
  const state = (await store.findImport(ctx.db, row.id))?.state ?? refuse(NotFound)
  refuse(state === 'checking' || state === 'running' ? ImportBusy : ImportFinished)
}
