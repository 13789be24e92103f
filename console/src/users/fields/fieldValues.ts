type FieldBody = Record<string, string | null>

const PREFIX = 'fields.'

/** Values of profile fields under names of their own, `fields.region`, so that each can be compared and told apart. */
export function spreadFields(
  fields: Readonly<Record<string, string>>,
  keys: readonly string[],
): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [`${PREFIX}${key}`, fields[key] ?? '']))
}

/** The reverse for a request: an empty value clears. Undefined where no field is among them. */
export function gatherFields(values: Readonly<Record<string, unknown>>): FieldBody | undefined {
  const found = Object.entries(values).filter(([name]) => name.startsWith(PREFIX))
  if (found.length === 0) return undefined
  return Object.fromEntries(found.map(([name, value]) => [name.slice(PREFIX.length), value ? String(value) : null]))
}
