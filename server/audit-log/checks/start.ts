import { namesOf } from '../../access/index.ts'
import { INSTALLATION, record } from '../../audit/index.ts'
import type { Context, Tx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { refuse } from '../../platform/refusal.ts'
import { countAll } from '../search.store.ts'
import { type Check, CheckRunning } from './contract.ts'
import { type CheckRow, insertCheck, listNewest } from './store.ts'

const SHOWN = 10

/** Asks for a verification; the job of checks does it. One at a time. */
export async function askForCheck(ctx: Context): Promise<Check> {
  const row = await ctx.transaction(async (tx) => {
    const made = newCheck(tx, { rows_total: await countAll(tx.db) })
    try {
      await insertCheck(tx.db, made)
    } catch (error) {
      if (tx.world.engine.uniqueViolation(error)) return refuse(CheckRunning)
      throw error
    }
    await record(tx, 'audit.check-started', INSTALLATION)
    tx.afterCommit(() => tx.world.wake('check-trail'))
    return made
  })
  return toCheck(row, ctx.actor.id === null ? null : ctx.actor.name)
}

export async function showChecks(ctx: Context): Promise<{ items: Check[] }> {
  const rows = await listNewest(ctx.db, SHOWN)
  const nameOf = await namesOf(
    ctx,
    rows.map((row) => row.asked_by),
  )
  return { items: rows.map((row) => toCheck(row, nameOf(row.asked_by))) }
}

export function newCheck(tx: Tx, known: Partial<CheckRow>): CheckRow {
  return {
    id: newId(),
    state: 'running',
    asked_by: tx.actor.id,
    asked_at: tx.now(),
    started_at: null,
    finished_at: null,
    rows_total: 0,
    rows_done: 0,
    anchors: 0,
    problem_count: 0,
    problems: '[]',
    holder: null,
    held_until: null,
    ...known,
  }
}

function toCheck(row: CheckRow, askedBy: string | null): Check {
  return {
    id: row.id,
    state: row.state,
    askedBy,
    askedAt: row.asked_at,
    finishedAt: row.finished_at,
    rowsTotal: row.rows_total,
    rowsDone: row.rows_done,
    anchors: row.anchors,
    problemCount: row.problem_count,
    problems: JSON.parse(row.problems),
  }
}
