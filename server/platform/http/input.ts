import type { z } from 'zod'
import type { Contract } from '../contract.ts'
import { Invalid, Malformed, VersionRequired } from '../failures.ts'
import { type FieldError, refuse } from '../refusal.ts'

interface Raw {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

/** Validates a request against its contract. Every wrong field is named at once; nothing unknown passes. */
export function parseInput(contract: Contract, raw: Raw): { params: unknown; query: unknown; body: unknown } {
  assertSingle(raw.query)
  assertStorable(raw.params)
  assertStorable(raw.query)
  const errors: FieldError[] = []
  const read = (schema: z.ZodType | null | undefined, value: unknown): unknown => {
    if (!schema) return undefined
    const result = schema.safeParse(value ?? {})
    if (result.success) return result.data
    errors.push(...result.error.issues.flatMap(toFields))
    return undefined
  }
  const input = {
    params: read(contract.params, ofContract(raw.params)),
    query: read(contract.query, raw.query),
    body: read(contract.body, raw.body),
  }
  if (!contract.query && Object.keys(raw.query ?? {}).length > 0)
    errors.push(
      ...Object.keys(raw.query ?? {}).map((path) => ({ path, code: 'unknown', message: 'This is not known here.' })),
    )
  if (!contract.body && !contract.upload && raw.body !== undefined && raw.body !== null)
    errors.push({ path: '', code: 'unknown', message: 'This request takes no body.' })
  if (errors.length > 0) refuse(Invalid, { detail: errors[0]?.message ?? '', fields: errors })
  return input
}

/** By which door it came is no parameter of what is asked. */
function ofContract(params: unknown): unknown {
  const { doorKey: _, ...own } = Object(params)
  return own
}

/** The version in `If-Match: "3"`; refuses with 428 where it is missing, 400 where it is not one. */
export function readVersion(header: string | undefined): number {
  if (header === undefined) return refuse(VersionRequired)
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1]
  return version ? Number(version) : refuse(Malformed, { detail: 'If-Match holds one version, for example "3".' })
}

/** The same parameter twice is how filters are fooled (R96). */
function assertSingle(query: unknown): void {
  const twice = Object.entries(query ?? {}).find(([, value]) => Array.isArray(value))
  if (twice) refuse(Malformed, { detail: `The parameter “${twice[0].slice(0, 80)}” stands twice.` })
}

/** NUL and halves of characters: no database keeps them, and to some tools a text ends there. */
function assertStorable(values: unknown): void {
  for (const [name, value] of Object.entries(values ?? {}))
    if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed()))
      refuse(Malformed, { detail: `The parameter “${name.slice(0, 80)}” holds a character that is none.` })
}

/** An issue of a schema as people read it. */
export function toFields(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: path ? `${path}.${key}` : key,
      code: 'unknown',
      message: 'This field is not known here.',
    }))
  return [
    { path, code: issue.code === 'custom' ? 'invalid' : issue.code.replaceAll('_', '-'), message: sentence(issue) },
  ]
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}

/** Zod's own words for wrong types are for programmers. */
function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big' || issue.code === 'too_small') return sizeSentence(issue)
  if (issue.code !== 'invalid_type') return issue.message
  return issue.message.endsWith('received undefined')
    ? 'This is needed.'
    : `This must be ${EXPECTED[issue.expected] ?? issue.expected}.`
}

/** Its own message where the contract has one; zod's words for sizes are for programmers, too. */
function sizeSentence(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): string {
  if (!/^Too (big|small): /.test(issue.message)) return issue.message
  const [most, size] = issue.code === 'too_big' ? [true, issue.maximum] : [false, issue.minimum]
  if (issue.origin === 'string') return `At ${most ? 'most' : 'least'} ${size} characters.`
  if (issue.origin === 'array') return `At ${most ? 'most' : 'least'} ${size} entries.`
  return `This must be ${size} or ${most ? 'less' : 'more'}.`
}
