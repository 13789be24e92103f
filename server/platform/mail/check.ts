import { type Block, blocksOf } from './blocks.ts'
import { declaredMails, type MailTemplate, valuesOf } from './declared.ts'
import { liquid } from './liquid.ts'
import type { MailText } from './templates.ts'

/** A mistake in a text and its place; both counted from 1. */
export interface Fault {
  readonly part: 'subject' | 'body'
  readonly line: number
  readonly column: number
  readonly message: string
}

/** What is wrong with a text; empty where a mail can be written by it. Pure. */
export function faultsIn(template: MailTemplate, { subject, body }: MailText): Fault[] {
  const values = valuesOf(template)
  const secrets = Object.keys(values).filter((name) => values[name]?.isSecret)
  const inSubject = look(subject, Object.keys(values))
  const leaked = inSubject.used.filter(({ name }) => secrets.includes(name))
  const inBlocks = blocksOf(body).map((block) => lookAtBlock(block, Object.keys(values)))
  const used = new Set(inBlocks.flatMap((one) => one.used.map(({ name }) => name)))
  const missing = declaredMails[template].needs.filter((name) => !used.has(name))
  return [
    ...inSubject.faults.map((fault) => ({ part: 'subject' as const, ...fault })),
    ...leaked.map(({ line, column, name }) => ({
      part: 'subject' as const,
      line,
      column,
      message: `A subject is seen in lists of mails: {{ ${name} }} does not belong there.`,
    })),
    ...inBlocks.flatMap((one) => one.faults.map((fault) => ({ part: 'body' as const, ...fault }))),
    ...(inBlocks.every((one) => one.faults.length === 0) ? missing : []).map((name) => ({
      part: 'body' as const,
      line: 1,
      column: 1,
      message: `This mail is of no use without {{ ${name} }}.`,
    })),
  ]
}

interface Place {
  readonly line: number
  readonly column: number
}

interface Looked {
  readonly used: readonly (Place & { readonly name: string })[]
  readonly faults: readonly (Place & { readonly message: string })[]
}

function lookAtBlock({ source, line, button }: Block, known: readonly string[]): Looked {
  const { used, faults } = look(source, known)
  const down = <T extends Place>(one: T): T => ({ ...one, line: one.line + line - 1 })
  const isAddress = !button || /^(\{\{-?\s*(link|console)\s*-?\}\}|https?:\/\/|mailto:)/i.test(button.address.trim())
  const astray = { line, column: 1, message: 'A button leads to {{ link }}, {{ console }}, https:// or mailto:.' }
  return { used: used.map(down), faults: [...faults.map(down), ...(isAddress ? [] : [astray])] }
}

function look(source: string, known: readonly string[]): Looked {
  try {
    const { globals } = liquid.analyzeSync(liquid.parse(source))
    const used = Object.values(globals).flatMap((uses) =>
      uses.map(({ segments: [name], location }) => ({ name: String(name), line: location.row, column: location.col })),
    )
    const unknown = used.filter(({ name }) => !known.includes(name))
    return {
      used,
      faults: unknown.map(({ name, line, column }) => ({ line, column, message: `There is no value “${name}”.` })),
    }
  } catch (error) {
    return { used: [], faults: [told(error)] }
  }
}

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^output .* not closed/s, 'What begins with {{ ends with }}.'],
  [/^tag .* not closed/s, 'A condition ends in the paragraph in which it begins, by {% endif %}.'],
  [/^tag "?(.*?)"? not found/s, 'There is no “$1” here: a text has values, and conditions by if and unless.'],
  [/^undefined filter: (\w+)/, 'There is no “$1” for values.'],
  [/invalid value expression|unexpected token/, 'Something is missing between the braces.'],
]

function told(error: unknown): Place & { readonly message: string } {
  const text = error instanceof Error ? error.message : ''
  const [, line = '1', column = '1'] = /, line:(\d+), col:(\d+)/.exec(text) ?? []
  const [pattern, sentence] = REASONS.find(([one]) => one.test(text)) ?? [/^.*$/s, 'This cannot be read.']
  const named = pattern.exec(text)?.[1] ?? ''
  return { line: Number(line), column: Number(column), message: sentence.replace('$1', named) }
}
