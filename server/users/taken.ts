import { findSeen } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { personName } from '../platform/naming.ts'
import { refuseField } from '../platform/refusal.ts'
import { refuseTakenContact } from '../portals/index.ts'
import { ContactNameTaken, ExternalIdTaken, IdentifierTaken } from './contract.ts'
import * as store from './store.ts'

interface Wanted {
  readonly username: string | null
  readonly emails: readonly { readonly key: string }[]
  readonly userId: string
}

/** Runs the work; a duplicate that the database finds becomes one clear error on the field that caused it. */
export async function translateTaken<T>(ctx: Context, wanted: Wanted, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const violated = ctx.world.engine.uniqueViolation(error) ?? ''
    if (violated.startsWith('external_ids'))
      return refuseField(ExternalIdTaken, 'externalIds', 'Another user has this external id.')
    if (violated.startsWith('user_contacts')) return refuseTakenContact()
    if (violated.startsWith('directory_records'))
      return refuseField(ContactNameTaken, 'displayName', 'Another contact has this name.')
    if (!violated.startsWith('identifiers')) throw error
    return refuseTaken(ctx, wanted)
  }
}

async function refuseTaken(ctx: Context, { username, emails, userId }: Wanted): Promise<never> {
  const keys = [...(username ? [username] : []), ...emails.map((email) => email.key)]
  const holder = (await store.findHolders(ctx.db, keys)).find((one) => one.id !== userId)
  if (!holder) return refuseField(IdentifierTaken, 'username', 'Somebody took this name a moment ago. Try again.')
  const index = emails.findIndex((email) => email.key === holder.key)
  const path = holder.key === username ? 'username' : `emails.${index}`
  const what = path === 'username' ? 'name' : 'address'
  if (holder.type === 'system') return refuseField(IdentifierTaken, path, `This ${what} is reserved.`)
  // Whoever may not see somebody learns that the name is taken, and nothing more (R69).
  if (!(await findSeen(ctx, holder.id)))
    return refuseField(IdentifierTaken, path, `Somebody already uses this ${what}.`)
  const name = personName(holder)
  if (!holder.deleted_at) return refuseField(IdentifierTaken, path, `${name} already uses this ${what}.`)
  const until = holder.purge_at ? ` until ${holder.purge_at.slice(0, 10)}` : ''
  const detail = `${name}, deleted, holds this ${what}${until}. Restore ${name}, or purge the account for good.`
  return refuseField(IdentifierTaken, path, detail, 'held-by-deleted')
}
