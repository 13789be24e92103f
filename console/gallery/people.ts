import type { Viewer } from '../src/api/viewer.ts'
import { now } from '../src/ui/clock.ts'
import type { Status } from '../src/ui/StatusBadge.tsx'

/** Invented people of an invented house. */
export interface SamplePerson {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly status: Status
  readonly until: string | null
  readonly type: string
  readonly roles: readonly string[]
  readonly team: string
  readonly lastActive: string | null
  readonly created: string
  readonly isAdmin: boolean
  readonly mailFailed: boolean
}

export const viewer: Viewer = {
  id: 'ada',
  name: 'Ada Lindqvist',
  type: 'admin',
  timeZone: '',
  language: new URLSearchParams(window.location.search).get('language') ?? '',
  username: 'ada',
  photo: null,
  email: 'ada@harbour.example',
  mustChangePassword: false,
  loggedInAs: null,
  mailAvailable: true,
  passwordRules: { minimum: 15, letters: 0, digits: 0, signs: 0, bothCases: false },
  adminMaySetPasswords: false,
  mailsTypedPasswords: false,
  deletionGraceDays: 30,
  installation: 'Harbour Library',
  can: { 'users.read': true, 'teams.read': true, 'roles.read': true },
}

const names = [
  'Selma Whitaker',
  'Marta Cantrell',
  'Anni Klobe',
  'Bernd Sandler',
  'Joan Barras',
  'Roger F. Wick',
  'Susan M. Collier',
  'Ada Lindqvist',
  'Roll call sync',
  'Grace Okafor',
  'Richard J. Durand',
  'Lindsey Grantham',
  'Mitch Connell',
  'Jeff Merkel',
  'Jack Reid',
  'James E. Rish',
  'Elena Marchetti',
  'Tomás Velázquez',
  'Łucja Nowak',
  'Ines Óskarsdóttir',
  'Wu Wei',
  'Odalys Ferreira-Quintanilha de Albuquerque',
]
const teams = [
  'Environment and Public Works',
  'Commerce, Science, and Transportation',
  'Armed Services',
  'Budget',
  'Finance',
]
const statuses: readonly Status[] = [
  'invited',
  'active',
  'active',
  'active',
  'locked',
  'active',
  'suspended',
  'active',
  'active',
  'active',
  'active',
  'expired',
  'deleted',
  'scheduled',
]
const HOUR = 3_600_000

const ago = (hours: number) => new Date(now() - hours * HOUR).toISOString()
const ahead = (hours: number) => new Date(now() + hours * HOUR).toISOString()
const untils: Partial<Record<Status, string>> = {
  invited: ahead(70),
  locked: ahead(0.3),
  deleted: ahead(27 * 24),
  scheduled: ahead(90),
}

export const people: readonly SamplePerson[] = names.map((name, index) => {
  const status = statuses[index % statuses.length] ?? 'active'
  return {
    id: `0190-${index}-${name.length}`,
    name,
    email: `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@harbour.example`,
    status,
    until: untils[status] ?? null,
    type: name.includes('sync') ? 'API' : name.startsWith('Ada') ? 'Admin' : 'Regular',
    roles: ['Member', 'Committee clerk', 'Chair’s office', 'Case officer'].slice(0, 1 + (index % 4)),
    team: teams[index % teams.length] ?? '',
    lastActive: index === 0 ? null : ago(index ** 2.2 / 6),
    created: ago(72 + index * 40),
    isAdmin: name.startsWith('Ada') || name.startsWith('Grace'),
    mailFailed: index === 0,
  }
})
