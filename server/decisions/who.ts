import {
  accessVersionOf,
  asBrief,
  askedUsers,
  baselineAt,
  type Explanation,
  explain,
  factsOfPeople,
  type PersonFacts,
  type RecordFacts,
  type Subject,
  settingsAt,
} from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { fold } from '../platform/fold.ts'
import type { Input } from '../platform/http/route.ts'
import { type Decided, roleName, toAnswer } from './answer.ts'
import { aboutOf } from './ask.ts'
import type { whoMay } from './contract.ts'
import { assertDeclared } from './declared.ts'
import { listGiving } from './givers.store.ts'
import { type Moment, momentOf } from './moment.ts'
import { portalsNamed } from './portals.ts'
import { readRecords } from './records.ts'
import { type Givers, listCandidates } from './who.store.ts'

const LOOKED_AT = 1000 // people judged for one page, so that a page never takes long
const AT_ONCE = 200
const PAST_AT_ONCE = 50

/** Everybody who may do this, as far as the caller may ask; without a record also those for whom it depends on one. */
export async function findWho(ctx: Context, { body }: Input<typeof whoMay>) {
  await assertDeclared(ctx, [body], () => '')
  const recordOf = await readRecords(ctx, [body.record])
  const record = body.record && recordOf(body.record)
  const moment = await momentOf(ctx, body.at)
  const at = moment.past ? moment.now : undefined
  const givers = await giversOf(ctx, body, record, moment)
  const search = { givers, seen: await askedUsers(ctx), limit: moment.past ? PAST_AT_ONCE : AT_ONCE, at }
  const portals = await portalsNamed(ctx, [body.portal], () => 'portal')
  const judge = await judgeOf(ctx, aboutOf(body), record, moment, (person) => portals.at(person.subject, body.portal))
  const found = []
  let after = body.after
  for (let looked = 0; looked < LOOKED_AT; looked += AT_ONCE) {
    const rows = await listCandidates(ctx.db, { ...search, after })
    for (const { row, one } of await judge(rows)) {
      after = row.id
      if (one) found.push({ row, one })
      if (found.length === body.limit) return pageOf(ctx, found, after)
    }
    if (rows.length < search.limit) return pageOf(ctx, found, null)
  }
  return pageOf(ctx, found, after ?? null)
}

type Row = Awaited<ReturnType<typeof listCandidates>>[number]

interface Found extends Decided {
  /** By which it comes, whether or not they reach this record. */
  readonly roles: readonly { readonly id: string; readonly name: string }[]
}

function rolesOf({ subject }: PersonFacts, { givenBy }: Explanation): Found['roles'] {
  return givenBy.map((id) => ({ id, name: roleName(subject, id) })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function judgeOf(
  ctx: Context,
  question: Decided['question'],
  record: RecordFacts | undefined,
  moment: Moment,
  inPortal: (person: PersonFacts) => Subject,
) {
  const all = await accessVersionOf(ctx)
  return async (rows: readonly Row[]): Promise<{ row: Row; one: Found | undefined }[]> => {
    const current = await factsOfPeople(
      ctx,
      rows.map((row) => row.id),
    )
    const people = await moment.asThen(current)
    return rows.map((row) => {
      const whole = people.get(row.id)
      const person = whole && { ...whole, subject: inPortal(whole) }
      const decision = person && explain(person.subject, question, record, moment)
      if (!person || !decision || decision.allowed === false) return { row, one: undefined }
      const version = `${person.row.access_version}.${person.row.version}.${all}`
      return { row, one: { person, question, record, decision, version, roles: rolesOf(person, decision) } }
    })
  }
}

async function pageOf(ctx: Context, found: readonly { row: Row; one: Found }[], next: string | null) {
  const brief = await asBrief(
    ctx,
    found.map(({ row }) => row),
  )
  return {
    items: found.map(({ row, one }) => ({ user: brief(row), answer: toAnswer(one), roles: [...one.roles] })),
    next,
  }
}

/** The roles by which people come into question, apart by how far they reach. */
async function giversOf(
  ctx: Context,
  { scope, action }: { scope: string; action: string },
  record: RecordFacts | undefined,
  moment: Moment,
): Promise<Givers[]> {
  const settings = moment.past ? await settingsAt(ctx, moment.now) : currentSettings(ctx)
  if (settings.adminOnly.includes(`${scope}.${action}`)) return []
  const rows = await listGiving(ctx.db, scope, action, moment.past ? moment.now : undefined)
  const baseline = moment.past ? (await baselineAt(ctx, settings.baselineRole, moment.now))?.id : undefined
  const isBaseline = (row: (typeof rows)[number]) =>
    moment.past ? row.id === baseline : row.name_key === fold(settings.baselineRole)
  const givers = (some: typeof rows, near: Givers['near']): Givers[] =>
    some.length === 0 ? [] : [{ roleIds: some.map((row) => row.id), everybody: some.some(isBaseline), near }]
  if (!record) return givers(rows, null)
  const wide = rows.filter((row) => row.level !== 'team' && row.level !== 'own')
  const userIds = [record.ownerId ?? [], record.createdById ?? []].flat()
  const own = { userIds, teamIds: [], recordIds: [] }
  const near = {
    userIds,
    teamIds: moment.teams.above(record.teamIds ?? []),
    recordIds: Object.values(record.refs ?? {}).flat(),
  }
  return [
    ...givers(wide, null),
    ...givers(
      rows.filter((row) => row.level === 'team'),
      near,
    ),
    ...givers(
      rows.filter((row) => row.level === 'own'),
      own,
    ),
  ]
}

function currentSettings({ settings }: Context) {
  return { adminOnly: settings['access.adminOnly'], baselineRole: settings['access.baselineRole'] }
}
