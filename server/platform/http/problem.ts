import type { FastifyReply } from 'fastify'
import type { FieldError, Refusal } from '../refusal.ts'
import { challengeFor } from './authorization.ts'

/** The one error body (RFC 9457): programs switch on `code`, people read `title` and `detail`. */
export interface Problem {
  readonly type: 'about:blank'
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail?: string
  readonly fields?: readonly FieldError[]
  readonly requestId: string
}

export function sendProblem(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { failure, details } = refusal
  const problem: Problem = {
    type: 'about:blank',
    status: failure.status,
    code: failure.code,
    title: failure.title,
    ...(details.detail ? { detail: details.detail } : {}),
    ...(details.fields ? { fields: details.fields } : {}),
    requestId: reply.request.id,
  }
  // RFC 9110 section 15.5.2; no browser asks for a password because of `Bearer`.
  if (failure.status === 401) reply.header('www-authenticate', challengeFor(reply.request))
  if (details.retryAfter) reply.header('retry-after', String(Math.ceil(details.retryAfter)))
  return reply
    .code(failure.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(problem)
}
