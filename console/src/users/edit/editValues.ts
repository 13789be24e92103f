import type { CallOf } from '../../../../server/platform/contract.ts'
import type { editUser } from '../../../../server/users/contract.ts'
import { gatherFields, spreadFields } from '../fields/fieldValues.ts'
import type { ProfileField } from '../fields/useProfileFields.ts'
import type { UserDetail } from '../types.ts'

/** What can be changed of a person, each under one name: compared, merged and sent field by field. */
export interface EditValues extends Record<string, unknown> {
  readonly givenName: string
  readonly familyName: string
  readonly displayName: string
  readonly username: string
  readonly emails: readonly string[]
  readonly phones: readonly { readonly kind: string; readonly number: string }[]
  readonly position: string
  readonly manager: { readonly id: string; readonly name: string } | null
  readonly defaultTeam: string
  readonly language: string
  readonly timeZone: string
  readonly from: string | null
  readonly until: string | null
  readonly externalIds: readonly string[]
}

/** A person as the panel edits them; profile fields stand beside the rest as `fields.region`. */
export function valuesOf(user: UserDetail, fields: readonly ProfileField[]): EditValues {
  const { givenName, familyName, displayName, position, manager, language, timeZone, from, until, phones } = user
  return {
    givenName,
    familyName,
    displayName,
    username: user.username ?? '',
    emails: user.emails.map(({ address }) => address),
    phones: phones.map(({ kind, number }) => ({ kind, number })),
    position,
    manager,
    defaultTeam: user.defaultTeam?.id ?? '',
    language,
    timeZone,
    from,
    until,
    externalIds: user.externalIds.map(({ source, key }) => `${source}:${key}`),
    ...spreadFields(user.fields, fields),
  }
}

type Body = CallOf<typeof editUser>['body']

/** The request for what was changed, and nothing else. */
export function bodyOf({
  manager,
  defaultTeam,
  username,
  externalIds,
  emails,
  phones,
  ...rest
}: Partial<EditValues>): Body {
  const { givenName, familyName, displayName, position, language, timeZone, from, until } = rest
  const plain = { givenName, familyName, displayName, position, language, timeZone, from, until }
  const fields = gatherFields(rest)
  return {
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
    ...(emails ? { emails: [...emails] } : {}),
    ...(phones ? { phones: phones.filter(({ number }) => number.trim()).map(asPhone) } : {}),
    ...(username === undefined ? {} : { username: username || null }),
    ...(manager === undefined ? {} : { managerId: manager?.id ?? null }),
    ...(defaultTeam === undefined ? {} : { defaultTeamId: defaultTeam || null }),
    ...(externalIds ? { externalIds: externalIds.map(asExternalId) } : {}),
    ...(fields ? { fields } : {}),
  }
}

export const PHONE_KINDS = ['mobile', 'office', 'home', 'fax', 'other'] as const

const asPhone = ({ kind, number }: { kind: string; number: string }) => ({
  kind: PHONE_KINDS.find((one) => one === kind) ?? ('other' as const),
  number,
})

const asExternalId = (text: string) => ({
  source: text.slice(0, Math.max(0, text.indexOf(':'))),
  key: text.slice(text.indexOf(':') + 1),
})
