/**
 * Follows what changes in access, one line for each event, until it is stopped. Node 24 runs it as it is: node events.ts
 * Needs ROSTER_URL and ROSTER_TOKEN with the scope events.read, and those of what it wants to hear of; no package.
 */
import { setTimeout as wait } from 'node:timers/promises'

const { ROSTER_URL = '', ROSTER_TOKEN = '' } = process.env

interface Page {
  readonly items: readonly {
    readonly at: string
    readonly event: string
    readonly entity: { kind: string; id: string }
  }[]
  readonly next: string
}

/** What happened after a place; waits up to 25 seconds for it. Without a place: only where we are now. */
async function eventsAfter(after: string | undefined): Promise<Page | 'lost' | 'later'> {
  const query = after === undefined ? '' : `?wait=25&after=${encodeURIComponent(after)}`
  const response = await fetch(new URL(`/api/v1/events${query}`, ROSTER_URL), {
    headers: { authorization: `Bearer ${ROSTER_TOKEN}` },
  }).catch(() => undefined)
  if (!response || response.status === 429 || response.status >= 500) return 'later'
  // A backup was restored: what one has read since is not true any more.
  if (response.status === 410) return 'lost'
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  const page: Page = JSON.parse(await response.text())
  return page
}

// Keep `place` with what you have read, so that nothing is missed while the application is down.
for (let place: string | undefined; ; ) {
  const page = await eventsAfter(place)
  if (page === 'later') await wait(5000)
  else if (page === 'lost') place = undefined
  else {
    for (const { at, event, entity } of page.items) process.stdout.write(`${at} ${event} ${entity.kind} ${entity.id}\n`)
    if (place === undefined) process.stdout.write('Following …\n')
    place = page.next
  }
}
