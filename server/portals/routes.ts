import { on, type Route } from '../platform/http/route.ts'
import { showPortalDoor } from './door/contract.ts'
import { showDoor } from './door/show.ts'

export const portalRoutes: readonly Route[] = [on(showPortalDoor, showDoor)]
