import type { FastifyInstance } from 'fastify'
import type { Log } from '../log.ts'

/**
 * A line for every answer, by the pattern of its address and never the address itself: what was asked for may name
 * people. Changes and our own failures at `info`, reading at `debug`, decisions too. The id is the one that the answer carried (R112).
 */
export function logAnswers(app: FastifyInstance, log: Log): void {
  app.addHook('onResponse', (request, reply, done) => {
    const line = {
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'unmatched',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      address: request.ip,
    }
    const { changes = request.method !== 'GET' } = request.routeOptions.config
    if (!changes && reply.statusCode < 500) log.debug(line, 'Answered.')
    else log.info(line, 'Answered.')
    done()
  })
}
