import { on, type Route } from '../platform/http/route.ts'
import { askForLink } from './ask.ts'
import { askPasskeyToLogInAs, askToLogInAs, logInAs, openLogInAs, sendCodeToLogInAs } from './contract.ts'
import { logInAsUser } from './enter.ts'
import { askForPasskey, sendCodeByMail } from './factor.ts'
import { showForm } from './open.ts'

export const logInAsRoutes: readonly Route[] = [
  on(askToLogInAs, askForLink),
  on(openLogInAs, showForm),
  on(askPasskeyToLogInAs, askForPasskey),
  on(sendCodeToLogInAs, sendCodeByMail),
  on(logInAs, logInAsUser),
]
