/** How large a manifest may be. Counted before anything is built of it: a small text may mean millions of nodes. */
import { Lexer } from 'yaml'

export const MOST_BYTES = 512 * 1024
export const MOST_NODES = 20_000
export const MOST_DEPTH = 20
export const MOST_ALIASES = 100

/** Why this text is not read at all; undefined where it may be. */
export function tooMuch(text: string): string | undefined {
  if (Buffer.byteLength(text) > MOST_BYTES) return 'A manifest has at most 512 KiB.'
  const count = { nodes: 0, aliases: 0, depth: 0, inLine: 0, lines: 0 }
  for (const token of new Lexer().lex(text)) {
    countToken(count, token)
    if (count.nodes > MOST_NODES) return 'A manifest has at most 20,000 values.'
    if (count.lines > MOST_NODES) return 'A manifest has at most 20,000 lines.'
    if (count.aliases > MOST_ALIASES) return 'A manifest has at most 100 anchors, aliases and tags.'
    if (count.depth > MOST_DEPTH || count.inLine > MOST_DEPTH) return TOO_DEEP
  }
  return undefined
}

export const TOO_DEEP = 'A manifest is at most 20 levels deep.'
const SCALAR = '\u001f'

interface Count {
  nodes: number
  aliases: number
  depth: number
  inLine: number
  lines: number
}

function countToken(count: Count, token: string): void {
  const [first = ''] = token
  if (first === '*' || first === '&' || first === '!') count.aliases++
  if (first === '[' || first === '{') count.depth++
  if (first === ']' || first === '}') count.depth--
  if (first === '\n') {
    count.inLine = 0
    count.lines++
  }
  // `- - - …` nests without a bracket.
  if (token === '-' || token === '?') count.inLine++
  if (first === SCALAR || first === '*' || first === '[' || first === '{' || first === "'" || first === '"')
    count.nodes++
}

/** Whether a value made of the text, its aliases written out, is larger than a manifest may be. */
export function isTooLarge(value: unknown): string | undefined {
  let nodes = 0
  const walk = (one: unknown, depth: number): string | undefined => {
    if (++nodes > MOST_NODES) return 'A manifest has at most 20,000 values.'
    if (depth > MOST_DEPTH) return TOO_DEEP
    if (typeof one !== 'object' || one === null) return undefined
    for (const part of Object.values(one)) {
      const wrong = walk(part, depth + 1)
      if (wrong) return wrong
    }
    return undefined
  }
  return walk(value, 0)
}
