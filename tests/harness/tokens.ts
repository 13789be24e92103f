/** Applications of the tests: they call with a token, or sign what they ask. */
import { createHash, createHmac } from 'node:crypto'
import type { z } from 'zod'
import { changeTokenMethod, createToken } from '../../server/tokens/contract.ts'
import type { NewToken } from '../../server/tokens/shapes.ts'
import type { Browser } from './call.ts'
import type { Person } from './people.ts'
import type { TestServer } from './server.ts'

export interface Application extends Browser {
  readonly tokenId: string
  /** The text that was shown once. */
  readonly value: string
}

export type Wish = Partial<z.input<typeof NewToken>>

/** Makes a token for somebody as the administrator does; what it answers calls with it. */
export async function makeToken(
  { call, admin }: Pick<TestServer, 'call' | 'admin'>,
  { id: user }: Pick<Person, 'id'>,
  wish: Wish = {},
): Promise<Application> {
  const body = { name: 'Nightly sync', scopes: null, ...wish }
  const { token, value } = await call(admin, createToken, { params: { user }, body })
  return applicationOf(token.id, value)
}

/** An application that holds this text, somewhere. */
export function applicationOf(tokenId: string, value: string, address?: string): Application {
  const there = address ? { address } : {}
  return { tokenId, value, cookies: new Map(), authorization: `Bearer ${value}`, ...there }
}

/** An API user that signs its requests, and its key. */
export async function makeSigner(
  server: Pick<TestServer, 'call' | 'admin'>,
  owner: Pick<Person, 'id'>,
  wish: Wish = {},
) {
  await server.call(server.admin, changeTokenMethod, { params: { user: owner.id }, body: { method: 'hmac' } })
  return makeToken(server, owner, wish)
}

export interface ToSign {
  readonly key: string
  readonly secret: string
  readonly method: string
  readonly target: string
  /** When, ISO 8601. */
  readonly at: string
  readonly nonce: string
  readonly body?: string
}

/** The header as docs/api.md describes it, written without any code of the server. */
export function sign({ key, secret, method, target, at, nonce, body = '' }: ToSign): string {
  const time = String(Math.floor(Date.parse(at) / 1000))
  const digest = createHash('sha256').update(body).digest('hex')
  const text = ['Roster-HMAC-SHA256', key, time, nonce, method, target, digest].join('\n')
  const signature = createHmac('sha256', secret).update(text).digest('hex')
  return `Roster-HMAC-SHA256 key=${key}, time=${time}, nonce=${nonce}, digest=${digest}, signature=${signature}`
}
