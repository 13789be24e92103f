import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
} from 'yaml'
import { toFields } from '../platform/http/input.ts'
import { isTooLarge, MOST_ALIASES, TOO_DEEP, tooMuch } from './bounds.ts'
import { Manifest } from './manifest.ts'
import { type Mistake, MOST_TOLD, type Path, type Place, type PlacedMistake } from './mistakes.ts'

/** A manifest, or what is wrong with its text; `place` finds later what a path names. */
export type Read =
  | { readonly manifest: Manifest; readonly placed: (mistakes: readonly Mistake[]) => PlacedMistake[] }
  | { readonly tooMuch: string }
  | { readonly mistakes: readonly PlacedMistake[] }

/** Reads a manifest from YAML 1.2 or JSON. No tags but those of the core schema, no key twice, bounded in every way. */
export function readManifest(text: string): Read {
  const lines = new LineCounter()
  try {
    const much = tooMuch(text)
    if (much) return { tooMuch: much }
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: true,
      stringKeys: true,
    })
    const broken = [...document.errors, ...document.warnings]
    if (broken.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) return { tooMuch: TOO_DEEP }
    if (broken.length > 0) return { mistakes: broken.slice(0, MOST_TOLD).map((error) => asMistake(error, lines)) }
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES }) ?? {}
    const large = isTooLarge(value)
    return large ? { tooMuch: large } : judged(value, document, lines)
  } catch (error) {
    if (error instanceof RangeError) return { tooMuch: TOO_DEEP }
    if (error instanceof ReferenceError) return { tooMuch: 'A manifest repeats by aliases at most 100 times.' }
    throw error
  }
}

function judged(value: unknown, document: Document, lines: LineCounter): Read {
  const placed = (mistakes: readonly Mistake[]) =>
    mistakes.slice(0, MOST_TOLD).map(({ path, code, message }) => ({
      path: path.join('.'),
      code,
      message,
      ...placeOf(document, path, lines),
    }))
  const result = Manifest.safeParse(value)
  if (result.success) return { manifest: result.data, placed }
  const mistakes = result.error.issues.flatMap((issue) => {
    const path = issue.path.map((part) => (typeof part === 'symbol' ? '' : part))
    const named = issue.code === 'unrecognized_keys' ? issue.keys : [undefined]
    return toFields(issue).map(({ code, message }, index) => {
      const unknown = named[index]
      return { path: unknown === undefined ? path : [...path, unknown], code, message }
    })
  })
  return { mistakes: placed(mistakes) }
}

function asMistake({ code, message, pos }: YAMLError, lines: LineCounter): PlacedMistake {
  return { path: '', code: code.toLowerCase().replaceAll('_', '-'), message, ...at(lines, pos[0]) }
}

/** Where the last part of a path that is there begins: the key where it names one, else the value. */
function placeOf(document: Document, path: Path, lines: LineCounter): Place {
  let offset = offsetOf(document.contents) ?? 0
  let node: unknown = document.contents
  for (const part of path) {
    if (isAlias(node)) node = node.resolve(document)
    const next = childOf(node, part)
    if (!next) break
    offset = next.offset
    node = next.value
  }
  return at(lines, offset)
}

function childOf(node: unknown, part: string | number): { offset: number; value: unknown } | undefined {
  if (isSeq(node)) {
    const value = node.items[Number(part)]
    const offset = offsetOf(value)
    return offset === undefined ? undefined : { offset, value }
  }
  if (!isMap(node)) return undefined
  const pair = node.items.find((one) => isPair(one) && textOf(one.key) === String(part))
  return pair && { offset: offsetOf(pair.key) ?? 0, value: pair.value }
}

function textOf(key: unknown): string {
  return typeof key === 'object' && key !== null && 'value' in key ? String(key.value) : String(key)
}

function offsetOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0]
}

function at(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}
