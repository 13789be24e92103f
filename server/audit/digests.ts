/** What binds each part of the trail. JSON arrays are signed, because they read in one way only. */
import type { Tables } from '../platform/database/index.ts'
import { digest, type Keys } from '../platform/secrets.ts'

type Row = Tables['audit_rows']
type Subject = Tables['audit_subjects']
type Link = Tables['audit_chain']

/** The salt keeps erased content from being guessed out of its digest. */
export function contentDigest({ salt, content }: { salt: string; content: string }): string {
  return digest(JSON.stringify([salt, content]))
}

/** `details_digest` names both parts, so that either can be erased alone. */
export function joinDigests(details: string, origins: string): string {
  return `${details}.${origins}`
}

export function splitDigests(joined: string): readonly [details: string, origins: string] {
  const [details = '', origins = ''] = joined.split('.')
  return [details, origins]
}

export function rowDigest(keys: Keys, row: Omit<Row, 'digest'>, subjects: readonly Subject[]): string {
  return keys.sign('audit', rowText(row, subjects))
}

/** Whether this installation wrote the row just so, with its present root key or an earlier one. */
export function isRowDigest(keys: Keys, row: Row, subjects: readonly Subject[]): boolean {
  return keys.verify('audit', rowText(row, subjects), row.digest)
}

export function chainLink(keys: Keys, previous: string, link: Omit<Link, 'link'>, digestOfRow: string): string {
  return keys.sign('audit', linkText(previous, link, digestOfRow))
}

/** Which keys of the ring signed a link and the row in it; -1 for none. */
export function signersOf(keys: Keys, previous: string, link: Link, row: Row, subjects: readonly Subject[]) {
  return {
    ofLink: keys.signer('audit', linkText(previous, link, row.digest), link.link),
    ofRow: keys.signer('audit', rowText(row, subjects), row.digest),
  }
}

export function isChainLink(keys: Keys, previous: string, link: Link, digestOfRow: string): boolean {
  return keys.verify('audit', linkText(previous, link, digestOfRow), link.link)
}

function rowText(row: Omit<Row, 'digest'>, subjects: readonly Subject[]): string {
  const about = subjects.map((subject) => [subject.entity_id, subject.at]).sort()
  const who = [row.actor_id, row.real_actor_id]
  const what = [row.event, row.entity, row.entity_id, row.entity_version]
  return JSON.stringify(['row', row.id, row.change_id, row.at, who, what, about, row.details_digest])
}

function linkText(previous: string, link: Omit<Link, 'link'>, digestOfRow: string): string {
  return JSON.stringify(['link', previous, link.position, link.row_id, link.sealed_at, digestOfRow])
}
