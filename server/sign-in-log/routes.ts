import { on, type Route } from '../platform/http/route.ts'
import { listSignIns } from './contract.ts'
import { pageOfSignIns } from './list.ts'

export const signInLogRoutes: readonly Route[] = [on(listSignIns, pageOfSignIns)]
