import type { listDirectories } from '../../../server/directories/contract.ts'
import type { getRecord, listRecords } from '../../../server/directories/records/contract.ts'
import type { ReplyOf } from '../../../server/platform/contract.ts'

export type Directory = ReplyOf<typeof listDirectories>['items'][number]
export type Attribute = Directory['attributes'][number]
export type DirectoryRecord = ReplyOf<typeof listRecords>['items'][number]
export type UsedRecord = ReplyOf<typeof getRecord>

export const ATTRIBUTE_KINDS = ['text', 'number', 'date', 'choice', 'record'] as const

/** What a change of a directory or its records alters elsewhere. */
export const ALTERED = ['directories', 'directoryRecords', 'profileFields', 'users']

export const hrefOfDirectory = (id: string): string => `/directories/${id}`

/** The people who name this record in a field. */
export const hrefOfPeople = (fieldKey: string, recordId: string): string =>
  `/users?fields=${encodeURIComponent(`${fieldKey}:${recordId}`)}`

/** `Issue types` → `issue-types`, as long as nobody typed a key. */
export function keyFrom(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 50)
}
