import { z } from 'zod'
import type { Context } from '../platform/context.ts'
import type { Tables } from '../platform/database/index.ts'
import type { Keys } from '../platform/secrets.ts'
import { isChainLink } from './digests.ts'
import { ERASED } from './erase.ts'
import { EXPIRED } from './expire.ts'
import { readContent } from './item.ts'
import type { LateKeys } from './late-keys.ts'
import { findMark } from './marks.store.ts'
import { findLastTold, listErasures, readRows } from './verify.store.ts'
import { judgeRow, type Missing, type WholeRow } from './verify-row.ts'

export interface Problem {
  readonly kind: 'edited' | 'removed' | 'reordered' | 'unsealed' | 'truncated' | 'anchor'
  readonly position?: number
  readonly rowId?: string
  readonly message: string
}

const LATE = 'This was signed with a revoked key long after a newer one was in use.'

type Link = Tables['audit_chain']
type Place = Pick<Link, 'position' | 'link'> & Partial<Link>
type MissingAt = Missing & { readonly at: Link }

/** Problems of consecutive links and of the rows they seal. */
export async function findBatchProblems(
  ctx: Context,
  before: Place,
  { links, late }: { readonly links: readonly Link[]; readonly late: LateKeys },
): Promise<Problem[]> {
  const rows = await readWholeRows(ctx, links)
  const problems: Problem[] = []
  const missing: MissingAt[] = []
  let previous = before
  for (const link of links) {
    const whole = rows.get(link.row_id)
    problems.push(...linkProblems(ctx.world.keys, previous, link, whole))
    if (whole) {
      const judgement = judgeRow(ctx.world.keys, whole)
      problems.push(...judgement.edited.map((message) => problemAt(link, 'edited', message)))
      if (late.isLate(previous, link, whole)) problems.push(problemAt(link, 'edited', LATE))
      missing.push(...judgement.missing.map((one) => ({ ...one, at: link })))
    }
    previous = link
  }
  return [...problems, ...(await unaccounted(ctx, missing))]
}

function linkProblems(keys: Keys, previous: Place, link: Link, whole: WholeRow | undefined): Problem[] {
  const expected = previous.position + 1
  if (link.position !== expected)
    return [problemAt(link, 'removed', `Links ${expected} to ${link.position - 1} were removed.`)]
  if (!whole) return [problemAt(link, 'removed', 'This row was removed.')]
  if (isChainLink(keys, previous.link, link, whole.row.digest)) return []
  return [problemAt(link, 'reordered', 'This is not the row, or not the place, that was sealed here.')]
}

/** A part may be missing only where a later row says that its owner, or everything so old, was erased. */
async function unaccounted({ db }: Context, missing: readonly MissingAt[]): Promise<Problem[]> {
  if (missing.length === 0) return []
  const owners = [...new Set(missing.flatMap((one) => one.owners))]
  const erasedAt = new Map<string, number>()
  for (const { entity_id, position } of owners.length > 0 ? await listErasures(db, ERASED, owners) : [])
    erasedAt.set(entity_id, Math.max(erasedAt.get(entity_id) ?? 0, position ?? Number.POSITIVE_INFINITY))
  const expiry = await lastExpiry(db)
  return missing
    .filter(({ at, owners }) => !owners.some((owner) => (erasedAt.get(owner) ?? 0) > at.position))
    .filter(({ at, when }) => !(when < expiry.before && expiry.position > at.position))
    .map(({ at, part }) =>
      problemAt(at, 'removed', `The ${part} of this row are missing, and no later row says that they were erased.`),
    )
}

/** Each expiry reaches further than those before it, so the last one speaks for all. */
async function lastExpiry(db: Context['db']): Promise<{ before: string; position: number }> {
  const row = await findLastTold(db, EXPIRED)
  const told = readContent(Expiry, row?.details ?? null)
  return { before: told?.also.before ?? '', position: row?.position ?? Number.POSITIVE_INFINITY }
}

const Expiry = z.object({ also: z.object({ before: z.string() }) })

async function readWholeRows({ db }: Context, links: readonly Link[]): Promise<Map<string, WholeRow>> {
  const sifted = Number((await findMark(db, 'sifted')) ?? 0)
  const places = new Map(links.map((link) => [link.row_id, link.position]))
  const found = await readRows(
    db,
    links.map((link) => link.row_id),
  )
  const details = new Map(found.details.map((part) => [part.row_id, part]))
  const origins = new Map(found.origins.map((part) => [part.row_id, part]))
  const subjects = Map.groupBy(found.subjects, (subject) => subject.row_id)
  return new Map(
    found.rows.map((row) => [
      row.id,
      {
        row,
        details: details.get(row.id),
        origins: origins.get(row.id),
        subjects: subjects.get(row.id) ?? [],
        isSifted: (places.get(row.id) ?? 0) <= sifted,
      },
    ]),
  )
}

function problemAt(link: Link, kind: Problem['kind'], message: string): Problem {
  return { kind, position: link.position, rowId: link.row_id, message }
}
