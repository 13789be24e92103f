/** Requests by contract against the running application. Each answer is held against what its contract promises. */

import type { Roster } from '../../server/app/build.ts'
import { PasswordChangeRequired } from '../../server/app/gate.ts'
import type { CallOf, Contract, Failure, ReplyOf } from '../../server/platform/contract.ts'
import { commonFailures } from '../../server/platform/failures.ts'
import type { Problem } from '../../server/platform/http/problem.ts'
import { Canary } from './canary.ts'

/** What a call takes: the contract's parts, and `version` (If-Match) or `key` (Idempotency-Key) where wanted. */
export type Given<C> = Omit<CallOf<C>, 'query'> &
  (CallOf<C> extends { query: infer Q } ? (Partial<Q> extends Q ? { query?: Q } : { query: Q }) : unknown) & {
    readonly version?: number
    readonly key?: string
    /** The file, where the contract takes one. */
    readonly upload?: Buffer
  }

/** Somebody in front of a browser: what is in the cookie jar is sent. */
export interface Browser {
  readonly cookies: Map<string, string>
  /** From where; this machine where absent. */
  readonly address?: string
  readonly userAgent?: string
  /** What stands in `Authorization`: an application and no browser. */
  readonly authorization?: string
  /** The portal before which they stand; the console where absent. `host`: at its own host name. */
  readonly door?: { readonly key: string } | { readonly host: string }
}

export interface Outcome<C> {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  /** The reply where it went well. */
  readonly reply: ReplyOf<C> | undefined
  /** The refusal where it did not. */
  readonly problem: Problem | undefined
}

const known = new WeakMap<Roster, Set<string>>()
const canaries = new WeakMap<Roster, Canary>()

/** What went over the wire to this server and was secret. */
export function canaryOf(roster: Roster): Canary {
  const canary = canaries.get(roster) ?? new Canary()
  canaries.set(roster, canary)
  return canary
}

/** Sends the request and checks the answer: shape of the reply, trace in the trail, refusals that are listed. */
export async function attempt<C extends Contract>(
  roster: Roster,
  actor: Browser,
  contract: C,
  given: Given<C>,
): Promise<Outcome<C>> {
  const { params = {}, query = {}, body, version, key, upload }: Loose = given
  const response = await roster.server.inject({
    method: contract.method,
    url: `${actor.door && 'key' in actor.door ? `/portal/${actor.door.key}` : ''}/api/v1${contract.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))}`,
    query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
    ...(actor.address ? { remoteAddress: actor.address } : {}),
    headers: {
      ...(actor.door && 'host' in actor.door ? { host: actor.door.host } : {}),
      ...(actor.authorization ? { authorization: actor.authorization } : { 'sec-fetch-site': 'same-origin' }),
      ...(actor.userAgent ? { 'user-agent': actor.userAgent } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(upload ? { 'content-type': contract.upload?.type ?? '' } : {}),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(actor.cookies.size === 0 ? {} : { cookie: [...actor.cookies].map((pair) => pair.join('=')).join('; ') }),
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    ...(upload ? { payload: upload } : {}),
  })
  keepCookies(actor, response.cookies)
  const canary = canaryOf(roster)
  canary.addAll(body)
  for (const cookie of actor.cookies.values()) canary.add(cookie)
  if (actor.authorization) canary.add(actor.authorization.split(' ')[1] ?? '')
  const { statusCode: status, headers } = response
  if (status >= 400) {
    const problem: Problem = response.json()
    assertListed(contract, problem)
    return { status, headers, reply: undefined, problem }
  }
  if (String(headers['content-type']).startsWith('application/json')) canary.addAll(response.json())
  if (!isRepeated(roster, contract, key)) await assertTraced(roster, contract, String(headers['x-request-id']))
  return { status, headers, reply: replyOf(contract, response.body), problem: undefined }
}

interface Loose {
  readonly upload?: Buffer
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly version?: number
  readonly key?: string
}

function keepCookies({ cookies }: Browser, received: readonly { name: string; value: string; expires?: Date }[]): void {
  for (const { name, value } of received) {
    if (value === '') cookies.delete(name)
    else cookies.set(name, value)
  }
}

/** The one place where the shape that a contract promises is believed: the schema has just accepted it. */
function replyOf<C extends Contract>(contract: C, text: string): ReplyOf<C> {
  const reply: unknown =
    contract.reply === null ? undefined : contract.replyType ? text : contract.reply?.parse(JSON.parse(text))
  return reply as ReplyOf<C>
}

function assertListed({ id, failures = [] }: Contract, { code, status }: Problem): void {
  const listed: readonly Failure[] = [...commonFailures, PasswordChangeRequired, ...failures]
  if (!listed.some((one) => one.code === code && one.status === status))
    throw new Error(`${id} refuses with ${status} ${code}, which it does not list.`)
}

/** A change that says what it leaves must have left it, by this very request; one that changes nothing must not. */
async function assertTraced(roster: Roster, { id, leaves = null }: Contract, requestId: string): Promise<void> {
  const rows = await roster.world.engine.reads
    .selectFrom('audit_rows')
    .innerJoin('audit_origins', 'audit_origins.row_id', 'audit_rows.id')
    .select('audit_rows.event')
    .where('audit_origins.content', 'like', `%"requestId":"${requestId}"%`)
    .execute()
  const events = rows.map((row) => row.event)
  if (leaves === null ? events.length > 0 : ![leaves].flat().some((event) => events.includes(event)))
    throw new Error(
      `${id} promises to leave ${leaves ?? 'nothing'} in the trail and left ${events.join(', ') || 'nothing'}.`,
    )
}

/** A repeated Idempotency-Key is answered from store and rightly leaves nothing new. */
function isRepeated(roster: Roster, { id, idempotent = false }: Contract, key: string | undefined): boolean {
  if (!idempotent || key === undefined) return false
  const seen = known.get(roster) ?? new Set()
  known.set(roster, seen)
  const repeated = seen.has(`${id} ${key}`)
  seen.add(`${id} ${key}`)
  return repeated
}
