/** Figures for Prometheus. Labels are names of routes, jobs and states only: nothing personal, and nothing without bounds. */
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export interface Metrics {
  readonly registry: Registry
  /** Notes an answer. `route` is the pattern of its address, never the address. */
  answer(labels: { readonly method: string; readonly route: string; readonly status: number }, seconds: number): void
  /** Notes one round of a recurring job. */
  job(name: string, milliseconds: number, failed: boolean): void
  /** A figure that is looked up whenever somebody asks; one number, or several by a label. */
  gauge(name: string, help: string, label: string, read: () => Promise<Readonly<Record<string, number>>>): void
}

const REQUEST_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] // seconds
const JOB_BUCKETS = [0.005, 0.025, 0.1, 0.5, 2.5, 10, 60]

export function makeMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'roster_http_request_duration_seconds',
    help: 'Answers by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: REQUEST_BUCKETS,
    registers: [registry],
  })
  const rounds = new Histogram({
    name: 'roster_job_duration_seconds',
    help: 'Rounds of recurring jobs, by outcome.',
    labelNames: ['job', 'outcome'],
    buckets: JOB_BUCKETS,
    registers: [registry],
  })
  return {
    registry,
    answer: (labels, seconds) => requests.observe(labels, seconds),
    job: (job, milliseconds, failed) =>
      rounds.observe({ job, outcome: failed ? 'failed' : 'done' }, milliseconds / 1000),
    gauge: (name, help, label, read) => {
      new Gauge({
        name,
        help,
        labelNames: [label],
        registers: [registry],
        async collect() {
          this.reset()
          for (const [key, value] of Object.entries(await read())) this.set({ [label]: key }, value)
        },
      })
    },
  }
}
