import { type Comparison, type Giving, LEAST, type Who } from '../roles/index.ts'
import type { ModulePlan } from './shapes.ts'

type Effect = ModulePlan['effects'][number]

/** Who could do more or less, action by action and level by level; single fields where they alone are gained or lost. */
export async function effectsOf(comparison: Comparison, before: Giving, after: Giving): Promise<Effect[]> {
  const effects: Effect[] = []
  const words = wordsOf(before, after)
  for (const right of rightsIn(before, after)) {
    const effect = asEffect(
      { ...right, field: null, words: words(right) },
      await comparison.gain(right),
      await comparison.lose(right),
    )
    if (effect.gain + effect.lose > 0) effects.push(effect)
  }
  for (const right of fieldsIn(before, after)) {
    const { field: _, ...action } = right
    const [gain, lose] = [await comparison.gain(right), await comparison.lose(right)]
    if (gain.count + lose.count === 0) continue
    // Whoever gains or loses the action gains or loses its fields.
    if (gain.count === (await comparison.gain(action)).count && lose.count === (await comparison.lose(action)).count)
      continue
    effects.push({ ...asEffect({ ...right, words: words(right) }, gain, lose), level: null })
  }
  return effects
}

interface Right {
  readonly scope: string
  readonly action: string
  readonly level: Parameters<Comparison['gain']>[0]['level']
  readonly within: number | null
}

function asEffect(
  { scope, action, level, field, words }: Right & Pick<Effect, 'field' | 'words'>,
  gain: Who,
  lose: Who,
): Effect {
  return {
    ...{ scope, action, field, words, level },
    ...{ gain: gain.count, gainers: [...gain.names], lose: lose.count, losers: [...lose.names] },
  }
}

/** What people call a permission, by what will declare it or declared it: “Issues: Read”, and the field behind it. */
function wordsOf(before: Giving, after: Giving) {
  return ({ scope, action, field }: { scope: string; action: string; field?: string }): string => {
    const declared = after.catalogue.scope(scope) ?? before.catalogue.scope(scope)
    const name = declared?.actions.find(({ key }) => key === action)?.name ?? action
    const part = declared?.fields.find(({ key }) => key === field)?.name ?? field
    return `${declared?.name ?? scope}: ${name}${part === undefined ? '' : ` (${part})`}`
  }
}

/** Every permission that some role gives before or after, at each level and for each time. */
function rightsIn(before: Giving, after: Giving): Right[] {
  const all = [before, after].flatMap(({ roles }) => [...roles.values()].flatMap(({ permissions }) => permissions))
  const text = ({ scope, action, level, within }: Right) => `${scope}.${action} ${level} ${within ?? ''}`
  const distinct = new Map(all.map((right): [string, Right] => [text(right), right]))
  return [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, right]) => right)
}

/** Every field that either catalogue declares in a scope in which some role gives anything. */
function fieldsIn(before: Giving, after: Giving) {
  const scopes = new Set(rightsIn(before, after).map(({ scope }) => scope))
  return [...scopes].flatMap((scope) => {
    const declared = [before, after].flatMap(({ catalogue }) => catalogue.scope(scope)?.fields ?? [])
    const fields = new Set(declared.map(({ key }) => key))
    return [...fields].flatMap((field) =>
      (['read', 'edit'] as const).map((action) => ({ scope, action, field, ...LEAST })),
    )
  })
}
