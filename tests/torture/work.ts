/**
 * Mixed writes by several hands, each with people of its own. What is meant is written down before it is asked for, so
 * that afterwards everybody is either as was acknowledged last, or as the one request that got no answer would have it.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Place } from './server.ts'

export interface Person {
  readonly username: string
  id: string
  position: string
  suspended: boolean
  /** Acknowledged changes, each of which left one event. */
  events: number
  /** Asked for, and not answered. */
  meant: Meant | undefined
}

export interface Meant {
  readonly kind: 'create' | 'edit' | 'suspend' | 'reactivate'
  readonly position: string
  readonly suspended: boolean
}

export interface Ledger {
  readonly people: Person[]
  acknowledged: number
  unanswered: number
  refused: Map<string, number>
}

export function ledger(): Ledger {
  return { people: [], acknowledged: 0, unanswered: 0, refused: new Map() }
}

export type Chance = (below: number) => number

export const HANDS = 8

interface Hand {
  readonly place: Place
  readonly cookie: string
  readonly book: Ledger
  readonly chance: Chance
  readonly number: number
  readonly isOver: () => boolean
}

/** All hands at once, for as long as `during` takes. */
export async function workDuring(
  { place, cookie, book, chance }: Omit<Hand, 'number' | 'isOver'>,
  during: () => Promise<void>,
): Promise<void> {
  let over = false
  const isOver = () => over
  const hands = Array.from({ length: HANDS }, (_, number) => work({ place, cookie, book, chance, number, isOver }))
  await during()
  over = true
  await Promise.all(hands)
}

/** Works until it is over or the server is gone; two hands never touch the same person. */
async function work({ place, cookie, book, chance, number, isOver }: Hand): Promise<void> {
  const mine = new Set(book.people.filter((one, at) => at % HANDS === number && one.id !== ''))
  while (!isOver()) {
    const fresh = mine.size === 0 || chance(3) === 0
    const person = fresh ? newPerson(book, chance) : ([...mine][chance(mine.size)] as Person)
    const meant = fresh ? meantFor(person, 'create') : next(person, chance)
    person.meant = meant
    const answer = await ask(place, cookie, person, meant)
    if (answer === 'gone') {
      book.unanswered++
      return
    }
    if (answer === 'unsure') {
      book.unanswered++
      mine.delete(person)
      await pause(20)
      continue
    }
    person.meant = undefined
    if (answer === 'turned away') return
    if (answer !== 'done') {
      book.refused.set(answer, (book.refused.get(answer) ?? 0) + 1)
      continue
    }
    apply(person, meant)
    book.acknowledged++
    mine.add(person)
  }
}

export function apply(person: Person, meant: Meant): void {
  person.position = meant.position
  person.suspended = meant.suspended
  person.events++
}

function newPerson(book: Ledger, chance: Chance): Person {
  const username = `p${book.people.length}x${chance(1_000_000)}`
  const person: Person = { username, id: '', position: '', suspended: false, events: 0, meant: undefined }
  book.people.push(person)
  return person
}

function meantFor(person: Person, kind: Meant['kind']): Meant {
  return { kind, position: person.position, suspended: person.suspended }
}

function next(person: Person, chance: Chance): Meant {
  if (chance(2) === 0) return { ...meantFor(person, 'edit'), position: `Position ${person.events}-${chance(1000)}` }
  return person.suspended
    ? { ...meantFor(person, 'reactivate'), suspended: false }
    : { ...meantFor(person, 'suspend'), suspended: true }
}

async function ask({ origin }: Place, cookie: string, person: Person, { kind, position }: Meant): Promise<string> {
  const path = kind === 'create' ? '/users' : `/users/${person.id}${kind === 'edit' ? '' : '/suspension'}`
  const method = { create: 'POST', edit: 'PATCH', suspend: 'PUT', reactivate: 'DELETE' }[kind]
  const body = {
    create: { username: person.username, givenName: person.username, emails: [`${person.username}@torture.example`] },
    edit: { position },
    suspend: { reason: 'torture' },
    reactivate: undefined,
  }[kind]
  try {
    const version = kind === 'edit' ? await versionOf(origin, cookie, person.id) : 0
    const answer = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: {
        cookie,
        'sec-fetch-site': 'same-origin',
        'if-match': `"${version}"`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const told = (await answer.json()) as { id?: string; code?: string }
    if (told.code === 'database-away') return 'unsure'
    if (!answer.ok) return `${answer.status} ${told.code}`
    if (kind === 'create') person.id = told.id ?? ''
    return 'done'
  } catch (error) {
    const { code = '' } = (error as { cause?: { code?: string } }).cause ?? {}
    return code === 'ECONNREFUSED' ? 'turned away' : 'gone'
  }
}

async function versionOf(origin: string, cookie: string, id: string): Promise<number> {
  const answer = await fetch(`${origin}/api/v1/users/${id}`, { headers: { cookie } })
  return ((await answer.json()) as { version: number }).version
}
