import type { CallOf, Contract, ReplyOf } from '../../../server/platform/contract.ts'
import { PortalNotAvailable, ReauthRequired, SignedOut } from '../../../server/platform/failures.ts'
import { addressOf } from './address.ts'
import { keepChangeId } from './changeIds.ts'
import { isUnattended } from './presence.ts'
import { type ApiProblem, noAnswer, readProblem, unreadable } from './problem.ts'
import { tellShut, tellSignedOut } from './signedOut.ts'
import { proveAnew } from './stepUp.ts'

/** What a call takes: the contract's parts; a query of which nothing is required may be left out. */
export type Input<C> = Omit<CallOf<C>, 'query'> &
  (CallOf<C> extends { query: infer Q } ? (Partial<Q> extends Q ? { query?: Q } : { query: Q }) : unknown)

export interface CallOptions {
  /** The version last read; sent as `If-Match`. */
  readonly version?: number | string | undefined
  readonly idempotencyKey?: string | undefined
  /** The file of a contract that takes one. */
  readonly upload?: Blob | undefined
  readonly signal?: AbortSignal | undefined
  /** It was refused once for want of a fresh proof. */
  readonly again?: boolean
}

/** Sends a contract's request and answers its reply; throws `ApiProblem` for everything else. */
export async function call<C extends Contract>(
  contract: C,
  input: Input<C>,
  options: CallOptions = {},
): Promise<ReplyOf<C>> {
  const { params, query, body } = partsOf(input)
  const response = await send(addressOf(contract.path, params, query), {
    method: contract.method,
    credentials: 'same-origin',
    headers: headersOf(contract, body, options),
    body: options.upload ?? (body === undefined ? null : JSON.stringify(body)),
    signal: options.signal ?? null,
  })
  if (!response.ok) {
    const problem = await refused(response)
    // What was refused for want of a fresh proof goes on once it is given.
    if (problem.code === ReauthRequired.code && !options.again && (await proveAnew()))
      return call(contract, input, { ...options, again: true })
    throw problem
  }
  const reply = await replyOf(contract, response)
  keepChangeId(response, input, reply)
  return asReply(contract, reply)
}

/** The one place where the shape that a contract promises is believed: the server serialises by the same contract. */
export function asReply<C extends Contract>(_contract: C, reply: unknown): ReplyOf<C> {
  return reply as ReplyOf<C>
}

interface Parts {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

const partsOf = (input: object): Parts => input

function headersOf(contract: Contract, body: unknown, options: CallOptions): Record<string, string> {
  const headers: Record<string, string> = { accept: contract.replyType ?? 'application/json' }
  if (options.upload && contract.upload) headers['content-type'] = contract.upload.type
  else if (body !== undefined) headers['content-type'] = 'application/json'
  if (options.version !== undefined) headers['if-match'] = `"${options.version}"`
  if (isUnattended()) headers['x-unattended'] = '1'
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey
  return headers
}

async function send(address: string, request: RequestInit): Promise<Response> {
  return orProblem(fetch(address, request), noAnswer)
}

/** Whatever goes wrong is a problem, unless it was ended by us. */
async function orProblem<T>(asked: Promise<T>, problem: () => ApiProblem): Promise<T> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw problem()
  }
}

async function refused(response: Response): Promise<ApiProblem> {
  const problem = await readProblem(response)
  if (problem.code === SignedOut.code) tellSignedOut()
  if (problem.code === PortalNotAvailable.code) tellShut()
  return problem
}

async function replyOf(contract: Contract, response: Response): Promise<unknown> {
  if (contract.reply === null || response.status === 204) return undefined
  return orProblem(contract.replyType ? response.text() : response.json(), unreadable)
}
