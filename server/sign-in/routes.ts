import { mayStandAlone } from '../factors/index.ts'
import { on, type Route } from '../platform/http/route.ts'
import { passwordRulesOf } from '../platform/password-rules.ts'
import { recoveryAtDoor } from '../recovery/index.ts'
import { getDoor, signIn } from './contract.ts'
import { askPasskey, signInWithPasskey } from './passkey/contract.ts'
import { askForAnyPasskey, enterByPasskey } from './passkey/sign-in.ts'
import { beginEnrolment, confirmEnrolment, getStep, showFactor } from './second-step/contract.ts'
import { beginAtSignIn, enrolAtSignIn, finishSignIn, showStep } from './second-step/finish.ts'
import { confirmStepMail, sendStepCode } from './second-step/mailed/contract.ts'
import { confirmAtSignIn, sendAtSignIn } from './second-step/mailed/finish.ts'
import { addStepPasskey, askStepPasskey, beginStepPasskey, showStepPasskey } from './second-step/passkey/contract.ts'
import { addAtSignIn, askAtSignIn, beginPasskeyAtSignIn, showAtSignIn } from './second-step/passkey/finish.ts'
import { signInWithPassword } from './sign-in.ts'
import { findInstallation } from './store.ts'

export const signInRoutes: readonly Route[] = [
  on(signIn, signInWithPassword),
  on(askPasskey, askForAnyPasskey),
  on(signInWithPasskey, enterByPasskey),
  on(getStep, showStep),
  on(showFactor, finishSignIn),
  on(beginEnrolment, beginAtSignIn),
  on(confirmEnrolment, enrolAtSignIn),
  on(askStepPasskey, askAtSignIn),
  on(showStepPasskey, showAtSignIn),
  on(beginStepPasskey, beginPasskeyAtSignIn),
  on(addStepPasskey, addAtSignIn),
  on(sendStepCode, sendAtSignIn),
  on(confirmStepMail, confirmAtSignIn),
  on(getDoor, async (ctx) => ({
    installation: ctx.source.portal?.name ?? ctx.settings['installation.name'],
    identifier: ctx.settings['signIn.identifier'],
    setUpOpen: !ctx.source.portal && (await findInstallation(ctx.db))?.set_up_at === null,
    maintenance: ctx.settings['fences.maintenance'] ? ctx.settings['fences.maintenanceNote'] : null,
    passkeys: mayStandAlone(ctx),
    passwordRules: passwordRulesOf(ctx.settings),
    recovery: recoveryAtDoor(ctx),
  })),
]
