import { assertAuthority, canTo, isNamedByToken, type PersonFacts, scopeOfType } from '../access/index.ts'
import { type Context, isWholeAdmin } from '../platform/context.ts'
import { Forbidden, Invalid } from '../platform/failures.ts'
import { type FieldError, refuse, refuseField } from '../platform/refusal.ts'
import { OWN_FIELDS } from '../platform/settings.ts'
import type { Changes } from './draft.ts'
import { UserChanges } from './shapes.ts'

/** How the console speaks to oneself: everybody's own, without any role (`selfService.preferences`). */
const PREFERENCES = ['language', 'timeZone']
/**
 * Changing these changes somebody's ways in, which needs authority (product.md section 2); an external id is accepted
 * wherever an id is. Nobody but an administrator changes their own (R65).
 */
const WAYS_IN: readonly string[] = [
  ...(['username', 'emails', 'from', 'until', 'externalIds', 'contact', 'accounts'] as const),
] satisfies (keyof Changes)[]
const ALL: readonly string[] = [...new Set([...Object.keys(UserChanges.shape), ...OWN_FIELDS])]

/** The fields of this person that the caller may write: by a role, or of oneself as far as `selfService.*` goes (E-07, G-17). */
export async function writableFields(ctx: Context, person: PersonFacts): Promise<readonly string[]> {
  const fields = await fieldsByRights(ctx, person)
  // Whoever is logged in as somebody else changes nobody's ways in (E-49).
  return ctx.actor.real ? fields.filter((field) => !WAYS_IN.includes(field)) : fields
}

async function fieldsByRights(ctx: Context, person: PersonFacts): Promise<readonly string[]> {
  const self = ctx.actor.id === person.row.id
  const mayEdit = await canTo(ctx, 'edit', person)
  if (!self) return mayEdit ? ALL : []
  if (isWholeAdmin(ctx.actor)) return ALL
  if (!isNamedByToken(ctx, `${scopeOfType(person.row.type)}.edit`)) return []
  if (await reachesOthers(ctx, person)) return ALL.filter((field) => !WAYS_IN.includes(field))
  const preferences = ctx.settings['selfService.preferences'] ? PREFERENCES : []
  return mayEdit ? [...ctx.settings['selfService.profile'], ...preferences] : preferences
}

/** Refuses the fields that the caller may not write about this person, each by its name, whatever would be written. */
export async function assertMayWriteKeys(ctx: Context, person: PersonFacts, keys: readonly string[]): Promise<void> {
  const writable = await writableFields(ctx, person)
  const forbidden = keys.filter((key) => !writable.includes(key))
  if (forbidden.length === 0) return
  if (writable.length === 0) refuse(Forbidden)
  const errors: FieldError[] = forbidden.map((path) => ({
    path,
    code: 'forbidden',
    message: 'You may not change this.',
  }))
  refuse(Invalid, { detail: `You may not change ${forbidden.join(', ')}. Nothing was saved.`, fields: errors })
}

/** Refuses what the caller may not write about this person, field by field. */
export async function assertMayWrite(ctx: Context, person: PersonFacts, body: Changes): Promise<void> {
  await assertMayWriteKeys(ctx, person, Object.keys(body))
  if (body.username !== undefined && ctx.settings['usernames.changeable'] === 'never' && person.row.username !== null)
    refuseField(Invalid, 'username', 'Usernames do not change here.', 'not-changeable')
  if (Object.keys(body).some((key) => WAYS_IN.includes(key)) && ctx.actor.id !== person.row.id)
    await assertAuthority(ctx, person)
}

/** Whether `edit` reaches this person by more than being oneself. */
export async function reachesOthers(ctx: Context, person: PersonFacts): Promise<boolean> {
  if (isWholeAdmin(ctx.actor)) return true
  const stranger = { ...person, row: { ...person.row, id: '' } }
  return canTo(ctx, 'edit', stranger)
}
