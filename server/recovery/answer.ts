import { record } from '../audit/index.ts'
import { issueLink, queueLinkMail } from '../links/index.ts'
import { hours, later, minutes } from '../platform/clock.ts'
import { type Context, contextOf, systemActor, type Tx } from '../platform/context.ts'
import { ownOrigin } from '../platform/http/entrance.ts'
import { mailAvailable } from '../platform/mail/index.ts'
import { personName } from '../platform/naming.ts'
import { answerFor } from './decide.ts'
import * as store from './store.ts'

const MAILS = 5 // an hour for one account: whoever floods a mailbox gives up, whoever misses a mail asks again (R31)
const WITHIN = hours(1)
const AGAIN_AFTER = minutes(1)

/** Answers what was asked, one by one; two processes never answer the same one. */
export async function answerRequests(ctx: Context, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const request = await store.findWaiting(ctx.db, ctx.now())
    if (!request) return
    await answerOne(ctx, request)
  }
}

async function answerOne(ctx: Context, request: store.RequestRow): Promise<void> {
  const from = { address: request.address, userAgent: '', requestId: '', ...doorOf(ctx, request) }
  const asked = contextOf(ctx.world, systemActor, from)
  try {
    const outcome = await asked.upkeep((tx) => answer(tx, request))
    if (outcome) ctx.world.log.info({ recovery: request.id, ...outcome }, 'A recovery was asked for.')
  } catch (error) {
    ctx.world.log.error({ recovery: request.id, err: error }, 'A recovery was not answered; it will be tried again.')
    await ctx.upkeep((tx) => store.putOff(tx.db, request.id, later(tx.now(), AGAIN_AFTER)))
  }
}

/** Where it was asked: the link leads there again. */
function doorOf({ world }: Context, { portal_id: id, portal_key, portal_name, portal_host: host }: store.RequestRow) {
  if (id === null) return {}
  const [key, name] = [portal_key ?? '', portal_name ?? '']
  return { portal: { id, key, name, origin: host ? ownOrigin(world.config, host) : world.config.baseUrl.origin } }
}

async function answer(tx: Tx, request: store.RequestRow): Promise<{ outcome: string; user?: string } | undefined> {
  if (!(await store.markAnswered(tx.db, request.id))) return undefined
  const found = await store.findAccount(tx.db, request)
  // Whoever changes, suspends or recovers the account at the same time is waited for; what counts is what they leave.
  if (found) await store.lockAccount(tx.db, found.id)
  const account = found && (await store.findAccount(tx.db, request))
  const verdict = answerFor(tx.settings, account, tx.now(), request.portal_id !== null)
  if (!account || verdict !== 'mail') return { outcome: verdict, ...(account ? { user: account.id } : {}) }
  return { outcome: await mailLink(tx, account), user: account.id }
}

/** Issues and mails, as long as this account did not get much of it already. */
async function mailLink(tx: Tx, account: store.AccountRow): Promise<string> {
  if (!mailAvailable(tx.world)) return 'no-mail-service'
  const since = later(tx.now(), -WITHIN)
  const links = await store.listLinksSince(tx.db, account.id, since, tx.now())
  const recent = links.filter((link) => link.kind === 'recovery' && link.created_at > since)
  if (recent.length >= MAILS) return 'too-many'
  if (tx.settings['recovery.second'] === 'refuse' && links.some((link) => link.isOpen)) return 'link-open'
  const name = personName(account, account.address)
  const owner = { id: account.id, name, email: account.address ?? '', language: account.language }
  const link = await issueLink(tx, 'recovery', owner)
  await queueLinkMail(tx, owner, link)
  await record(
    tx,
    'password.recovery-mailed',
    { kind: 'user', id: account.id, name },
    { also: { expires: link.expires_at } },
  )
  return 'mailed'
}
