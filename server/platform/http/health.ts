import type { FastifyInstance } from 'fastify'
import type { World } from '../context.ts'

/** `/healthz`: the process lives. `/readyz`: it can also reach its database. Neither says more (R106). */
export function addHealth(app: FastifyInstance, world: World): void {
  app.get('/healthz', async (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }))
  app.get('/readyz', async (_, reply) => {
    reply.header('cache-control', 'no-store')
    try {
      await world.engine.ping()
      return { status: 'ready' }
    } catch {
      return reply.code(503).send({ status: 'not ready' })
    }
  })
}
