/** Reads a JSON body strictly: UTF-8, no duplicate keys, bounded depth and number of keys (R97, RFC 8259 section 4). */
import { isUtf8 } from 'node:buffer'
import { Malformed } from '../failures.ts'
import { refuse } from '../refusal.ts'

const MAX_DEPTH = 32
const MAX_KEYS = 1000
const POLLUTING = new Set(['__proto__', 'constructor', 'prototype'])
const [QUOTE, BACKSLASH, COLON, SPACE, TAB, FEED, RETURN] = [0x22, 0x5c, 0x3a, 0x20, 0x09, 0x0a, 0x0d]

/** The value of the body, with no more keys than the route takes; refuses with `malformed` and says why. */
export function readJson(body: Buffer, mostKeys = MAX_KEYS): unknown {
  if (!isUtf8(body)) refuse(Malformed, { detail: 'The body is not valid UTF-8.' })
  const written = countKeys(body)
  if (written > mostKeys) refuse(Malformed, { detail: `The body has more than ${mostKeys} keys.` })
  const text = body.toString()
  const value = parse(text)
  // Of a key that stands twice in one object only the last is read: then fewer are held than were written.
  if (heldKeys(value, 1) !== written)
    refuse(Malformed, { detail: `The key “${keyTwice(text).slice(0, 80)}” stands twice in one object.` })
  return value
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return refuse(Malformed, { detail: 'The body is not JSON.' })
  }
}

/** How many keys are written in text that may be JSON: strings with a colon behind them. */
function countKeys(body: Buffer): number {
  const { length } = body
  let keys = 0
  for (let at = 0; at < length; at++) {
    if (body[at] !== QUOTE) continue
    for (at++; at < length && body[at] !== QUOTE; at++) if (body[at] === BACKSLASH) at++
    do at++
    while (isBlank(body[at]))
    if (body[at] === COLON) keys++
    else at--
  }
  return keys
}

function isBlank(sign: number | undefined): boolean {
  return sign === SPACE || sign === TAB || sign === FEED || sign === RETURN
}

/** How many keys the objects in it have; refuses what is nested too deeply, and keys by which prototypes are reached. */
function heldKeys(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0
  if (depth > MAX_DEPTH) refuse(Malformed, { detail: 'The body is nested too deeply.' })
  let keys = 0
  if (Array.isArray(value)) {
    for (const one of value) keys += heldKeys(one, depth + 1)
    return keys
  }
  for (const [key, one] of Object.entries(value)) {
    if (POLLUTING.has(key)) refuse(Malformed, { detail: `The key “${key}” is not allowed.` })
    keys += 1 + heldKeys(one, depth + 1)
  }
  return keys
}

/** The key that stands twice, in text that is known to be JSON and to hold one. */
function keyTwice(text: string): string {
  const open: Set<string>[] = []
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}]/g)) {
    if (token === '{') open.push(new Set())
    else if (token === '}') open.pop()
    else if (token.endsWith(':')) {
      const key = String(JSON.parse(token.slice(0, token.lastIndexOf('"') + 1)))
      if (open.at(-1)?.has(key)) return key
      open.at(-1)?.add(key)
    }
  }
  return ''
}
