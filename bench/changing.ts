/** Changes users, each connection its own one, one change after the other, in a process of its own. JSON in, JSON out; milliseconds. */
import { Agent } from 'node:http'
import { ask } from './ask.ts'

interface Changing {
  readonly base: string
  readonly headers: Record<string, string>
  readonly users: readonly { readonly id: string; readonly version: number }[]
  readonly seconds: number
}

const { base, headers, users, seconds }: Changing = JSON.parse(process.argv[2] ?? '{}')
const agent = new Agent({ keepAlive: true, maxSockets: users.length })
const times: number[] = []
let failed = 0
const startedAt = performance.now()
const versions = await Promise.all(users.map(client))
const perSecond = times.length / ((performance.now() - startedAt) / 1000)
times.sort((a, b) => a - b)
const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
process.stdout.write(JSON.stringify({ perSecond, p50: at(0.5), p99: at(0.99), failed, versions }))

async function client({ id, version: first }: Changing['users'][number]): Promise<number> {
  let version = first
  for (let n = 0; performance.now() - startedAt < seconds * 1000; n++) {
    const { status, body, took } = await ask({
      url: `${base}/api/v1/users/${id}`,
      agent,
      method: 'PATCH',
      headers: { ...headers, 'if-match': `"${version}"` },
      body: JSON.stringify({ position: `Assistant ${n}` }),
    })
    if (status === 200) times.push(took)
    else failed++
    version = JSON.parse(body).version ?? version
  }
  return version
}
