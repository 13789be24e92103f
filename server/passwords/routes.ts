import { on, type Route } from '../platform/http/route.ts'
import { changePassword } from './change.ts'
import { activateAccount, resetPassword } from './choose.ts'
import { activate, changeOwnPassword, completeReset } from './contract.ts'

export const passwordRoutes: readonly Route[] = [
  on(activate, activateAccount),
  on(completeReset, resetPassword),
  on(changeOwnPassword, changePassword),
]
