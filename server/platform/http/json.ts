/** Reads a JSON body strictly: UTF-8, no duplicate keys, bounded depth and number of keys (R97, RFC 8259 section 4). */
import { Malformed } from '../failures.ts'
import { refuse } from '../refusal.ts'

const MAX_DEPTH = 32
const MAX_KEYS = 1000
const POLLUTING = new Set(['__proto__', 'constructor', 'prototype'])

/** The value of the body, with no more keys than the route takes; refuses with `malformed` and says why. */
export function readJson(body: Buffer, mostKeys = MAX_KEYS): unknown {
  const text = decode(body)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refuse(Malformed, { detail: 'The body is not JSON.' })
  }
  assertModest(text, mostKeys)
  return value
}

function decode(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    return refuse(Malformed, { detail: 'The body is not valid UTF-8.' })
  }
}

/** Walks the tokens of text that is known to be JSON. */
function assertModest(text: string, mostKeys: number): void {
  const open: (Set<string> | null)[] = []
  let keys = 0
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\]]/g)) {
    if (token === '{' || token === '[') {
      if (open.push(token === '{' ? new Set() : null) > MAX_DEPTH)
        refuse(Malformed, { detail: 'The body is nested too deeply.' })
    } else if (token === '}' || token === ']') open.pop()
    else if (token.endsWith(':')) {
      const key: unknown = JSON.parse(token.slice(0, token.lastIndexOf('"') + 1))
      const known = open.at(-1)
      if (typeof key !== 'string' || !known) continue
      if (known.has(key)) refuse(Malformed, { detail: `The key “${key.slice(0, 80)}” stands twice in one object.` })
      if (POLLUTING.has(key)) refuse(Malformed, { detail: `The key “${key}” is not allowed.` })
      if (++keys > mostKeys) refuse(Malformed, { detail: `The body has more than ${mostKeys} keys.` })
      known.add(key)
    }
  }
}
