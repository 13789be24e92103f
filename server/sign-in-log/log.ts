import { addressKey } from '../platform/address.ts'
import type { Context, Tx, World } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import type { SignInPath, SignInReason } from './contract.ts'
import { insertSignIn, type SignInRow } from './store.ts'

const MOST_NOTED = 2000 // different ones between two writes; of more, only those known are counted

export interface SignInEvent {
  readonly path: SignInPath
  /** Null: they came in. */
  readonly reason: SignInReason | null
  /** Null where it is nobody's, or was not looked up. */
  readonly userId: string | null
  /** As typed; '' where nothing was. */
  readonly identifier: string
  readonly device?: 'known' | 'new' | ''
}

/** Logs an attempt in the transaction that writes what came of it: as durable as that, and no wait of its own. */
export async function logSignIn(tx: Tx, event: SignInEvent): Promise<void> {
  await insertSignIn(tx.db, rowOf(tx, event))
}

const noted = new WeakMap<World, Map<string, SignInRow>>()

/**
 * Notes a refusal that came before any work, as in a flood: the same from one address becomes one row that says how
 * often. Written by a job every few seconds, and at stop.
 */
export function noteSignIn(ctx: Context, event: SignInEvent): void {
  const rows = noted.get(ctx.world) ?? new Map<string, SignInRow>()
  noted.set(ctx.world, rows)
  const key = [event.reason, event.path, event.userId, ctx.source.address].join(' ')
  const known = rows.get(key)
  if (known) rows.set(key, { ...known, times: known.times + 1 })
  else if (rows.size < MOST_NOTED) rows.set(key, rowOf(ctx, event))
}

/** Writes what was noted; at stop, too. What cannot be written is noted again. */
export async function writeSignIns(ctx: Context): Promise<void> {
  const rows = noted.get(ctx.world)
  if (!rows || rows.size === 0) return
  noted.set(ctx.world, new Map())
  try {
    await ctx.upkeep(async (tx) => {
      for (const row of rows.values()) await insertSignIn(tx.db, row)
    })
  } catch (error) {
    noted.set(ctx.world, new Map([...rows, ...(noted.get(ctx.world) ?? [])]))
    throw error
  }
}

function rowOf(ctx: Context, { path, reason, userId, identifier, device = '' }: SignInEvent): SignInRow {
  const { address, userAgent } = ctx.source
  return {
    id: newId(),
    at: ctx.now(),
    user_id: userId,
    identifier: userId === null ? masked(identifier) : identifier.slice(0, 300),
    address,
    address_key: addressKey(address) ?? null,
    user_agent: userAgent,
    device,
    path,
    reason: reason ?? '',
    times: 1,
  }
}

/** The first letter and the domain of what is nobody's: enough to recognise a slip, too little for a password. */
function masked(typed: string): string {
  const text = typed.trim()
  const domain = /^[^@\s]+(@[a-z0-9.-]+\.[a-z]{2,})$/i.exec(text)?.[1] ?? ''
  return text === '' ? '' : `${[...text][0]}•••${domain}`
}
