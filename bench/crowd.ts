import { median, outside, ROUNDS } from './run.ts'
import { JSON_HEADERS, PASSWORD, type Running } from './server.ts'
import type { Row } from './table.ts'

const MANY = 400 // sign-ins offered a second, several times of what a core can hash
const SECONDS = 5
const REFUSED_WITHIN = 50 // ms

interface Crowded {
  readonly acceptedPerSecond: number
  readonly refused: number
  readonly p99: number
  readonly failed: number
}

/** More people at the door than it can serve: who is sent away knows it at once, and no fewer come in. */
export async function benchCrowd({ name, base, device }: Running): Promise<Row[]> {
  const body = JSON.stringify({ identifier: 'ada', password: PASSWORD })
  const asking = { url: `${base}/api/v1/sign-in`, headers: { ...JSON_HEADERS, cookie: device }, body, seconds: SECONDS }
  const [calm, crowded, refused]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < ROUNDS; round++) {
    calm.push((await crowd({ ...asking, perSecond: 60 })).acceptedPerSecond)
    const found = await crowd({ ...asking, perSecond: MANY })
    crowded.push(found.acceptedPerSecond)
    refused.push(found.failed > 0 || found.refused === 0 ? Number.POSITIVE_INFINITY : found.p99)
  }
  return [
    {
      what: `${name}: p99 of a refused sign-in, ${MANY} a second offered`,
      ours: median(refused),
      ...{ limit: REFUSED_WITHIN, unit: 'ms', must: 1, aim: 1, smaller: true },
    },
    {
      what: `${name}: sign-ins let in meanwhile, against 60 a second offered`,
      ...{ ours: median(crowded), limit: median(calm), unit: '/s', must: 1, aim: 1 },
    },
  ]
}

async function crowd(asking: object): Promise<Crowded> {
  return JSON.parse(await outside('crowding.ts', JSON.stringify(asking)))
}
