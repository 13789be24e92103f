/** Names under which a secret could travel; their values never enter the trail (R108, R111). */
const SECRET = new Set(['password', 'newPassword', 'currentPassword', 'hash', 'token', 'secret', 'cookie'])
const HIDDEN = '[hidden]'

export type Values = Readonly<{ [name: string]: unknown }>

/** What differs between two states, without secrets. Where only one state is given, all of it. */
export function difference(before?: Values, after?: Values): { before: Values; after: Values } {
  const changed = (name: string) => !before || !after || JSON.stringify(before[name]) !== JSON.stringify(after[name])
  const only = (values: Values = {}) => Object.fromEntries(Object.entries(values).filter(([name]) => changed(name)))
  return { before: withoutSecrets(only(before)), after: withoutSecrets(only(after)) }
}

export function withoutSecrets(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, SECRET.has(name) ? HIDDEN : cleaned(value)]),
  )
}

function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleaned)
  return typeof value === 'object' && value !== null ? withoutSecrets({ ...value }) : value
}
