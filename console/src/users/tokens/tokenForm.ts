import { now } from '../../ui/clock.ts'
import type { NewToken, Token, TokenChanges, TokenList } from './token.ts'

/** `none`: without an end; `keep`: as it is; `day`: until the end of the day below; else so many days from now. */
export type Ends = 'none' | 'keep' | 'day' | `${number}`

export interface FormValues extends Record<string, unknown> {
  readonly name: string
  readonly reach: 'all' | 'some'
  readonly scopes: readonly string[]
  readonly ends: Ends
  readonly day: string
  readonly sources: readonly string[]
}

const DAY = 86_400_000
const SPANS = [7, 30, 90, 180, 365]

/** The ends that are offered: none longer than is allowed, and the suggested one among them. */
export function endsFor({ longestDays, defaultDays }: TokenList, token: Token | undefined): Ends[] {
  const spans = new Set([
    ...SPANS,
    ...(defaultDays > 0 ? [defaultDays] : []),
    ...(longestDays > 0 ? [longestDays] : []),
  ])
  const allowed = [...spans].filter((days) => longestDays === 0 || days <= longestDays).sort((a, b) => a - b)
  return [
    ...(token ? (['keep'] as const) : []),
    ...allowed.map((days): Ends => `${days}`),
    'day',
    ...(longestDays === 0 ? (['none'] as const) : []),
  ]
}

export function startOf(list: TokenList, token: Token | undefined): FormValues {
  const isWhole = token ? token.scopes === null : list.everything
  return {
    name: token?.name ?? '',
    reach: isWhole ? 'all' : 'some',
    scopes: token?.scopes ?? [],
    ends: token ? 'keep' : list.defaultDays === 0 ? 'none' : `${list.defaultDays}`,
    day: '',
    sources: token?.sources ?? [],
  }
}

export function bodyOf({ name, reach, scopes, ends, day, sources }: FormValues): NewToken & TokenChanges {
  const body = { name, scopes: reach === 'all' ? null : [...scopes], sources: [...sources] }
  return ends === 'keep' ? body : { ...body, expiresAt: instantOf(ends, day) }
}

function instantOf(ends: Exclude<Ends, 'keep'>, day: string): string | null {
  if (ends === 'none') return null
  if (ends === 'day') return new Date(`${day}T23:59:59.999`).toISOString()
  return new Date(now() + Number(ends) * DAY).toISOString()
}
