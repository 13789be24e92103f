import type { Readable } from 'node:stream'
import type { Context } from '../context.ts'
import type { Contract, InputOf, ReplyOf } from '../contract.ts'
import { UpgradeRequired } from '../failures.ts'
import { refuse } from '../refusal.ts'

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
  /** The caller as of now, after a while of waiting; refuses where they may not call any more (R55). */
  askAgain(): Promise<Context>
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
  /** Where it is no request and reply but a connection that stays open. */
  readonly upgrade?: Upgrade
}

/** Why a connection ends, as the browser hears it; from 4000 on the numbers are ours. */
export const ENDS = { restart: 1012, misuse: 1008, over: 4001 } as const

/** One way: the server tells, the browser listens. */
export interface Socket {
  /** Whoever reads too slowly is cut off, and comes back. */
  tell(message: object): void
  /** `over`: whoever opened it may not have it any more. */
  end(why: keyof typeof ENDS): void
  whenClosed(act: () => void): void
}

/** The caller as of now, without that being a use of their session; refuses where they may not be there any more. */
export type Look = () => Promise<Context>

export interface Upgrade {
  /** What both sides speak (`Sec-WebSocket-Protocol`). */
  readonly protocol: string
  /** Judges the ticket that was shown, before anything opens; what it answers is given the connection. */
  readonly admit: (ctx: Context, ticket: string) => Promise<(socket: Socket, look: Look) => void>
}

/** Joins a contract and the operation that fulfils it; a reply of another shape does not compile. */
export function on<C extends Contract>(
  contract: C,
  handle: (ctx: Context, input: Input<C>, answer: Answer) => Promise<ReplyOf<C>>,
): Route {
  return { contract, handle }
}

/** A contract that is kept by an open connection. */
export function onUpgrade(contract: Contract, upgrade: Upgrade): Route {
  return { contract, upgrade, handle: async () => refuse(UpgradeRequired) }
}

/** `on` for a contract with a `replyType` whose text is too long to be held: it is sent as it is made. */
export function onStream<C extends Contract>(
  contract: C,
  handle: (ctx: Context, input: Input<C>, answer: Answer) => Promise<Readable>,
): Route {
  return { contract, handle }
}
