/** What a row says about a person; nothing is looked up yet. */

import type { StoredValue } from '../../profile-fields/index.ts'
import type { Changes, Draft } from '../../users/index.ts'
import type { RoleSaid, TeamSaid } from './lists.ts'
import type { Standing } from './standing.ts'

export interface ExternalId {
  readonly source: string
  readonly key: string
}

/** How a row names somebody. */
export type PersonRef =
  | { readonly by: 'id' | 'identifier'; readonly key: string; readonly shown: string }
  | ({ readonly by: 'externalId'; readonly shown: string } & ExternalId)

/** One of several columns of the same kind: a value for its place, null to clear it, undefined to leave it. */
export type Place<T> = T | null | undefined

/** How a row calls the records for which somebody stands; null clears, undefined leaves. */
export interface StandsForSaid {
  readonly contact?: string | null
  readonly accounts?: string[]
}

export interface Said {
  readonly id: string | undefined
  /** Validated, only what the row names; lists hold what the row gives, places are in the fields below. */
  readonly changes: Changes
  readonly draft: Draft
  readonly emails: readonly Place<{ readonly address: string; readonly key: string }>[]
  readonly phones: readonly Place<{
    readonly kind: 'mobile' | 'office' | 'home' | 'fax' | 'other'
    readonly number: string
  }>[]
  readonly externalIds: readonly { readonly source: string; readonly key: Place<string> }[]
  readonly values: readonly (StoredValue & { readonly key: string })[]
  /** Cells of fields that name records or people; null clears. */
  readonly references: Readonly<Record<string, string | null>>
  readonly type: string | undefined
  readonly roles: readonly RoleSaid[]
  readonly teams: readonly TeamSaid[]
  /** Names from the top; null for none. */
  readonly defaultTeam: readonly string[] | null | undefined
  /** Keys or names. */
  readonly portals: readonly string[]
  readonly standsFor: StandsForSaid
  readonly standing: Standing
  readonly passwordHash: string | undefined
  readonly manager: PersonRef | null | undefined
}

/** All by which the row names its person. */
export function refsOf(said: Said): PersonRef[] {
  const identifiers = [said.draft.username, ...said.emails.map((email) => email?.key)].filter(
    (key) => typeof key === 'string',
  )
  return [
    ...(said.id === undefined ? [] : [{ by: 'id' as const, key: said.id, shown: said.id }]),
    ...said.externalIds.flatMap(({ source, key }) =>
      key ? [{ by: 'externalId' as const, source, key, shown: `${source} ${key}` }] : [],
    ),
    ...[...new Set(identifiers)].map((key) => ({ by: 'identifier' as const, key, shown: key })),
  ]
}

/** The ref as one text, for comparing. */
export function textOf(ref: PersonRef): string {
  return ref.by === 'externalId' ? `x:${ref.source}:${ref.key}` : `${ref.by}:${ref.key}`
}

/** The ref that a cell of a `user` or `manager` column makes. */
export function readRef(
  by: string | undefined,
  source: string | undefined,
  text: string,
  identifierKey: (text: string) => string,
): PersonRef {
  if (by === 'externalId') return { by, source: source ?? '', key: text, shown: `${source} ${text}` }
  if (by === 'id') return { by, key: text.toLowerCase(), shown: `id ${text}` }
  return { by: 'identifier', key: identifierKey(text), shown: `${by} ${text}` }
}
