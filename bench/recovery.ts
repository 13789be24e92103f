import { median, stop } from './run.ts'
import { envOf, JSON_HEADERS, PASSWORD, type Place, type Running, startServer } from './server.ts'
import type { Row } from './table.ts'

const WARM_UP = 30 // rounds that do not count
const SAMPLES = 200 // of each kind, interleaved: whatever else the machine does meets all of them alike
const LOCKS_AFTER = 80 // wrong passwords, as `server.ts` sets it

/** Whether the time of a “Forgot password?” tells one kind of account from another (R16): the slowest against the fastest. */
export async function benchRecovery(place: Place): Promise<Row[]> {
  const running = await startServer(place, await envOf(place))
  const kinds = await makeKinds(running)
  const times = new Map(kinds.map((kind) => [kind, [] as number[]]))
  for (let round = 0; round < WARM_UP + SAMPLES; round++)
    for (const kind of [...kinds].sort(() => Math.random() - 0.5)) {
      const began = performance.now()
      const { status } = await ask(running, 'POST', '/password-recoveries', { identifier: kind })
      if (round >= WARM_UP) times.get(kind)?.push(performance.now() - began)
      if (status !== 204) throw new Error(`A recovery answered ${status}.`)
    }
  await stop(running.child)
  const medians = [...times.values()].map(median)
  const what = `${running.name}: recovery, slowest of seven kinds of account against the fastest`
  return [
    { what, ours: Math.max(...medians), limit: Math.min(...medians), unit: 'ms', must: 1.25, aim: 1.05, smaller: true },
  ]
}

/** Unknown, wrong data, suspended, locked, invited, an application, active; each by what is typed. */
async function makeKinds(running: Running): Promise<string[]> {
  const make = async (name: string, more: object = {}) => {
    const body = { type: 'regular', username: name, givenName: name, emails: [`${name}@bench.example`], ...more }
    return read(ask(running, 'POST', '/users', { wayIn: 'show-link', ...body }), 'id')
  }
  const activate = async (user: string) => {
    const link = await read(ask(running, 'GET', `/users/${user}/links`), 'id')
    const url = await read(ask(running, 'POST', `/users/${user}/links/${link}/reveal`), 'url')
    await ask(running, 'POST', '/activations', { link: url.split('#')[1], password: PASSWORD })
  }
  const [suspended, locked, , active] = [await make('sam'), await make('lou'), await make('ida'), await make('kim')]
  await make('robot', { type: 'api', givenName: undefined, emails: undefined, wayIn: undefined })
  for (const user of [suspended, locked, active]) await activate(user)
  await ask(running, 'PUT', `/users/${suspended}/suspension`, {})
  for (let n = 0; n < LOCKS_AFTER; n++)
    await ask(running, 'POST', '/sign-in', { identifier: 'lou', password: 'not this one' })
  return [
    'nobody@bench.example',
    'kim@other.example',
    ...['sam', 'lou', 'ida'].map((one) => `${one}@bench.example`),
    'robot',
    'kim@bench.example',
  ]
}

function ask({ base, cookie }: Running, method: string, path: string, body?: object): Promise<Response> {
  const given = body ? { headers: { ...JSON_HEADERS, cookie }, body: JSON.stringify(body) } : {}
  return fetch(`${base}/api/v1${path}`, { method, headers: { 'sec-fetch-site': 'same-origin', cookie }, ...given })
}

/** The one part of an answer that is needed here. */
async function read(answer: Promise<Response>, field: string): Promise<string> {
  return new RegExp(`"${field}":"([^"]+)"`).exec(await (await answer).text())?.[1] ?? ''
}
