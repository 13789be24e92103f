import { setTimeout as pause } from 'node:timers/promises'
import { check, type Losses } from './check.ts'
import { assertTrail, PASSWORD, type Place, type Running, setUp, start } from './server.ts'
import { type Chance, type Ledger, ledger, workDuring } from './work.ts'

export interface Told {
  readonly what: string
  readonly rounds: number
  readonly acknowledged: number
  readonly unanswered: number
  readonly lost: number
  readonly half: number
  readonly notes: string
}

/** How a round ends: what is done to the running server or to what it stands on. */
export type Blow = (running: Running, round: number) => Promise<Running>

/** Load, a blow, a check: so many times. The trail is verified every tenth time and at the end. */
export async function rounds(what: string, place: Place, count: number, chance: Chance, blow: Blow): Promise<Told> {
  setUp(place)
  let running = await start(place)
  const cookie = await signIn(place)
  const book = ledger()
  const losses: Losses = { lost: [], half: [] }
  for (let round = 1; round <= count; round++) {
    await workDuring({ place, cookie, book, chance }, async () => {
      await pause(150 + chance(450))
      running = await blow(running, round)
    })
    await check(place, cookie, book, losses)
    if (round % 10 === 0) assertTrail(place)
  }
  await running.end('SIGTERM')
  assertTrail(place)
  return tell(what, count, book, losses)
}

function tell(what: string, count: number, book: Ledger, { lost, half }: Losses): Told {
  const refused = [...book.refused].map(([code, times]) => `${times} × ${code}`).join(', ')
  const notes = [...lost.slice(0, 3), ...half.slice(0, 3), refused].filter(Boolean).join('; ')
  const { acknowledged, unanswered } = book
  return { what, rounds: count, acknowledged, unanswered, lost: lost.length, half: half.length, notes }
}

export async function signIn({ origin }: Place): Promise<string> {
  const answer = await fetch(`${origin}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ identifier: 'ada', password: PASSWORD }),
  })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}
