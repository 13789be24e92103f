/** The administrator's second factor. Nothing is said of it, nor sent, before the password was right. */
import {
  CodeNeeded,
  checkFactor,
  checkPasskey,
  isEnrolled,
  kindsOf,
  NoMailedCodes,
  type Place,
  requestOptions,
  sendCode,
  type Use,
} from '../factors/index.ts'
import { forgiveAttempt } from '../locks/index.ts'
import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import type { askPasskeyToLogInAs, logInAs, sendCodeToLogInAs } from './contract.ts'
import { afterPassword } from './prove.ts'
import { type Visit, visitOf } from './visit.ts'

type Shown = Pick<Input<typeof logInAs>['body'], 'kind' | 'code' | 'passkey'>

/** Looks at what is shown besides the password, where the administrator has a factor; what it answers uses it up. */
export async function checkShown(ctx: Context, visit: Visit, { kind, code, passkey }: Shown): Promise<Use> {
  const { administrator } = visit
  if (!(await isEnrolled(ctx, administrator.id))) return async () => null
  if (passkey) {
    const { use } = await checkPasskey(
      ctx,
      { ...questionOf(visit), userId: administrator.id, verified: false },
      passkey,
    )
    return async (tx) => {
      await use(tx)
      return null
    }
  }
  if (!kind || !code) return refuseField(CodeNeeded, 'code', 'This is needed.')
  return checkFactor(ctx, administrator, { kind, code, place: placeOf(visit) })
}

/** Asks for one of the administrator's passkeys. */
export async function askForPasskey(ctx: Context, { body }: Input<typeof askPasskeyToLogInAs>) {
  const visit = await visitOf(ctx, body.link)
  return afterPassword(ctx, visit, body.password, async (attempt) => {
    const options = await requestOptions(ctx, visit.administrator.id, questionOf(visit))
    await ctx.upkeep((tx) => forgiveAttempt(tx, attempt))
    return options
  })
}

/** Mails a code to the administrator, where that is a factor of theirs. */
export async function sendCodeByMail(ctx: Context, { body }: Input<typeof sendCodeToLogInAs>) {
  const visit = await visitOf(ctx, body.link)
  const owner = { id: visit.administrator.id, type: 'admin' }
  return afterPassword(ctx, visit, body.password, async (attempt) => {
    if (!(await kindsOf(ctx, owner)).includes('mail')) refuse(NoMailedCodes)
    const sent = await sendCode(ctx, owner, placeOf(visit))
    await ctx.upkeep((tx) => forgiveAttempt(tx, attempt))
    return sent
  })
}

const questionOf = ({ link }: Visit) => ({ purpose: 'proof', boundTo: link.id }) as const

function placeOf({ link }: Visit): Place {
  return { boundTo: link.id, purpose: 'proof' }
}
