import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { unpackedProgram } from '../harness/provision/unpacked.ts'
import { check, type Losses } from './check.ts'
import { signIn, type Told } from './rounds.ts'
import { assertTrail, placeAt, setUp, start } from './server.ts'
import { type Chance, ledger, workDuring } from './work.ts'

const JUMPS = ['+0', '+3h', '+1h', '+40d', '-2h', '+0'] // against the true time, one after the other

/** The clock of the machine jumps forth and back under load: nobody is let in who should not be, nothing is lost. */
export async function jumpingClock(folder: string, port: number, chance: Chance): Promise<Told | undefined> {
  const library = unpackedProgram('libfaketime', 'usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1')
  if (!library) return undefined
  const offset = join(folder, 'offset')
  const jump = (by: string) => writeFileSync(offset, `${by}\n`)
  jump('+0')
  setUp(placeAt(join(folder, 'data'), port))
  const place = placeAt(join(folder, 'data'), port, {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: offset,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  })
  const running = await start(place)
  const book = ledger()
  const losses: Losses = { lost: [], half: [] }
  const notes: string[] = []
  for (const by of JUMPS) {
    const former = await signIn(place)
    jump(by)
    await pause(100)
    const { status } = await fetch(`${place.origin}/api/v1/me`, { headers: { cookie: former } })
    notes.push(`${by}: former session ${status}`)
    const cookie = await signIn(place)
    await workDuring({ place, cookie, book, chance }, () => pause(700))
    await check(place, cookie, book, losses)
  }
  const code = await running.end('SIGTERM')
  assertTrail(placeAt(join(folder, 'data'), port))
  const refused = [...book.refused].map(([told, times]) => `${times} × ${told}`)
  const { acknowledged, unanswered } = book
  return {
    what: 'jumping clock',
    rounds: JUMPS.length,
    acknowledged,
    unanswered,
    lost: losses.lost.length,
    half: losses.half.length,
    notes: [...notes, `ended with ${code}`, ...losses.lost.slice(0, 3), ...refused].join('; '),
  }
}
