/**
 * A client of Roster that signs its requests. Node 24 runs it as it is: node signed.ts GET /api/v1/me
 * Needs ROSTER_URL (https://roster.example.com), ROSTER_KEY_ID and ROSTER_KEY (rsk_…); no package.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto'

const { ROSTER_URL = '', ROSTER_KEY_ID = '', ROSTER_KEY = '' } = process.env

/** The header of one request. Each works once: whoever repeats a request signs it anew. */
function sign(method: string, target: string, body: string): string {
  const time = Math.floor(Date.now() / 1000)
  const nonce = randomBytes(16).toString('base64url')
  const digest = createHash('sha256').update(body).digest('hex')
  const lines = ['Roster-HMAC-SHA256', ROSTER_KEY_ID, time, nonce, method, target, digest].join('\n')
  const signature = createHmac('sha256', ROSTER_KEY).update(lines).digest('hex')
  return `Roster-HMAC-SHA256 key=${ROSTER_KEY_ID}, time=${time}, nonce=${nonce}, digest=${digest}, signature=${signature}`
}

/** Asks Roster; answers what it says. */
async function ask(method: string, path: string, body = ''): Promise<unknown> {
  const url = new URL(path, ROSTER_URL)
  const response = await fetch(url, {
    method,
    headers: {
      // The path with its query is signed exactly as it is sent.
      authorization: sign(method, url.href.slice(url.origin.length), body),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body } : {}),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.status} ${text}`)
  return text === '' ? null : JSON.parse(text)
}

const [method = 'GET', path = '/api/v1/me', body] = process.argv.slice(2)
process.stdout.write(`${JSON.stringify(await ask(method, path, body), null, 2)}\n`)
