/** The OpenAPI 3.1 document, read off the contracts; nothing in it is written a second time. */
import { z } from 'zod'
import { type Contract, type Failure, takesTokens } from '../contract.ts'
import {
  AlreadyDone,
  Forbidden,
  Invalid,
  KeyReused,
  Malformed,
  NotByToken,
  NotFound,
  ReauthRequired,
  SignedOut,
  Stale,
  TokenNotValid,
  TooMany,
  VersionRequired,
} from '../failures.ts'

type Json = Readonly<Record<string, unknown>>

const PROBLEM: Json = {
  type: 'object',
  required: ['type', 'status', 'code', 'title', 'requestId'],
  properties: {
    type: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; switch on this' },
    title: { type: 'string' },
    detail: { type: 'string' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: {
          path: { type: 'string' },
          code: { type: 'string' },
          message: { type: 'string' },
          line: { type: 'integer', description: 'Where in a text that was sent, from 1' },
          column: { type: 'integer' },
        },
      },
    },
    requestId: { type: 'string' },
  },
}

/** The document of these contracts; `version` is Roster's. The same contracts give the same text. */
export function openApi(contracts: readonly Contract[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const contract of contracts) {
    const path = `/api/v1${contract.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operation(contract) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Roster', version, description: DESCRIPTION, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: PROBLEM },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-roster' },
        halfSession: { type: 'apiKey', in: 'cookie', name: '__Host-roster-half' },
        token: { type: 'http', scheme: 'bearer', description: 'A token, as `rst_…`' },
        signature: { type: 'apiKey', in: 'header', name: 'Authorization', description: SIGNED },
      },
    },
  }
}

const SIGNED = `\`Roster-HMAC-SHA256 key=…, time=…, nonce=…, digest=…, signature=…\`: \`key\` is the id of the key, \`time\` seconds since
1970, \`nonce\` 16 to 64 letters, figures, \`-\` or \`_\` that were never used before, \`digest\` the SHA-256 of the body in hex, and
\`signature\` the HMAC-SHA256 in hex, under the text of the key (\`rsk_…\`), of these lines joined by line feeds:
\`Roster-HMAC-SHA256\`, key, time, nonce, method, path with query, digest.`

const DESCRIPTION = `Administer people: accounts, roles, teams and access.

Errors are \`application/problem+json\` with a stable \`code\`. Lists are keyset pages: pass \`next\` as \`after\`.
Changes of users, roles and teams say with \`If-Match\` which version they change. Creating calls take an
\`Idempotency-Key\`: a repeated request answers as the first one did, for 24 hours. Wherever a user's or a team's id
stands, \`ext:source:key\` may stand instead.

People call with the cookie of their session. Applications send \`Authorization: Bearer rst_…\`, or sign what they ask; their
right is their owner's, as far as the scopes of the token go, and what needs a person's fresh proof is not for them.

A signed request says in \`Authorization\`: ${SIGNED}

At a portal these requests stand below \`/portal/<key>/api/v1\`, or at the portal’s own host name: those that say so, with a cookie
of the portal’s own (\`__Host-roster-p-<key>\`), and no token.`

function operation(contract: Contract): Json {
  const access =
    contract.access === 'half-signed-in'
      ? 'whoever has given a right password and still owes a second factor'
      : [contract.access].flat().join(' or ')
  return {
    operationId: contract.id,
    summary: contract.summary,
    description: [
      contract.description,
      `Who: ${access}.`,
      doorsOf(contract),
      stepUpOf(contract),
      tokensOf(contract),
      contract.leaves ? `Leaves \`${[contract.leaves].flat().join('` or `')}\` in the trail.` : '',
    ]
      .filter(Boolean)
      .join('\n\n'),
    tags: [contract.id.split('.')[0]],
    ...securityOf(contract),
    parameters: parameters(contract),
    ...bodyOf(contract),
    responses: { ...success(contract), ...refusals(contract) },
  }
}

function securityOf(contract: Contract): Json {
  if (contract.access === 'public') return {}
  if (contract.access === 'half-signed-in') return { security: [{ halfSession: [] }] }
  return { security: [{ session: [] }, ...(takesTokens(contract) ? [{ token: [] }, { signature: [] }] : [])] }
}

function doorsOf({ doors }: Contract): string {
  if (!doors.includes('portal')) return ''
  return doors.includes('console') ? 'Also at portals.' : 'Only at portals.'
}

function tokensOf(contract: Contract): string {
  if (contract.access === 'public' || contract.access === 'half-signed-in') return ''
  if (!takesTokens(contract)) return 'Not by token.'
  const { stepUp, tokens } = contract
  const scopes = Array.isArray(tokens)
    ? `A token needs the scope ${tokens.map((one) => `\`${one}\``).join(' or ')}.`
    : ''
  return [scopes, stepUp && tokens ? 'A token needs no fresh proof.' : ''].filter(Boolean).join(' ')
}

function stepUpOf({ stepUp }: Contract): string {
  if (!stepUp) return ''
  const when = stepUp === true ? '' : ` where the body has ${stepUp.map((field) => `\`${field}\``).join(' or ')}`
  return `Needs a proof of who asks that is younger than ten minutes${when}.`
}

function parameters(contract: Contract): Json[] {
  const header = (name: string, description: string, required: boolean): Json => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  })
  return [
    ...fieldsOf(contract.params, 'path'),
    ...fieldsOf(contract.query, 'query'),
    ...(contract.versioned ? [header('If-Match', 'The version last read, for example "3"', true)] : []),
    ...(contract.idempotent
      ? [header('Idempotency-Key', 'Any text of your own, at most once for a new thing', false)]
      : []),
  ]
}

function fieldsOf(schema: z.ZodType | null | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = jsonSchema(schema, 'input')
  const needed = new Set(required)
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || needed.has(name),
    schema: field,
  }))
}

function bodyOf({ body, upload }: Contract): Json {
  if (upload)
    return {
      requestBody: { required: true, content: { [upload.type]: { schema: { type: 'string', format: 'binary' } } } },
    }
  return body
    ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } } }
    : {}
}

function success({ reply, replyType, method, idempotent }: Contract): Json {
  if (reply === null) return { 204: { description: 'Done' } }
  const schema = replyType ? textOrFile(replyType) : jsonSchema(reply, 'output')
  const content = { [replyType ?? 'application/json']: { schema } }
  return { [method === 'POST' && idempotent ? 201 : 200]: { description: 'Done', content } }
}

function textOrFile(type: string): Json {
  return type.startsWith('text/') ? { type: 'string' } : { type: 'string', format: 'binary' }
}

function refusals(contract: Contract): Json {
  const all = [...impliedBy(contract), ...(contract.failures ?? [])]
  const statuses = [...new Set(all.map((failure) => failure.status))].sort()
  return Object.fromEntries(
    statuses.map((status) => {
      const here = all.filter((failure) => failure.status === status)
      const description = here.map((failure) => `\`${failure.code}\`: ${failure.title}`).join('\n\n')
      return [
        status,
        { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
      ]
    }),
  )
}

/** Without a permission. */
const OPEN: ReadonlySet<Contract['access']> = new Set(['public', 'signed-in', 'half-signed-in'])

function impliedBy(contract: Contract): Failure[] {
  const { access, params, query, body, versioned, idempotent, stepUp } = contract
  return [
    ...(access === 'public' ? [] : [SignedOut]),
    ...(takesTokens(contract) ? [TokenNotValid, TooMany] : access === 'public' ? [] : [NotByToken]),
    ...(OPEN.has(access) ? [] : [Forbidden]),
    ...(stepUp ? [ReauthRequired] : []),
    ...(params ? [NotFound] : []),
    ...(params || query || body ? [Malformed, Invalid] : []),
    ...(versioned ? [Stale, VersionRequired] : []),
    ...(idempotent ? [AlreadyDone, KeyReused] : []),
  ]
}

interface ObjectSchema extends Json {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly required?: readonly string[]
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): ObjectSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest as ObjectSchema
}
