import { doorPath } from './place.ts'

type Value = string | number | boolean | null | undefined
type Values = Readonly<Record<string, unknown>>

/** The address of a contract's path with its parameters filled in and the query appended. */
export function addressOf(path: string, params: Values = {}, query: Values = {}): string {
  const filled = path.replace(/:([a-zA-Z]+)/g, (_whole, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams(Object.entries(query).flatMap(pairs)).toString()
  return `${doorPath()}/api/v1${filled}${search && `?${search}`}`
}

/** Lists repeat their key; what is not given is left out. */
function pairs([key, value]: [string, unknown]): string[][] {
  if (Array.isArray(value)) return value.map((one: Value) => [key, String(one)])
  if (value === undefined || value === null || value === '') return []
  return [[key, String(value)]]
}
