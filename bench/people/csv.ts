import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import { generatePeople, type Person } from './generate.ts'
import { treeFor } from './teams.ts'

type Cells = Readonly<Record<string, string | number>>

/** Writes people as CSV for `roster import users`, row by row, so that any number needs little memory. */
export async function writePeople(file: string, { count, seed, now }: { count: number; seed: number; now: number }) {
  await writeCsv(file, map(generatePeople(count, seed, now), personCells))
}

/** Writes their teams, parents first, for `roster import teams`. */
export async function writeTeams(file: string, { count, seed }: { count: number; seed: number }) {
  const { teams } = treeFor(count, seed)
  const cells = teams.map(({ key, name, kind, parent }) => ({
    key,
    parent_key: parent === null ? '' : (teams[parent]?.key ?? ''),
    name,
    type: kind,
  }))
  await writeCsv(file, cells)
}

/** Writes who is in which team, for `roster import memberships`. */
export async function writeMemberships(
  file: string,
  { count, seed, now }: { count: number; seed: number; now: number },
) {
  const { teams } = treeFor(count, seed)
  await writeCsv(file, memberships())
  function* memberships(): Generator<Cells> {
    for (const person of generatePeople(count, seed, now))
      for (const [order, team] of person.teams.entries())
        yield { team_key: teams[team]?.key ?? '', staff_no: person.staffNumber, order }
  }
}

function personCells(person: Person): Cells {
  const { emails, phones, fields } = person
  const day = (moment: number | null) => (moment === null ? '' : new Date(moment).toISOString())
  return {
    staff_no: person.staffNumber,
    username: person.username,
    given_name: person.givenName,
    family_name: person.familyName,
    display_name: person.displayName,
    email: emails[0] ?? '',
    email_2: emails[1] ?? '',
    office_phone: phones[0]?.number ?? '',
    mobile_phone: phones[1]?.number ?? '',
    job_title: person.position,
    language: person.language,
    time_zone: person.timeZone,
    account_type: person.type,
    valid_from: day(person.from),
    valid_until: day(person.until),
    office: fields.office ?? '',
    employee_no: fields.employee_no ?? '',
    hired: fields.hired ?? '',
    badge: fields.badge ?? '',
  }
}

async function writeCsv(file: string, rows: Iterable<Cells>): Promise<void> {
  await pipeline(Readable.from(rows), stringify({ header: true }), createWriteStream(file))
}

function* map<T, U>(items: Iterable<T>, turn: (item: T) => U): Generator<U> {
  for (const item of items) yield turn(item)
}
