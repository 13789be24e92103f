import { on } from '../platform/http/route.ts'
import { browseTrail } from './contract.ts'
import { listTrail } from './list.ts'

export const auditRoutes = [on(browseTrail, (ctx, { query }) => listTrail(ctx, query))]
