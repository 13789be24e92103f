import { expect, test } from 'vitest'
import { type Line, openLine } from '../harness/live.ts'
import {
  freePort,
  type Installation,
  installation,
  OPERATORS_PASSWORD,
  setUpInstallation,
} from '../harness/operator.ts'
import { asker } from '../upgrade/story.ts'

const WITHIN = { timeout: 1000, interval: 10 }

test('R55 what the command line does, and another server, open consoles follow within a second', async () => {
  const here = await setUpInstallation()
  const grace = await invited(here, 'grace')
  const { origin } = await here.serve()
  const ports = [Number(here.env.PORT), ...(await besides(here, origin))]
  const ask = asker(origin)
  await ask('POST', '/activations', '', { link: grace.link.split('#')[1], password: OPERATORS_PASSWORD })
  const lines = async (identifier: string) => {
    const { cookie } = await ask('POST', '/sign-in', '', { identifier, password: OPERATORS_PASSWORD })
    return Promise.all(ports.map((port) => open(origin, cookie, port)))
  }
  const [hers, ours] = [await lines('grace'), await lines('ada')]
  await here.must(['users', 'suspend', 'grace', '--reason', 'On leave'])
  for (const line of hers) await expect.poll(line.ended, WITHIN).toBe(4001)
  const message = expect.objectContaining({ topic: 'users', entity: { kind: 'user', id: grace.id } })
  for (const line of ours) await expect.poll(() => line.heard, WITHIN).toContainEqual(message)
})

test('R127 a server that stops lets consoles and waiting applications go at once', async () => {
  const here = await setUpInstallation()
  const server = await here.serve()
  const ask = asker(server.origin)
  const { cookie } = await ask('POST', '/sign-in', '', { identifier: 'ada', password: OPERATORS_PASSWORD })
  const line = await open(server.origin, cookie, Number(here.env.PORT))
  const { next } = (await ask('GET', '/events', cookie)).body
  const waiting = ask('GET', `/events?wait=25&after=${next}`, cookie)
  await new Promise((resolve) => setTimeout(resolve, 300))
  const began = performance.now()
  const [code, { status }] = await Promise.all([server.stop(), waiting])
  expect({ code, status }).toEqual({ code: 0, status: 200 })
  expect(performance.now() - began).toBeLessThan(10_000)
  expect(line.ended()).toBe(1012)
})

async function invited(here: Installation, username: string): Promise<{ id: string; link: string }> {
  const made = await here.must(['users', 'create', '--given-name', 'Grace', '--username', username, '--json'])
  const { user, link } = JSON.parse(made)
  return { id: user.id, link }
}

/** On PostgreSQL a second server on the same data, behind the same address; its port. */
async function besides({ env }: Installation, origin: string): Promise<number[]> {
  const { ROSTER_DATABASE_URL, ROSTER_DATA_DIR } = env
  if (!ROSTER_DATABASE_URL) return []
  const port = await freePort()
  const shared = { ROSTER_DATABASE_URL, ROSTER_DATA_DIR, ROSTER_BASE_URL: origin, PORT: String(port) }
  await (await installation(shared, 'sqlite')).serve()
  return [port]
}

async function open(origin: string, cookie: string, port: number): Promise<Line> {
  const { ticket } = (await asker(origin)('POST', '/live-tickets', cookie)).body
  const [name = '', ...value] = cookie.split('=')
  return openLine({ origin, port }, { cookies: new Map([[name, value.join('=')]]) }, { ticket })
}
