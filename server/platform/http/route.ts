import type { Readable } from 'node:stream'
import type { Context } from '../context.ts'
import type { Contract, InputOf, ReplyOf } from '../contract.ts'

/** What an operation may say to the browser besides its reply. */
export interface Answer {
  /** Hands out the session cookie of this door; `expiresAt` in UTC. */
  setSession(secret: string, expiresAt: string): void
  clearSession(): void
  /** Hands out the cookie of whoever still owes a second factor. */
  setHalf(secret: string, expiresAt: string): void
  clearHalf(): void
  /** Hands out what this browser is known by at its next sign-in. */
  setDevice(secret: string, expiresAt: string): void
  /** Hands out what binds the question for a passkey to a browser of which nobody is known. */
  setAsked(secret: string, expiresAt: string): void
  /** Offers the reply as a file. */
  download(fileName: string): void
  /** Lets the browser keep the reply: `version` names its content; `forever` where the address names the version, too. */
  keep(version: string, forever: boolean): void
}

export type Input<C> = InputOf<C> & {
  /** From `If-Match` where the contract is versioned, else 0. */
  readonly version: number
  /** The body as a stream where the contract takes an upload. */
  readonly upload: Readable
}

export interface Route {
  readonly contract: Contract
  readonly handle: (ctx: Context, input: never, answer: Answer) => Promise<unknown>
}

/** Joins a contract and the operation that fulfils it; a reply of another shape does not compile. */
export function on<C extends Contract>(
  contract: C,
  handle: (ctx: Context, input: Input<C>, answer: Answer) => Promise<ReplyOf<C>>,
): Route {
  return { contract, handle }
}

/** `on` for a contract with a `replyType` whose text is too long to be held: it is sent as it is made. */
export function onStream<C extends Contract>(
  contract: C,
  handle: (ctx: Context, input: Input<C>, answer: Answer) => Promise<Readable>,
): Route {
  return { contract, handle }
}
