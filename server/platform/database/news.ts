import type pg from 'pg'

/** What an engine tells of other processes on the same database: something of this kind may have changed. */
export type Heard = (topic: string | undefined) => void

/** Ends the listening. */
export type Deafen = () => Promise<void>

const LOOK_EVERY = 250 // ms between two looks at SQLite's data_version, a number in memory
const ASK_EVERY = 5_000 // ms between two rounds on PostgreSQL, should a notification have been lost
const CALL_AGAIN_AFTER = 1_000 // ms after a broken connection
const CHANNEL = 'roster'

/** SQLite says only that somebody committed something; `readVersion` is `pragma data_version`. */
export function watchVersion(readVersion: () => unknown, heard: Heard): Deafen {
  let seen = readVersion()
  const timer = setInterval(() => {
    const version = readVersion()
    if (version === seen) return
    seen = version
    heard(undefined)
  }, LOOK_EVERY).unref()
  return async () => clearInterval(timer)
}

/** LISTEN on a connection of its own, opened anew when it breaks; and a round every few seconds. */
export function listenOn(makeClient: () => pg.Client, heard: Heard): Deafen {
  let client: pg.Client | undefined
  let again: NodeJS.Timeout | undefined
  let ended = false
  const lost = (broken: pg.Client) => {
    if (ended || client !== broken) return
    client = undefined
    again = setTimeout(open, CALL_AGAIN_AFTER).unref()
  }
  const open = (): void => {
    const fresh = makeClient()
    client = fresh
    fresh.on('error', () => lost(fresh))
    fresh.on('end', () => lost(fresh))
    fresh.on('notification', ({ payload }) => heard(payload))
    fresh
      .connect()
      .then(() => fresh.query(`listen ${CHANNEL}`))
      .then(
        () => heard(undefined),
        () => lost(fresh),
      )
  }
  open()
  const timer = setInterval(() => heard(undefined), ASK_EVERY).unref()
  return async () => {
    ended = true
    clearInterval(timer)
    clearTimeout(again)
    await client?.end().catch(() => {})
  }
}
