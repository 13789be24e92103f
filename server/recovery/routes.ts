import { on, type Route } from '../platform/http/route.ts'
import { askForRecovery } from './ask.ts'
import { requestRecovery } from './contract.ts'

export const recoveryRoutes: readonly Route[] = [on(requestRecovery, askForRecovery)]
