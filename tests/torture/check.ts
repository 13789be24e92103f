/** Compares what is there with what was acknowledged. */
import type { Place } from './server.ts'
import { apply, type Ledger, type Person } from './work.ts'

export interface Losses {
  /** Acknowledged changes that are not there. */
  lost: string[]
  /** Operations of which only a part is there. */
  half: string[]
}

/** Looks at everybody whom the last round touched; what got no answer is settled now, either way. */
export async function check(place: Place, cookie: string, { people }: Ledger, losses: Losses): Promise<void> {
  const everybody = await readAll(place, cookie)
  for (const person of people) {
    const there = everybody.get(person.username)
    if (!there) {
      if (person.events > 0) losses.lost.push(`${person.username} is gone`)
      person.meant = undefined
      continue
    }
    person.id = there.id
    if (isAs(person, there)) settle(person, there)
    else
      losses.lost.push(
        `${person.username} has ${there.position}, ${there.status.key}; acknowledged ${person.position}, suspended: ${person.suspended}`,
      )
  }
  await checkTraces(
    place,
    cookie,
    people.filter((one) => one.id !== ''),
    losses,
  )
  for (let at = people.length - 1; at >= 0; at--) if (people[at]?.id === '') people.splice(at, 1)
}

interface Shown {
  readonly id: string
  readonly username: string
  readonly position: string
  readonly email: string | null
  readonly status: { readonly key: string }
}

function isAs(person: Person, there: Shown): boolean {
  const suspended = there.status.key === 'suspended'
  const asAcknowledged = person.events > 0 && there.position === person.position && suspended === person.suspended
  const asMeant = person.meant?.position === there.position && person.meant?.suspended === suspended
  return (asAcknowledged || asMeant) && there.email !== null
}

function settle(person: Person, there: Shown): void {
  const { meant } = person
  const suspended = there.status.key === 'suspended'
  const took = meant && (person.events === 0 || person.position !== there.position || person.suspended !== suspended)
  if (meant && took) apply(person, meant)
  person.meant = undefined
}

/** A change without its event, or an event without its change, is half an operation. */
async function checkTraces(
  { origin }: Place,
  cookie: string,
  people: readonly Person[],
  losses: Losses,
): Promise<void> {
  for (const person of people.slice(-40)) {
    const answer = await fetch(`${origin}/api/v1/users/${person.id}/timeline?limit=200`, { headers: { cookie } })
    const { items } = (await answer.json()) as { items: { event: string }[] }
    const own = items.filter(({ event }) => /^user\.(created|edited|suspended|reactivated)$/.test(event)).length
    if (own !== person.events && own < 200)
      losses.half.push(`${person.username}: ${person.events} changes, ${own} events`)
  }
}

async function readAll({ origin }: Place, cookie: string): Promise<Map<string, Shown>> {
  const found = new Map<string, Shown>()
  let after = ''
  do {
    const answer = await fetch(`${origin}/api/v1/users?limit=200${after ? `&after=${after}` : ''}`, {
      headers: { cookie },
    })
    const page = (await answer.json()) as { items: Shown[]; next: string | null }
    for (const one of page.items) found.set(one.username, one)
    after = page.next ?? ''
  } while (after)
  return found
}
