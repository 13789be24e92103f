import { asBrief, can, seenUsers } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { NotFound } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { getMail, Mail } from './contract.ts'
import { countMails, type OutboxFilter } from './list.store.ts'
import { listMails, listPeople, type MailRow } from './store.ts'

/** Whose mails the caller may see: undefined where everybody's, so that nothing need be asked of each. */
export async function seenHere(ctx: Context): Promise<OutboxFilter['seen']> {
  const seen = await seenUsers(ctx)
  return !seen.hideSuspended && seen.parts.every((part) => part.everybody) ? undefined : seen
}

/** The mail, if the caller may see to whom it goes; else it is not there. */
export async function getSeenMail(ctx: Context, id: string): Promise<MailRow> {
  const [row] = await listMails(ctx.db, [id])
  if (!row) return refuse(NotFound)
  const seen = await seenHere(ctx)
  const isSeen = !seen || !row.user_id || (await isToSeen(ctx, { userId: row.user_id, seen }))
  return isSeen ? row : refuse(NotFound)
}

async function isToSeen({ db }: Context, filter: OutboxFilter): Promise<boolean> {
  return (await countMails(db, filter, { limit: 1, within: 1 })) > 0
}

export async function showMail(ctx: Context, { params }: Pick<Input<typeof getMail>, 'params'>): Promise<Mail> {
  const [mail] = await asMails(ctx, [(await getSeenMail(ctx, params.mail)).id])
  return mail ?? refuse(NotFound)
}

/** Mails as people see them, in the order of the ids. */
export async function asMails(ctx: Context, ids: readonly string[]): Promise<Mail[]> {
  if (ids.length === 0) return []
  const rows = new Map((await listMails(ctx.db, ids)).map((row) => [row.id, row]))
  const found = ids.flatMap((id) => rows.get(id) ?? [])
  const toWhom = [...new Set(found.flatMap((row) => (row.user_id ? [row.user_id] : [])))]
  const people = toWhom.length === 0 ? [] : await listPeople(ctx.db, toWhom)
  const brief = await asBrief(ctx, people)
  const known = new Map(people.map((person) => [person.user_id, brief(person)]))
  const mayEdit = (await can(ctx, 'outbox.edit')) === true
  return found.map((row) => toMail(ctx, row, known.get(row.user_id ?? '') ?? null, mayEdit))
}

function toMail(ctx: Context, row: MailRow, person: Mail['person'], mayEdit: boolean): Mail {
  const waits = row.state === 'queued' || row.state === 'failed'
  const isLeft = row.state === 'sending' && row.next_at <= ctx.now()
  return {
    id: row.id,
    template: row.template,
    language: row.language,
    recipient: row.recipient,
    person,
    state: row.state,
    attempts: row.attempts,
    lastError: row.last_error,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    nextAt: waits ? row.next_at : null,
    giveUpAt: waits ? row.give_up_at : null,
    can: {
      retry: mayEdit && (row.state === 'failed' || row.state === 'given-up') && !isObsolete(ctx, row),
      giveUp: mayEdit && (waits || isLeft),
    },
  }
}

/** Whether the link that the mail is about opens nothing any more. */
export function isObsolete(ctx: Context, { link_id, spent_at, voided_at, expires_at }: MailRow): boolean {
  return link_id !== null && (spent_at !== null || voided_at !== null || (expires_at ?? '') <= ctx.now())
}
