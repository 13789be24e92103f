/** The load of one run, in a process of its own so that it has a core of its own. Arguments as JSON; result as JSON. */
import autocannon from 'autocannon'

interface Load {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Record<string, string>
  readonly body?: string
  readonly connections: number
  readonly seconds: number
  /** Requests a second offered; 0 is as many as go. */
  readonly rate: number
}

const load: Load = JSON.parse(process.argv[2] ?? '{}')
const result = await autocannon({
  url: load.url,
  method: load.method,
  headers: load.headers,
  ...(load.body ? { body: load.body } : {}),
  connections: load.connections,
  duration: load.seconds,
  ...(load.rate ? { overallRate: load.rate } : {}),
})
const { latency, requests, non2xx, errors, timeouts } = result
process.stdout.write(
  JSON.stringify({
    perSecond: requests.average,
    p50: latency.p50,
    p99: latency.p99,
    max: latency.max,
    failed: non2xx,
    unanswered: errors + timeouts,
  }),
)
