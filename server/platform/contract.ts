/**
 * A contract is a value that says everything about one request: who may call it, what it takes, what it
 * answers, how it may refuse and what it leaves in the trail. Validation, types, serialisation, OpenAPI,
 * the console's `call()` and the tests read the same value. No Node imports: the console imports this file.
 */
import type { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** `scope.action` of module `roster`, for example `users.read`. */
export type Permission = `${string}.${string}`

/**
 * Who may call. A list means: any one of these. The operation still judges the record itself. `half-signed-in`: only who
 * has given a right password and still owes a second factor (R39).
 */
export type Access = 'public' | 'signed-in' | 'half-signed-in' | Permission | readonly Permission[]

/** What a half session is for: to show a second factor, or to set one up. */
export type HalfPurpose = 'prove' | 'enrol'

/** The doors of Roster: the console, or the portals. */
export type Door = 'console' | 'portal'

/** A way in which a request may be refused. `code` is stable and what programs switch on; `title` is for people. */
export interface Failure {
  readonly code: string
  readonly status: number
  readonly title: string
}

/** Declares a refusal. `code` in kebab-case, `status` an HTTP status from 400 to 503. */
export function failure(code: string, status: number, title: string): Failure {
  return Object.freeze({ code, status, title })
}

/** A file in the request body, read as a stream. */
export interface Upload {
  readonly type: string
  readonly maxBytes: number
}

type Shape = z.ZodType | null
type Output<S> = S extends z.ZodType ? z.output<S> : undefined
type Input<S> = S extends z.ZodType ? z.input<S> : undefined

interface Definition<P extends Shape, Q extends Shape, B extends Shape, R extends Shape> {
  /** Stable operation id of the OpenAPI document, `feature.verb`. */
  readonly id: string
  readonly method: Method
  /** Below `/api/v1`, parameters as `:name`. */
  readonly path: string
  readonly summary: string
  /** More for the API pages; Markdown. */
  readonly description?: string
  readonly access: Access
  /** The half sessions that may call it; none where absent. With access `half-signed-in` no session may. */
  readonly half?: readonly HalfPurpose[]
  /** True where it needs a fresh proof of who asks (R59); a list where only a body with one of these does: `emails`, `type=admin`. */
  readonly stepUp?: true | readonly string[]
  /**
   * Whether an application may call it with a token. Where absent: wherever a permission is asked for and no fresh proof,
   * which only a person can give. `true`: although it asks for one, or for nothing but being known. A list: where the
   * route asks for no permission itself, and the token needs one of these.
   */
  readonly tokens?: boolean | readonly Permission[]
  /** An administrator who is logged in as somebody else may call it, too. To say nothing is to refuse them (E-49). */
  readonly asAnother?: 'allowed'
  /** The setting that takes it away: where it is on, there is no such route. */
  readonly absentIf?: 'logInAs.disabled'
  readonly doors?: readonly Door[]
  /** `write`: changes and cheap reads (default). `hot`: at every page. `sign-in`: hashes a password. `heavy`: long work. */
  readonly rate?: 'write' | 'hot' | 'sign-in' | 'heavy'
  /** True where `If-Match` with the version last read is required (428 without, 412 when stale). */
  readonly versioned?: boolean
  /** True where an `Idempotency-Key` makes a repeated request answer as the first one did. */
  readonly idempotent?: boolean
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly upload?: Upload
  /** How large a JSON body may be where the usual 1 MiB and 1,000 keys are too few. */
  readonly large?: { readonly bytes: number; readonly keys: number }
  /** The answer; `null` is 204 without a body. */
  readonly reply: R
  /** Media type of a reply that is text and not JSON, for example `text/csv`. */
  readonly replyType?: string
  /** Refusals beyond those that any request may meet (`commonFailures`). */
  readonly failures?: readonly Failure[]
  /** The audit event that a successful change leaves, of several one; required on everything but GET (`null`: changes nothing). */
  readonly leaves?: string | readonly string[] | null
}

export interface Contract<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
  R extends Shape = Shape,
> extends Definition<P, Q, B, R> {
  readonly doors: readonly Door[]
}

/** Makes a contract; the type parameters are inferred from the schemas. */
export function contract<
  P extends Shape = null,
  Q extends Shape = null,
  B extends Shape = null,
  R extends Shape = null,
>(definition: Definition<P, Q, B, R>): Contract<P, Q, B, R> {
  return Object.freeze({ doors: ['console'] as const, ...definition })
}

/** Whether any token may call this: no token reaches what is for visitors, for browsers, or for a person's fresh proof. */
export function takesTokens({ access, stepUp, tokens }: Pick<Contract, 'access' | 'stepUp' | 'tokens'>): boolean {
  if (access === 'public' || access === 'half-signed-in') return false
  return tokens === undefined ? access !== 'signed-in' && stepUp !== true : tokens !== false
}

type Parts<C> = C extends Contract<infer P, infer Q, infer B, infer R> ? [P, Q, B, R] : never

/** What a caller writes: the schemas' input types; parts that a contract lacks are absent. */
export type CallOf<C> = Present<{
  params: Input<Parts<C>[0]>
  query: Input<Parts<C>[1]>
  body: Input<Parts<C>[2]>
}>

/** What an operation receives: validated and canonical. */
export type InputOf<C> = {
  params: Output<Parts<C>[0]>
  query: Output<Parts<C>[1]>
  body: Output<Parts<C>[2]>
}

/** What the caller gets back. */
export type ReplyOf<C> = Parts<C>[3] extends z.ZodType ? z.output<Parts<C>[3]> : undefined

type Present<T> = { [K in keyof T as T[K] extends undefined ? never : K]: T[K] }
