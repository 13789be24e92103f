/** Asks for lists, one request after the other on each connection, in a process of its own. JSON in, JSON out; milliseconds. */
import { Agent, get } from 'node:http'

interface Asking {
  readonly base: string
  readonly headers: Record<string, string>
  readonly paths: readonly string[]
  readonly connections: number
  readonly seconds: number
}

const { base, headers, paths, connections, seconds }: Asking = JSON.parse(process.argv[2] ?? '{}')
const agent = new Agent({ keepAlive: true, maxSockets: connections })
const times: { readonly path: string; readonly took: number }[] = []
let failed = 0
let next = 0
for (const path of paths) await ask(path) // whatever is asked for the first time is not what is measured
times.length = 0
const endsAt = performance.now() + seconds * 1000
await Promise.all(Array.from({ length: connections }, client))
const sorted = times.map(({ took }) => took).sort((a, b) => a - b)
const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
const byPath = Object.fromEntries(
  paths.map((path) => {
    const own = times.filter((one) => one.path === path).map(({ took }) => took)
    return [path, own.sort((a, b) => a - b)[Math.floor(own.length / 2)] ?? 0]
  }),
)
process.stdout.write(JSON.stringify({ count: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1), failed, byPath }))

async function client(): Promise<void> {
  while (performance.now() < endsAt) await ask(paths[next++ % paths.length] ?? '/')
}

function ask(path: string): Promise<void> {
  const startedAt = performance.now()
  return new Promise((resolve, reject) => {
    get(`${base}${path}`, { agent, headers }, (response) => {
      if (response.statusCode !== 200) failed++
      response.resume()
      response.on('end', () => {
        times.push({ path, took: performance.now() - startedAt })
        resolve()
      })
    }).on('error', reject)
  })
}
