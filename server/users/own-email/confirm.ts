import { record } from '../../audit/index.ts'
import { readLink, spendLink } from '../../links/index.ts'
import { type Context, contextOf } from '../../platform/context.ts'
import { NotFound } from '../../platform/failures.ts'
import type { Input } from '../../platform/http/route.ts'
import { personName } from '../../platform/naming.ts'
import { refuse, refuseField } from '../../platform/refusal.ts'
import { IdentifierTaken } from '../contract.ts'
import { writeEdit } from '../edit.ts'
import { readEmail } from '../identifiers.ts'
import * as store from '../store.ts'
import { mayChange } from './ask.ts'
import { type confirmEmail, EmailKept } from './contract.ts'
import { tellFormer } from './tell.ts'

/** Puts the confirmed address in the place of the first one. Sessions go on; links that were mailed to the former die. */
export async function confirmNewEmail(ctx: Context, { body }: Input<typeof confirmEmail>) {
  const link = await readLink(ctx, body.link, ['email'])
  const user = (await store.findUser(ctx.db, link.user_id)) ?? refuse(NotFound)
  if (!mayChange(ctx, user)) refuse(EmailKept)
  const owner = contextOf(
    ctx.world,
    { ...ctx.actor, kind: 'user', id: user.id, type: user.type, name: personName(user) },
    ctx.source,
    { short: true },
  )
  try {
    await owner.transaction(async (tx) => {
      const { address } = await spendLink(tx, ['email'], body.link)
      const row = (await store.lockUser(tx.db, user.id)) ?? refuse(NotFound)
      const former = await store.listEmails(tx.db, row.id)
      const confirmed = readEmail(address, 'link')
      const emails = [confirmed, ...former.slice(1).filter((email) => email.key !== confirmed.key)]
      const said = { before: { emails: former.map(addressOf) }, after: { emails: emails.map(addressOf) } }
      await writeEdit(tx, row, { draft: { columns: {}, emails }, body: { emails: said.after.emails }, values: [] })
      const entity = { kind: 'user', id: row.id, name: personName(row), version: row.version + 1 }
      await record(tx, 'user.email-confirmed', entity, said)
      await tellFormer(tx, row, { former: said.before.emails, emails: said.after.emails, by: '' })
    })
  } catch (error) {
    // Told to whoever reads that mailbox, and to nobody else.
    if (!ctx.world.engine.uniqueViolation(error)?.startsWith('identifiers')) throw error
    refuseField(IdentifierTaken, 'link', 'Another account has this address. Yours stays as it is.')
  }
  return { address: link.address }
}

const addressOf = (email: { readonly address: string }) => email.address
