/**
 * Seats (product.md section 1): stored facts only. Administrators and regular users take one kind, portal users the
 * other; who is suspended, deleted or ended takes none, API and system users never do.
 */
import type { Context, Tx } from '../../platform/context.ts'
import type { StatusKey } from '../../platform/database/index.ts'
import { refuse } from '../../platform/refusal.ts'
import { countKept, type Kept } from '../list-counts.store.ts'
import { NoSeatFree } from './contract.ts'

const SEATS = { internal: ['admin', 'regular'], portal: ['portal'] } as const

type Seat = keyof typeof SEATS

/** Refuses where with this change, which is written already, more seats are taken than there are. */
export async function assertSeat(tx: Tx, type: string, before: StatusKey | null, after: StatusKey): Promise<void> {
  const seat = seatOf(type)
  if (!seat || limitOf(tx, seat) === null || (before !== null && isSeated(before)) || !isSeated(after)) return
  if ((await freeSeats(tx, seat)) < 0) refuse(NoSeatFree, { detail: detailOf(tx, seat) })
}

/** Counts the seats that many new accounts of one transaction take, before they are written. */
export class SeatsTaken {
  readonly #tx: Tx
  readonly #free = new Map<Seat, number>()
  readonly #taken = new Map<Seat, number>()

  /** `earlier`: what was taken before and rolled back, as a dry run does. */
  constructor(tx: Tx, earlier?: SeatsTaken) {
    this.#tx = tx
    if (earlier) for (const [seat, count] of earlier.#taken) this.#taken.set(seat, count)
  }

  async take(type: string, status: StatusKey): Promise<void> {
    const seat = seatOf(type)
    if (!seat || limitOf(this.#tx, seat) === null || !isSeated(status)) return
    const free = this.#free.get(seat) ?? (await freeSeats(this.#tx, seat))
    this.#free.set(seat, free)
    const taken = this.#taken.get(seat) ?? 0
    if (taken >= free) refuse(NoSeatFree, { detail: detailOf(this.#tx, seat) })
    this.#taken.set(seat, taken + 1)
  }
}

export async function showSeats(ctx: Context) {
  const kept = await countKept(ctx.db)
  const shown = (seat: Seat) => ({ used: usedOf(kept, seat), limit: limitOf(ctx, seat) })
  return { internal: shown('internal'), portal: shown('portal') }
}

/** All who might take the last seat pass here one after the other. */
async function freeSeats(tx: Tx, seat: Seat): Promise<number> {
  await tx.world.engine.lock(tx.db, `seats-${seat}`)
  return (limitOf(tx, seat) ?? 0) - usedOf(await countKept(tx.db), seat)
}

function usedOf(kept: Kept, seat: Seat): number {
  return kept.sum((row) => seatOf(row.type) === seat && isSeated(row.status_key))
}

function seatOf(type: string): Seat | undefined {
  if (SEATS.internal.some((one) => one === type)) return 'internal'
  return SEATS.portal.some((one) => one === type) ? 'portal' : undefined
}

function isSeated(status: StatusKey): boolean {
  return status !== 'deleted' && status !== 'suspended' && status !== 'expired'
}

function limitOf({ settings }: Pick<Context, 'settings'>, seat: Seat): number | null {
  return settings[`seats.${seat}`] || null
}

function detailOf(tx: Tx, seat: Seat): string {
  const all = limitOf(tx, seat)?.toLocaleString('en')
  return seat === 'internal'
    ? `All ${all} seats for people of the house are taken.`
    : `All ${all} seats for portal users are taken.`
}
