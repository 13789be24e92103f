import { checkLastAnchor } from '../../audit/index.ts'
import { between, minutes } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { mailServerAnswers, outboxFigures } from '../../platform/mail/index.ts'
import { countAdministrators } from '../../users/index.ts'
import { type Finding, fail, ok, reasonOf, warn } from './finding.ts'

const OVERDUE = minutes(15)

/** What Roster does day by day: administrators, mail, the trail. */
export async function examineWork(ctx: Context): Promise<Finding[]> {
  return [await administrators(ctx), await mailServer(ctx), await outbox(ctx), await trail(ctx)]
}

async function administrators(ctx: Context): Promise<Finding> {
  const count = await countAdministrators(ctx)
  if (count === 0) return fail('administrators', 'No administrator can sign in. roster setup makes the first one.')
  if (count === 1)
    return warn('administrators', 'Only one administrator can sign in; a second one would help the first.')
  return ok('administrators', `${count} can sign in`)
}

async function mailServer(ctx: Context): Promise<Finding> {
  const address = ctx.settings['mail.server']
  if (!address) return warn('mail', 'No mail server is set; links have to be copied and handed over.')
  try {
    await mailServerAnswers(address)
    return ok('mail', 'The mail server answers and lets us in.')
  } catch (error) {
    return fail('mail', `The mail server does not serve us: ${reasonOf(error)}`)
  }
}

async function outbox(ctx: Context): Promise<Finding> {
  const { byState, oldestDue } = await outboxFigures(ctx)
  const [failed = 0, lost = 0] = [byState.failed, byState['given-up']]
  if (oldestDue && between(oldestDue, ctx.now()) > OVERDUE)
    return warn('outbox', `A mail was due at ${oldestDue} and still waits. Is a server running?`)
  return failed + lost > 0
    ? warn('outbox', `${failed} mails failed and will be tried again, ${lost} were given up.`)
    : ok('outbox', 'nothing stuck')
}

async function trail(ctx: Context): Promise<Finding> {
  const problem = await checkLastAnchor(ctx)
  return problem
    ? fail('trail', `${problem} Look closer: roster audit verify`)
    : ok('trail', 'it holds its last anchor')
}
