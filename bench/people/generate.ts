import { type Facts, factsOf } from './facts.ts'
import { eastern } from './names/eastern.ts'
import type { Name, People } from './names/people.ts'
import { western } from './names/western.ts'
import { Chance } from './random.ts'
import { type TeamPlan, treeFor } from './teams.ts'

const PEOPLES: readonly (readonly [People, number])[] = [...western, ...eastern].map((one) => [one, one.weight])
const COMPANIES =
  'acme northwind contoso globex initech umbrella hooli stark wayne tyrell cyberdyne aperture wonka soylent vandelay pied-piper oscorp massive gringotts sirius'.split(
    ' ',
  )
const TITLES =
  'Engineer,Senior Engineer,Analyst,Consultant,Designer,Product Manager,Sales Representative,Account Manager,Technician,Nurse,Physician,Teacher,Accountant,Controller,Buyer,Planner,Researcher,Laboratory Assistant,Team Lead,Head of Department,Clerk,Driver,Operator,Recruiter,Editor'.split(
    ',',
  )

/** A person as the generator makes them: the same for the same seed and place in the row. */
export interface Person extends Facts {
  readonly index: number
  readonly username: string
  readonly givenName: string
  readonly familyName: string
  readonly displayName: string
  readonly emails: readonly string[]
  readonly phones: readonly { readonly kind: string; readonly number: string }[]
  readonly position: string
  readonly language: string
  readonly timeZone: string
  readonly staffNumber: string
  /** By their place in `teams`; the first is the default one. */
  readonly teams: readonly number[]
}

/**
 * As many people as asked for, one after the other: names of two dozen languages in their own letters, addresses,
 * numbers, teams and standing spread as in a large organisation. `now` is the moment by which dates are spread.
 */
export function* generatePeople(count: number, seed: number, now: number): Generator<Person> {
  const known = new Map<string, number>()
  const { leaves } = treeFor(count, seed)
  for (let index = 0; index < count; index++)
    yield personAt(index, { chance: new Chance(seed, index), known, leaves, now })
}

interface Making {
  readonly chance: Chance
  /** How many have the same Latin name already: the next one gets a number. */
  readonly known: Map<string, number>
  readonly leaves: readonly TeamPlan[]
  readonly now: number
}

function personAt(index: number, { chance, known, leaves, now }: Making): Person {
  const people = chance.weighted(PEOPLES)
  const given = chance.early(people.given)
  const family = chance.early(people.family)
  const facts = factsOf(chance, index, now)
  const latin = `${given.latin}.${family.latin}`
  const same = (known.get(latin) ?? 0) + 1
  known.set(latin, same)
  const username =
    facts.type === 'api' ? `svc-${chance.one(COMPANIES)}-${index}` : same === 1 ? latin : `${latin}${same}`
  return {
    ...facts,
    index,
    username,
    ...namesOf(chance, given, family, people, facts.type),
    emails: facts.type === 'api' ? [] : emailsOf(chance, username, index),
    phones: facts.type === 'api' ? [] : phonesOf(chance, people),
    position: facts.type === 'regular' ? chance.early(TITLES) : '',
    language: facts.type === 'api' || chance.is(0.3) ? '' : people.language,
    timeZone: facts.type === 'api' || chance.is(0.4) ? '' : people.timeZone,
    staffNumber: `E${String(index + 1).padStart(7, '0')}`,
    teams: facts.type === 'regular' ? teamsOf(chance, leaves) : [],
  }
}

function namesOf(chance: Chance, given: Name, family: Name, people: People, type: Facts['type']) {
  if (type === 'api')
    return { givenName: '', familyName: '', displayName: `${given.written} ${chance.one(COMPANIES)} sync` }
  const familyFirst = ['zh', 'ja', 'ko'].includes(people.language)
  const displayName = familyFirst ? `${family.written}${people.language === 'ja' ? ' ' : ''}${given.written}` : ''
  return { givenName: given.written, familyName: family.written, displayName }
}

function emailsOf(chance: Chance, username: string, index: number): string[] {
  const emails = [`${username}@${chance.early(COMPANIES)}.example`]
  if (chance.is(0.08)) emails.push(`${username.replace('.', '_')}.${index}@mail.example`)
  return emails
}

function phonesOf(chance: Chance, { dialCode }: People): { kind: string; number: string }[] {
  const digits = (count: number) => Array.from({ length: count }, () => chance.below(10)).join('')
  const phones = [{ kind: 'office', number: `${dialCode} ${digits(3)} ${digits(3)} ${digits(2)} ${digits(2)}` }]
  if (chance.is(0.35)) phones.push({ kind: 'mobile', number: `${dialCode} ${digits(3)} ${digits(7)}` })
  return chance.is(0.2) ? [] : phones
}

function teamsOf(chance: Chance, leaves: readonly TeamPlan[]): number[] {
  if (leaves.length === 0 || chance.is(0.08)) return []
  const first = chance.early(leaves).index
  const second = chance.one(leaves).index
  return chance.is(0.15) && second !== first ? [first, second] : [first]
}
