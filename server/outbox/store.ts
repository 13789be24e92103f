import { briefColumns } from '../access/index.ts'
import { type Db, padded } from '../platform/database/index.ts'

export type MailRow = Awaited<ReturnType<typeof listMails>>[number]

/** Mails with what tells whether their link still opens, in no order. Never what they hold. */
export function listMails(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('outbox as o')
    .leftJoin('links as l', 'l.id', 'o.link_id')
    .select(['o.id', 'o.template', 'o.language', 'o.recipient', 'o.user_id', 'o.link_id', 'o.state', 'o.attempts'])
    .select(['o.next_at', 'o.give_up_at', 'o.last_error', 'o.created_at', 'o.sent_at'])
    .select(['l.expires_at', 'l.spent_at', 'l.voided_at'])
    .where('o.id', 'in', padded(ids))
    .execute()
}

export function findData(db: Db, id: string) {
  return db.selectFrom('outbox').select('data').where('id', '=', id).executeTakeFirst()
}

export function listPeople(db: Db, ids: readonly string[]) {
  return db.selectFrom('users').select(briefColumns).where('users.id', 'in', padded(ids)).execute()
}
