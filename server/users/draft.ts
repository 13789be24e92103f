import type { z } from 'zod'
import { findSeen } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { refuseField } from '../platform/refusal.ts'
import { identifierKey, readEmail, readUsername } from './identifiers.ts'
import type { UserChanges } from './shapes.ts'
import type { UserUpdate } from './store.ts'

export type Changes = z.output<typeof UserChanges>

/** The canonical form of what a request says about a user: ready to be written, with the identifiers it needs. */
export interface Draft {
  readonly columns: UserUpdate
  readonly username?: string | null
  readonly emails?: readonly { readonly address: string; readonly key: string }[]
}

/** Canonicalises once, before every check. Only what the request names is in the result. */
export async function readDraft(ctx: Context, changes: Changes): Promise<Draft> {
  const columns: UserUpdate = {}
  if (changes.givenName !== undefined) columns.given_name = changes.givenName
  if (changes.familyName !== undefined) columns.family_name = changes.familyName
  if (changes.displayName !== undefined) columns.display_name = changes.displayName
  if (changes.position !== undefined) columns.position = changes.position
  if (changes.language !== undefined) columns.language = changes.language
  if (changes.timeZone !== undefined) columns.time_zone = changes.timeZone
  if (changes.defaultTeamId !== undefined) columns.default_team_id = changes.defaultTeamId
  if (changes.from !== undefined) columns.from_at = asInstant(changes.from)
  if (changes.until !== undefined) columns.until_at = asInstant(changes.until)
  if (changes.managerId !== undefined)
    columns.manager_id = changes.managerId === null ? null : await readManager(ctx, changes.managerId)
  if (changes.from && changes.until && changes.until <= changes.from)
    refuseField(Invalid, 'until', 'The end lies before the beginning.')
  return { columns, ...usernameOf(ctx, changes), ...emailsOf(changes) }
}

/** Unknown and unseen are the same, or one could ask for names by making people managers (R69). */
async function readManager(ctx: Context, ref: string): Promise<string> {
  const manager = await findSeen(ctx, ref)
  return manager ? manager.row.id : refuseField(Invalid, 'managerId', 'This manager does not exist.', 'unknown')
}

function usernameOf(ctx: Context, { username }: Changes): Pick<Draft, 'username'> {
  if (username === undefined) return {}
  return { username: username === null || username === '' ? null : readUsername(ctx, username) }
}

function emailsOf({ emails }: Changes): Pick<Draft, 'emails'> {
  if (emails === undefined) return {}
  const read = emails.map((address, index) => readEmail(address, `emails.${index}`))
  const twice = read.findIndex((email, index) => read.findIndex((other) => other.key === email.key) !== index)
  if (twice >= 0) refuseField(Invalid, `emails.${twice}`, 'This address stands twice.', 'duplicate')
  return { emails: read }
}

/** What one signs in with: the username and each address, every key once, although both may be the same text. */
export function identifiersOf(username: string | null, emails: readonly { readonly key: string }[]) {
  const keys = new Map<string, 'username' | 'email'>(emails.map((email) => [email.key, 'email']))
  if (username !== null) keys.set(identifierKey(username), 'username')
  return [...keys].map(([key, kind]) => ({ key, kind }))
}

function asInstant(text: string | null): UserUpdate['from_at'] {
  return text as UserUpdate['from_at']
}
