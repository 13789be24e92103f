import { setImmediate as turn } from 'node:timers/promises'
import { z } from 'zod'
import { asBrief, seenUsers } from '../access/index.ts'
import { addressRange } from '../platform/address.ts'
import type { Context } from '../platform/context.ts'
import { pageKey, readPageKey } from '../platform/database/index.ts'
import { Invalid, Malformed } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { Id, Instant } from '../platform/schema.ts'
import { type listSignIns, type SignIn, SignInPath, SignInReason } from './contract.ts'
import { asksRows, readWindow, type SignInFilter, type SignInKey } from './list.store.ts'
import { type ListedRow, listPeople, listRows } from './store.ts'

const WINDOW = 2000 // rows looked at by one statement, off the thread that serves
const WINDOWS = 60 // of one request; then the page ends early and says so

/** A page of the sign-in log, newest first. What arrives meanwhile stands before the first page. */
export async function pageOfSignIns(ctx: Context, { query }: Pick<Input<typeof listSignIns>, 'query'>) {
  const { limit, after, address, ...asked } = query
  const seen = await seenUsers(ctx)
  const seesAll = !seen.hideSuspended && seen.parts.every((part) => part.everybody)
  const range = address === undefined ? undefined : rangeOf(address)
  const filter: SignInFilter = { ...asked, range, seen: seesAll ? undefined : seen }
  const { keys, stopped, isAll } = await search(
    ctx,
    filter,
    limit + 1,
    after === undefined ? undefined : readKey(after),
  )
  const shown = keys.slice(0, limit)
  const next = keys.length > limit ? shown.at(-1) : stopped
  return {
    items: await asItems(ctx, shown),
    next: next ? pageKey(next.at, next.id) : null,
    total: isAll && after === undefined ? keys.length : null,
    searchedTo: keys.length > limit ? null : (stopped?.at ?? null),
  }
}

async function search(ctx: Context, filter: SignInFilter, limit: number, after: SignInKey | undefined) {
  const within = asksRows(filter) ? WINDOW : limit
  const keys: SignInKey[] = []
  let below = after
  for (let n = 0; n < WINDOWS; n++) {
    const rows = await readWindow(ctx.world.engine.lists, filter, { below, within })
    keys.push(...rows.filter((row) => row.fits === 1))
    if (keys.length >= limit) return { keys: keys.slice(0, limit), stopped: undefined, isAll: false }
    if (rows.length < within) return { keys, stopped: undefined, isAll: true }
    below = rows.at(-1)
    await turn()
  }
  return { keys, stopped: below, isAll: false }
}

async function asItems(ctx: Context, keys: readonly SignInKey[]): Promise<SignIn[]> {
  if (keys.length === 0) return []
  const found = await listRows(
    ctx.db,
    keys.map((key) => key.id),
  )
  const ids = [...new Set(found.flatMap((row) => [row.user_id, row.as_user_id].filter((id) => id !== null)))]
  const people = ids.length === 0 ? [] : await listPeople(ctx.db, ids)
  const brief = await asBrief(ctx, people)
  const persons = new Map(people.map((person) => [person.user_id, brief(person)]))
  const rows = new Map(found.map((row) => [row.id, row]))
  return keys.flatMap(({ id }) => {
    const row = rows.get(id)
    return row ? [toItem(row, (id) => persons.get(id ?? '') ?? null)] : []
  })
}

function toItem(row: ListedRow, person: (id: string | null) => SignIn['person']): SignIn {
  return {
    id: row.id,
    at: row.at,
    person: person(row.user_id),
    as: person(row.as_user_id),
    identifier: row.identifier,
    address: row.address,
    userAgent: row.user_agent,
    device: row.device,
    path: SignInPath.parse(row.path),
    portal: portalOf(row),
    reason: row.reason === '' ? null : SignInReason.parse(row.reason),
    times: row.times,
  }
}

function portalOf({ portal_id: id, portal_key: key, portal_name: name }: ListedRow): SignIn['portal'] {
  return id === null ? null : { id, key: key ?? '', name: name ?? '' }
}

function rangeOf(address: string) {
  return (
    addressRange(address) ??
    refuseField(Invalid, 'address', 'Write an address, or a network as 192.0.2.0/24.', 'invalid')
  )
}

function readKey(after: string): SignInKey {
  const [at, id] = readPageKey(after) ?? []
  const key = z.object({ at: Instant, id: Id }).safeParse({ at, id })
  return key.success ? key.data : refuse(Malformed)
}
