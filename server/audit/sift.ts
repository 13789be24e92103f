import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { monotonic } from '../platform/clock.ts'
import type { Context, Tx } from '../platform/context.ts'
import { readContent } from './item.ts'
import { findMark, setMark } from './marks.store.ts'
import { foundBy } from './record.ts'
import { chainHead } from './seal.store.ts'
import { addKinds, addWords, listSealed, type SealedRow, setFoundBy, type Word } from './sift.store.ts'
import { SUM } from './undone.store.ts'
import { wordsOf } from './words.ts'

const BATCH = 200 // rows in one transaction: some 10 ms in which other requests wait
const REST = 2 // times as long as a batch took, so that an import of a million people keeps the machine

const Details = z.object({ name: z.string() })
const Origins = z.object({
  name: z.string(),
  realName: z.string().optional(),
  address: z.string(),
  requestId: z.string(),
})

/**
 * Reads each sealed row once and keeps what the audit log is searched by: words of names, kinds, and the addresses of
 * rows from before these were written. Behind the changes, not in them, so that no change is slower for it.
 */
export async function sift(ctx: Context, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await isBehind(ctx))) {
    const startedAt = monotonic()
    if ((await ctx.upkeep(siftBatch)) < BATCH) return
    await pause((monotonic() - startedAt) * REST, undefined, { signal }).catch(() => {})
  }
}

async function isBehind({ db }: Context): Promise<boolean> {
  return (await chainHead(db)).position > Number((await findMark(db, 'sifted')) ?? 0)
}

/** The lock is the sealer's: who erases takes it too, and nothing erased is kept as a word. */
async function siftBatch(tx: Tx): Promise<number> {
  await tx.world.engine.lock(tx.db, 'sealer')
  const rows = await listSealed(tx.db, Number((await findMark(tx.db, 'sifted')) ?? 0), BATCH)
  const last = rows.at(-1)
  if (!last) return 0
  await addWords(tx.db, wordsIn(rows))
  await addKinds(tx.db, kindsIn(rows))
  for (const { id, at, ...found } of unfoundIn(rows)) await setFoundBy(tx.db, id, { at, ...found })
  await setMark(tx.db, 'sifted', String(last.position))
  return rows.length
}

function wordsIn(rows: readonly SealedRow[]): Word[] {
  const words = new Map<string, Word>()
  const add = (entity_id: string | null, name: string | undefined, at: string) => {
    if (!entity_id || !name) return
    const last_day = at.slice(0, 10)
    for (const word of wordsOf(name)) words.set(`${word} ${entity_id}`, { word, entity_id, last_day })
  }
  for (const row of rows) {
    // What sums an undo up bears the names of others: they are found by what happened to them, and erased with it.
    if (row.event !== SUM) add(row.entity_id, readContent(Details, row.details)?.name, row.at)
    const origins = originsOf(row)
    add(row.actor_id, origins?.name, row.at)
    add(row.real_actor_id, origins?.realName, row.at)
  }
  return [...words.values()]
}

function kindsIn(rows: readonly SealedRow[]) {
  return [...new Map(rows.map(({ entity, event }) => [`${entity} ${event}`, { entity, event }])).values()]
}

function unfoundIn(rows: readonly SealedRow[]) {
  return rows.flatMap((row) => {
    const origins = row.found_at === null ? originsOf(row) : undefined
    return origins ? [{ id: row.id, at: row.at, ...foundBy(origins) }] : []
  })
}

function originsOf({ origins }: SealedRow) {
  return readContent(Origins, origins)
}
