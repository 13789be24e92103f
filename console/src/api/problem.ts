import { told } from './told.ts'

/** One field at fault: `path` as in the body, for example `emails.0.address`. */
export interface FieldProblem {
  readonly path: string
  readonly code: string
  readonly message: string
  /** Where in a text that was sent. */
  readonly line?: number
}

interface Told {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail?: string | undefined
  readonly fields?: readonly FieldProblem[] | undefined
  readonly requestId?: string | undefined
  readonly retryAfter?: number | undefined
}

/** The code of a request that got no answer at all. */
export const NO_ANSWER = 'no-answer'
/** The code of an answer that is none of Roster's; where a status says more, it is `http-<status>`. */
export const UNREADABLE = 'unreadable-answer'
const UNEXPECTED = 'The server answered in an unexpected way.'

/** A refused or failed request. Switch on `code` only; `title` is for people. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string | undefined
  readonly fields: readonly FieldProblem[]
  readonly requestId: string | undefined
  /** Seconds after which a new try makes sense. */
  readonly retryAfter: number | undefined

  constructor(told: Told) {
    super(told.title)
    this.name = 'ApiProblem'
    this.status = told.status
    this.code = told.code
    this.title = told.title
    this.detail = told.detail
    this.fields = told.fields ?? []
    this.requestId = told.requestId
    this.retryAfter = told.retryAfter
  }

  /** True where trying again may help: no answer, busy, or a fault of the server. */
  get isPassing(): boolean {
    return this.status === 0 || this.status >= 500 || this.status === 429
  }
}

/** Reads the problem document of an answer; an answer of another kind (a proxy's page) becomes a problem too. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const body = await readJson(response)
  return new ApiProblem({
    status: response.status,
    code: text(body.code) ?? `http-${response.status}`,
    title: text(body.title) ?? UNEXPECTED,
    detail: saying(body.detail),
    fields: fieldsOf(body.fields),
    requestId: text(body.requestId) ?? response.headers.get('x-request-id') ?? undefined,
    retryAfter: Number(response.headers.get('retry-after')) || undefined,
  })
}

/** The problem of a request that got no answer: no network, or the server is away. */
export function noAnswer(): ApiProblem {
  return new ApiProblem({ status: 0, code: NO_ANSWER, title: 'The server did not answer.' })
}

/** An answer that says it went well and cannot be read: a page of a proxy or of a network that wants a sign-in first, or cut off. */
export function unreadable(): ApiProblem {
  return new ApiProblem({ status: 0, code: UNREADABLE, title: UNEXPECTED })
}

/** Tells an error of ours from a bug, for `catch` clauses. */
export function isProblem(error: unknown, code?: string): error is ApiProblem {
  return error instanceof ApiProblem && (code === undefined || error.code === code)
}

async function readJson(response: Response): Promise<Record<string, unknown>> {
  if (!(response.headers.get('content-type') ?? '').includes('json')) return {}
  const value: unknown = await response.json().catch(() => null)
  return isRecord(value) ? value : {}
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function saying(value: unknown): string | undefined {
  const said = text(value)
  return said && told(said)
}

function fieldsOf(value: unknown): FieldProblem[] {
  if (!Array.isArray(value)) return []
  return value.filter(isRecord).map((field) => ({
    path: Array.isArray(field.path) ? field.path.join('.') : (text(field.path) ?? ''),
    code: text(field.code) ?? 'invalid',
    message: saying(field.message) ?? '',
    ...(typeof field.line === 'number' ? { line: field.line } : {}),
  }))
}
