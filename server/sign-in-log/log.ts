import { addressKey } from '../platform/address.ts'
import type { Context, Tx, World } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import type { SignInPath, SignInReason } from './contract.ts'
import { insertSignIns, listThere, type SignInRow } from './store.ts'

const MOST_KEPT = 20_000 // rows between two writes; where the database is away for long, the newest are not logged

export interface SignInEvent {
  readonly path: SignInPath
  /** Null: they came in. */
  readonly reason: SignInReason | null
  /** Null where it is nobody's, or was not looked up. */
  readonly userId: string | null
  /** As whom an administrator wanted to log in, with a password of their own. */
  readonly asUserId?: string
  /** As typed; '' where nothing was. */
  readonly identifier: string
  readonly device?: 'known' | 'new' | ''
}

interface Kept {
  readonly rows: SignInRow[]
  /** Of those that are counted: where each stands among the rows. */
  readonly places: Map<string, number>
}

const kept = new WeakMap<World, Kept>()

/**
 * Logs an attempt. It costs no statement of its own: what came together is written together, a moment later and at stop,
 * so that no answer waits for it. Only a process that is killed loses the last second; the trail has every session.
 */
export function logSignIn(ctx: Context, event: SignInEvent): void {
  const { rows } = keptIn(ctx.world)
  if (rows.length < MOST_KEPT) rows.push(rowOf(ctx, event))
}

/** The same of a refusal before any work, as in a flood: the same from one address is one row that says how often. */
export function countSignIn(ctx: Context, event: SignInEvent): void {
  const { rows, places } = keptIn(ctx.world)
  const { address, portal } = ctx.source
  const key = [event.reason, event.path, event.userId, address, portal?.id].join(' ')
  const place = places.get(key)
  const known = place === undefined ? undefined : rows[place]
  if (known && place !== undefined) rows[place] = { ...known, times: known.times + 1 }
  else if (rows.length < MOST_KEPT) places.set(key, rows.push(rowOf(ctx, event)) - 1)
}

/** Writes what was logged; at stop, too. What cannot be written is kept. */
export async function writeSignIns(ctx: Context): Promise<void> {
  const { rows } = keptIn(ctx.world)
  if (rows.length === 0) return
  kept.delete(ctx.world)
  try {
    await ctx.upkeep((tx) => insertThose(tx, rows))
  } catch (error) {
    keptIn(ctx.world).rows.push(...rows.slice(0, MOST_KEPT))
    throw error
  }
}

/** Not of those who were erased meanwhile: nothing of them may come back. */
async function insertThose(tx: Tx, rows: readonly SignInRow[]): Promise<void> {
  const ids = [...new Set(rows.flatMap((row) => row.user_id ?? []))]
  const there = new Set(ids.length === 0 ? [] : await listThere(tx.db, ids))
  await insertSignIns(
    tx.db,
    rows.filter((row) => row.user_id === null || there.has(row.user_id)),
  )
}

function keptIn(world: World): Kept {
  const known = kept.get(world) ?? { rows: [], places: new Map() }
  kept.set(world, known)
  return known
}

function rowOf(ctx: Context, { path, reason, userId, asUserId, identifier, device = '' }: SignInEvent): SignInRow {
  const { address, userAgent } = ctx.source
  return {
    id: newId(),
    at: ctx.now(),
    user_id: userId,
    as_user_id: asUserId ?? null,
    identifier: userId === null ? masked(identifier) : identifier.slice(0, 300),
    address,
    address_key: addressKey(address) ?? null,
    user_agent: userAgent,
    device,
    path,
    reason: reason ?? '',
    times: 1,
    portal_id: ctx.source.portal?.id ?? null,
  }
}

/** The first letter and the domain of what is nobody's: enough to recognise a slip, too little for a password. */
function masked(typed: string): string {
  const text = typed.trim()
  const domain = /^[^@\s]+(@[a-z0-9.-]+\.[a-z]{2,})$/i.exec(text)?.[1] ?? ''
  return text === '' ? '' : `${[...text][0]}•••${domain}`
}
