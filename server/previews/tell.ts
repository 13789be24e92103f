import { catalogueOf, type Difference, type Piece } from '../access/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { personName } from '../platform/naming.ts'
import { listNamings } from './holdings.store.ts'
import type { AccessPreview } from './shapes.ts'
import type { Entry, Sum, Tally } from './tally.ts'

interface Named {
  readonly id: string
  readonly name: string
}

interface About {
  readonly people: number
  readonly leftOut: number
  readonly from: Instant | null
  /** What pieces may name. */
  readonly teams?: readonly Named[]
  readonly fields?: readonly Named[]
  readonly records?: readonly Named[]
}

/** Names everything that a tally speaks of. */
export async function tell(ctx: Context, { gain, lose, entries }: Tally, about: About): Promise<AccessPreview> {
  const sums = [gain, lose, ...entries.flatMap((entry) => [entry.gain, entry.lose])]
  const ids = new Set(sums.flatMap(({ first }) => first.map(({ id }) => id)))
  const people = new Map((await listNamings(ctx.db, [...ids])).map((row) => [row.id, personName(row)]))
  const named = ({ first }: Sum) => first.map(({ id }) => ({ id, name: people.get(id) ?? '' }))
  const inNumbers = (pair: { readonly gain: Sum; readonly lose: Sum }) => ({
    ...{ gain: pair.gain.count, gainers: named(pair.gain), lose: pair.lose.count, losers: named(pair.lose) },
  })
  const wordOf = await wordsFrom(ctx)
  return {
    ...{ people: about.people, leftOut: about.leftOut, from: about.from },
    ...inNumbers({ gain, lose }),
    changes: entries
      .map((entry) => ({ entry, words: wordOf(entry) }))
      .sort((a, b) => a.words.place - b.words.place)
      .map(({ entry, words: { scope, action, field } }) => {
        const { before, after, gained, lost } = entry.difference
        return {
          ...{ scope, action, field, before: [...before], after: [...after] },
          ...{ gained: piecesOf(gained, about), lost: piecesOf(lost, about) },
          ...inNumbers(entry),
        }
      }),
  }
}

/** What a permission is called, and its place among all that are declared. */
async function wordsFrom(ctx: Context) {
  const { modules } = await catalogueOf(ctx)
  const all = modules.flatMap(({ scopes }) =>
    scopes.flatMap((scope) => scope.actions.map((action) => ({ scope, action }))),
  )
  return ({ difference }: Entry) => {
    const place = all.findIndex((one) => isOf(difference, one.scope.key, one.action.key))
    const { scope, action } = all[place] ?? {}
    const field = scope?.fields.find(({ key }) => key === difference.field)
    return {
      place,
      scope: { key: difference.scope, name: scope?.name ?? difference.scope },
      action: { key: difference.action, name: action?.name ?? difference.action },
      field: difference.field === null ? null : { key: difference.field, name: field?.name ?? difference.field },
    }
  }
}

function isOf({ scope, action }: Difference, scopeKey: string, actionKey: string): boolean {
  return scope === scopeKey && action === actionKey
}

function piecesOf(pieces: readonly Piece[], about: About): AccessPreview['changes'][number]['gained'] {
  const nameIn = (list: readonly Named[] | undefined, id: string) => ({
    ...{ id, name: list?.find((one) => one.id === id)?.name ?? '' },
  })
  return pieces.map((piece) => {
    if (piece.kind === 'team') return { kind: piece.kind, team: nameIn(about.teams, piece.teamId) }
    if (piece.kind === 'contact' || piece.kind === 'account')
      return { kind: piece.kind, record: nameIn(about.records, piece.recordId) }
    const field = nameIn(about.fields, piece.fieldId)
    if (piece.kind === 'others') return { kind: piece.kind, field }
    return { kind: piece.kind, field, record: nameIn(about.records, piece.recordId) }
  })
}
