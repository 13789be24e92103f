import { on, type Route } from '../platform/http/route.ts'
import { recoveryAtDoor } from '../recovery/index.ts'
import { getDoor, signIn } from './contract.ts'
import { beginEnrolment, confirmEnrolment, getStep, showFactor } from './second-step/contract.ts'
import { beginAtSignIn, enrolAtSignIn, finishSignIn, showStep } from './second-step/finish.ts'
import { signInWithPassword } from './sign-in.ts'
import { findInstallation } from './store.ts'

export const signInRoutes: readonly Route[] = [
  on(signIn, signInWithPassword),
  on(getStep, showStep),
  on(showFactor, finishSignIn),
  on(beginEnrolment, beginAtSignIn),
  on(confirmEnrolment, enrolAtSignIn),
  on(getDoor, async (ctx) => ({
    installation: ctx.settings['installation.name'],
    identifier: ctx.settings['signIn.identifier'],
    setUpOpen: (await findInstallation(ctx.db))?.set_up_at === null,
    maintenance: ctx.settings['fences.maintenance'] ? ctx.settings['fences.maintenanceNote'] : null,
    passwordMinimum: ctx.settings['passwords.minimum'],
    recovery: recoveryAtDoor(ctx),
  })),
]
