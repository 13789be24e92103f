import { Readable } from 'node:stream'
import { monotonic, seconds } from '../clock.ts'

const ASKED_EVERY = seconds(1)

/**
 * A long answer that breaks off as soon as its caller may not ask for it any more: signed out, barred, without the right
 * (R55, R67). Its reader sets the pace, and whoever reads slowly enough could keep it running for days.
 */
export function watched(source: Readable, assertMayGoOn: () => Promise<void>): Readable {
  return Readable.from(pieces(source, assertMayGoOn), { objectMode: false })
}

async function* pieces(source: Readable, assertMayGoOn: () => Promise<void>): AsyncGenerator<unknown> {
  let askedAt = monotonic()
  const ask = async () => {
    if (monotonic() - askedAt <= ASKED_EVERY) return
    await assertMayGoOn()
    askedAt = monotonic()
  }
  for await (const piece of source) {
    await ask()
    yield piece
  }
  // Nobody takes what was cut short for the whole, however soon after the last question it came to its end.
  await assertMayGoOn()
}
