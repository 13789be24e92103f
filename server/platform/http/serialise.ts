import build from 'fast-json-stringify'
import { z } from 'zod'

type JsonSchema = { [key: string]: unknown }

/** Writes replies as JSON by compiled code: fields that are not listed never leave (R118). Compiled at the first one. */
export function replyWriter(reply: z.ZodType): (value: unknown) => string {
  let write: ((value: unknown) => string) | undefined
  return (value) => {
    write ??= build(replySchema(reply))
    return write(value)
  }
}

function replySchema(reply: z.ZodType): JsonSchema {
  return compact(z.toJSONSchema(reply, { target: 'draft-7', io: 'output', unrepresentable: 'any' }))
}

/** `anyOf [X, null]` becomes a nullable X, which the serialiser writes without trying both. */
function compact(node: unknown): JsonSchema {
  const walked = walk(node)
  return typeof walked === 'object' && walked !== null && !Array.isArray(walked) ? { ...walked } : {}
}

function walk(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(walk)
  if (typeof node !== 'object' || node === null) return node
  const entries = Object.entries(node).filter(([key]) => key !== '$schema' && key !== 'pattern' && key !== 'format')
  const schema: JsonSchema = Object.fromEntries(entries.map(([key, value]) => [key, walk(value)]))
  const options = schema.anyOf
  if (!Array.isArray(options) || options.length !== 2) return schema
  const [first, second] = options
  const isNull = (option: unknown) =>
    typeof option === 'object' && option !== null && 'type' in option && option.type === 'null'
  if (!isNull(second) || typeof first !== 'object' || first === null || !('type' in first)) return schema
  const { anyOf: _, ...rest } = schema
  return { ...rest, ...first, nullable: true }
}
