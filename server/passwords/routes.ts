import { on, type Route } from '../platform/http/route.ts'
import { changePassword } from './change.ts'
import { activateAccount, resetPassword } from './choose.ts'
import { activate, changeOwnPassword, completeReset, mailAccessInfo, setPassword } from './contract.ts'
import { mailAccessInfoTo, setPasswordFor } from './set-for.ts'

export const passwordRoutes: readonly Route[] = [
  on(activate, activateAccount),
  on(completeReset, resetPassword),
  on(changeOwnPassword, changePassword),
  on(setPassword, setPasswordFor),
  on(mailAccessInfo, mailAccessInfoTo),
]
