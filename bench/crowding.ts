/**
 * Sign-ins offered at a fixed rate, whatever becomes of them, in a process of its own. JSON in, JSON out: how many a
 * second were let in, and after how many milliseconds the refused ones knew.
 */
import { Agent } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { ask } from './ask.ts'

interface Crowding {
  readonly url: string
  readonly headers: Record<string, string>
  readonly body: string
  readonly perSecond: number
  readonly seconds: number
}

const { url, headers, body, perSecond, seconds }: Crowding = JSON.parse(process.argv[2] ?? '{}')
const agent = new Agent({ keepAlive: true })
const refused: number[] = []
const pending: Promise<void>[] = []
let [accepted, failed] = [0, 0]
const startedAt = performance.now()
for (let sent = 0; performance.now() - startedAt < seconds * 1000; await pause(5))
  for (const due = ((performance.now() - startedAt) / 1000) * perSecond; sent < due; sent++) pending.push(one())
const lasted = (performance.now() - startedAt) / 1000
const acceptedPerSecond = accepted / lasted
await Promise.all(pending)
refused.sort((a, b) => a - b)
const p99 = refused[Math.floor(refused.length * 0.99)] ?? 0
process.stdout.write(JSON.stringify({ acceptedPerSecond, refused: refused.length, p99, failed }))

async function one(): Promise<void> {
  const { status, retryAfter, took } = await ask({ url, agent, method: 'POST', headers, body })
  if (status === 200) accepted++
  else if (status === 503 && retryAfter) refused.push(took)
  else failed++
}
