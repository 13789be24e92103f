/** What the server says to people in a refusal, as other languages must know it: each sentence with `{}` for what varies. */
import type { Source } from './sources.ts'

/** Rooms that speak to operators and programs alone. */
const ELSEWHERE =
  /^server\/(cli|app|backup|keys|audit|setup)\/|^server\/platform\/(config|mail\/|database\/|settings-about|start-error)|^server\/platform\/http\/openapi/
const SAID =
  /(?:refuseField\([^;]*?,\s*|detail: |message: |(?:regex|refine|min|max)\([^;]*?,\s*|return )(`[^`]*\.`|'[^'\n]* [^'\n]*\.')/g

/** Each sentence once, such as `“{}” is reserved.` */
export function sentencesOf(sources: readonly Source[]): string[] {
  const said = sources
    .filter(({ path }) => path.startsWith('server/') && !ELSEWHERE.test(path) && !path.endsWith('.test.ts'))
    .flatMap(({ text }) => [...text.matchAll(SAID)].map(([, literal = '']) => literal.slice(1, -1)))
  return [...new Set(said.map((text) => text.replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '{}')))].sort()
}

/** Whether a text with `{1}` in it can be this sentence; also one of its plural forms. */
export function saysIt(sentence: string, key: string): boolean {
  const parts = sentence.split('{}').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.+')}$`, 's').test(key)
}
