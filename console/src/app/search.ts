/** The query of an address as it is: no JSON in it. A key that repeats becomes a list. */
export function parseSearch(text: string): Record<string, string | string[]> {
  const search = new URLSearchParams(text)
  const entries = [...new Set(search.keys())].map((key) => [key, search.getAll(key)] as const)
  return Object.fromEntries(entries.map(([key, all]) => [key, all.length > 1 ? all : (all[0] ?? '')]))
}

/** The reverse of `parseSearch`. */
export function stringifySearch(values: Record<string, unknown>): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) search.append(key, String(one))
  }
  const text = search.toString()
  return text && `?${text}`
}
