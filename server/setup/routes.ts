import { on, type Route } from '../platform/http/route.ts'
import { setUp } from './contract.ts'
import { setUpByAddress } from './set-up.ts'

export const setUpRoutes: readonly Route[] = [on(setUp, setUpByAddress)]
