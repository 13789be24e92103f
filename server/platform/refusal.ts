import type { Failure } from './contract.ts'

/** A field of the request and what is wrong with it: `path` as `emails.0.address`. */
export interface FieldError {
  readonly path: string
  readonly code: string
  readonly message: string
  /** Where in a text that was sent, from 1. */
  readonly line?: number
  readonly column?: number
}

export interface RefusalDetails {
  /** A sentence for people: what happened, what was kept, what to do. */
  readonly detail?: string
  readonly fields?: readonly FieldError[]
  /** Seconds until trying again makes sense; sent as Retry-After. */
  readonly retryAfter?: number
}

/** Thrown for what people may cause. Whatever else is thrown is our fault and answered as `internal`. */
export class Refusal extends Error {
  readonly failure: Failure
  readonly details: RefusalDetails
  constructor(failure: Failure, details: RefusalDetails = {}) {
    super(details.detail ?? failure.title)
    this.failure = failure
    this.details = details
  }
}

/** Ends the operation with a declared refusal. */
export function refuse(failure: Failure, details?: RefusalDetails): never {
  throw new Refusal(failure, details)
}

/** Ends the operation because of one field. */
export function refuseField(failure: Failure, path: string, message: string, code = failure.code): never {
  throw new Refusal(failure, { detail: message, fields: [{ path, code, message }] })
}
