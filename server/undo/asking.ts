import { directoryRoutes } from '../directories/index.ts'
import { mailTemplateRoutes } from '../mail-templates/index.ts'
import { moduleRoutes } from '../modules/index.ts'
import { type Asked, perform } from '../platform/http/perform.ts'
import { portalRoutes } from '../portals/index.ts'
import { profileFieldRoutes } from '../profile-fields/index.ts'
import { roleRoutes } from '../roles/index.ts'
import { settingRoutes } from '../settings/index.ts'
import { teamRoutes } from '../teams/index.ts'
import { userRoutes } from '../users/index.ts'
import type { Inverse, Work } from './inverse.ts'
import type { Lost } from './shapes.ts'

const routes = new Map(
  [
    ...settingRoutes,
    ...mailTemplateRoutes,
    ...directoryRoutes,
    ...moduleRoutes,
    ...profileFieldRoutes,
    ...roleRoutes,
    ...teamRoutes,
    ...portalRoutes,
    ...userRoutes,
  ].map((route) => [route.contract.id, route]),
)

/** The opposite as the request that people would send for it: same access, same shape, same operation. */
export function asking({ tx }: Pick<Work, 'tx'>, id: string, asked: Asked, lost: readonly Lost[] = []): Inverse {
  const route = routes.get(id)
  if (!route) throw new Error(`There is no request ${id}.`)
  return { access: route.contract.access, run: () => perform(tx, route, asked), lost }
}

/** Who may send this request at all. */
export function accessOf(id: string): Inverse['access'] {
  const route = routes.get(id)
  if (!route) throw new Error(`There is no request ${id}.`)
  return route.contract.access
}
