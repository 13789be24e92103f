import type { ReplyOf } from '../../../server/platform/contract.ts'
import type { listProfileFields } from '../../../server/profile-fields/contract.ts'

export type ProfileField = ReplyOf<typeof listProfileFields>['items'][number]

export const FIELD_KINDS = ['text', 'number', 'date', 'choice', 'phone', 'user', 'record'] as const

/** What a change of a field alters elsewhere. */
export const ALTERED = ['users', 'directories', 'me']

export const targetKey = ({ scope, attribute }: { readonly scope: string; readonly attribute: string }): string =>
  `${scope} ${attribute}`

/** `Issue types` → `issue_types`. */
export function keyFrom(label: string): string {
  const plain = label.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 50)
}
