/** What two people made of the same thing: fields by name. */
export type Values = Readonly<Record<string, unknown>>

const isSame = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

const fieldsOf = (...all: readonly Values[]) => [...new Set(all.flatMap((values) => Object.keys(values)))]

/** Fields that differ from `base`. */
export function changesOf<V extends Values>(base: V, mine: V): Partial<V> {
  const changed = fieldsOf(base, mine).filter((field) => !isSame(base[field], mine[field]))
  return Object.fromEntries(changed.map((field) => [field, mine[field]])) as Partial<V>
}

/** Fields that both changed, and not to the same. */
export function clashesOf(base: Values, mine: Values, theirs: Values): readonly string[] {
  return fieldsOf(base, mine, theirs).filter(
    (field) =>
      !isSame(mine[field], base[field]) && !isSame(theirs[field], base[field]) && !isSame(mine[field], theirs[field]),
  )
}

/** Theirs, with what I changed on top; `given` names fields in which theirs stays. */
export function merged<V extends Values>(base: V, mine: V, theirs: V, given: ReadonlySet<string> = new Set()): V {
  const changes = Object.entries(changesOf(base, mine)).filter(([field]) => !given.has(field))
  return { ...theirs, ...Object.fromEntries(changes) }
}
