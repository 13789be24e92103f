/** Habits of every file: time and chance come in by their places, types stay honest, a suppression says why. */
import { codeOf, isTest, type Source } from './sources.ts'

const PLACES = /^server\/platform\/(clock|ids|secrets)\.ts$/
const TIME_OR_CHANCE =
  /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)|\bMath\.random\b|\brandom(UUID|Bytes|Int|FillSync)\b|\bgetRandomValues\b/g
const ANY = /(?:[:<|&,(=]|\bas|\bextends)\s*any\b(?!\s*[(:=.])/g
const UNEXPLAINED =
  /@ts-(?:ignore|nocheck)\b|@ts-expect-error[ \t]*(?:\n|$|\*\/)|(?:biome-ignore[\w-]*|eslint-disable)(?![^\n]*:[ \t]*\S[^\n]{2})/g
const LONELY = /\b(?:test|it|describe)\.only\b/g

/** Time and chance read outside `platform/{clock,ids,secrets}.ts`. `new Date(value)` is only arithmetic. */
export function timeViolations({ path, text }: Source): string[] {
  if (!path.startsWith('server/') || isTest(path) || PLACES.test(path)) return []
  return found(TIME_OR_CHANCE, codeOf(text)).map((hit) => `${path}: ${hit} belongs to platform/{clock,ids,secrets}.ts`)
}

/** `any`, silenced checks without a reason, and tests that run alone. */
export function honestyViolations({ path, text }: Source): string[] {
  if (path.startsWith('tests/house/')) return []
  const code = codeOf(text)
  return [
    ...found(ANY, code).map((hit) => `${path}: "${hit}" is no type`),
    ...found(UNEXPLAINED, text).map((hit) => `${path}: ${hit} without a reason`),
    ...found(LONELY, code).map((hit) => `${path}: ${hit} leaves the other tests out`),
  ]
}

function found(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map(([hit]) => hit.trim())
}
