/**
 * A client of Roster that sends a token with each request. Node 24 runs it as it is: node token.ts GET /api/v1/me
 * Needs ROSTER_URL (https://roster.example.com) and ROSTER_TOKEN (rst_…); no package.
 */
import { setTimeout as wait } from 'node:timers/promises'

const { ROSTER_URL = '', ROSTER_TOKEN = '' } = process.env

/** Asks Roster; answers what it says. Waits and tries again where it asks for that (429, 503). */
async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(new URL(path, ROSTER_URL), {
    method,
    headers: {
      authorization: `Bearer ${ROSTER_TOKEN}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const seconds = Number(response.headers.get('retry-after'))
  if ((response.status === 429 || response.status === 503) && seconds > 0) {
    await wait(seconds * 1000)
    return ask(method, path, body)
  }
  const text = await response.text()
  const said: unknown = text === '' ? null : JSON.parse(text)
  // Errors are application/problem+json: `code` is what programs switch on.
  if (!response.ok) throw new Error(`${response.status} ${text}`)
  return said
}

const [method = 'GET', path = '/api/v1/me', body] = process.argv.slice(2)
const said = await ask(method, path, body === undefined ? undefined : JSON.parse(body))
process.stdout.write(`${JSON.stringify(said, null, 2)}\n`)
