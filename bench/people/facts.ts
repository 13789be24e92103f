import type { Chance } from './random.ts'

const DAY = 86_400_000
const YEARS = 8 * 365 // over which accounts came into being
const OFFICES =
  'Amsterdam,Berlin,Bogotá,Brno,Cairo,Dublin,Genève,Göteborg,Hà Nội,İstanbul,Kraków,Lisboa,London,Malmö,Nairobi,New York,Oslo,Paris,São Paulo,Seoul,Sydney,Tokyo,Toronto,Zürich'.split(
    ',',
  )

/** The standing of a generated account: which type, since when, what time and people did to it. Moments in milliseconds. */
export interface Facts {
  readonly type: 'admin' | 'regular' | 'portal' | 'api'
  readonly createdAt: number
  readonly activatedAt: number | null
  readonly lastSignInAt: number | null
  readonly lastActiveAt: number | null
  readonly failedAttempts: number
  readonly suspendedAt: number | null
  readonly lockedUntil: number | null
  readonly from: number | null
  readonly until: number | null
  readonly deletedAt: number | null
  /** Places in the list of generated roles. */
  readonly roles: readonly number[]
  readonly fields: Readonly<Record<string, string>>
}

type Standing = 'active' | 'invited' | 'suspended' | 'expired' | 'locked' | 'scheduled' | 'ending' | 'deleted'

const STANDINGS: readonly (readonly [Standing, number])[] = [
  ['active', 78],
  ['invited', 8],
  ['suspended', 5],
  ['ending', 3.5],
  ['deleted', 2.95],
  ['expired', 2],
  ['scheduled', 0.5],
  ['locked', 0.05],
]

export function factsOf(chance: Chance, index: number, now: number): Facts {
  const type = chance.weighted([
    ['regular', 79.5],
    ['portal', 20],
    ['api', 0.48],
    ['admin', 0.02],
  ] as const)
  const standing = type === 'admin' ? 'active' : chance.weighted(STANDINGS)
  const createdAt = now - Math.floor(chance.next() ** 1.4 * YEARS) * DAY - chance.below(DAY) - 1
  const used = standing !== 'invited' && standing !== 'scheduled'
  const after = (moment: number, share: number) => moment + Math.floor((now - moment) * share)
  const activatedAt = used ? after(createdAt, chance.next() * 0.1) : null
  const lastSignInAt = activatedAt !== null && !chance.is(0.05) ? after(activatedAt, chance.next() ** 0.3) : null
  return {
    type,
    createdAt,
    activatedAt,
    lastSignInAt,
    lastActiveAt: lastSignInAt === null ? null : after(lastSignInAt, chance.next() * 0.5),
    failedAttempts: chance.is(0.06) ? 1 + chance.below(standing === 'locked' ? 10 : 5) : 0,
    suspendedAt: standing === 'suspended' ? after(createdAt, 0.5 + chance.next() / 2) : null,
    lockedUntil: standing === 'locked' ? now + (1 + chance.below(30)) * DAY : null,
    from: standing === 'scheduled' ? now + (1 + chance.below(60)) * DAY : null,
    until: untilOf(chance, standing, createdAt, now),
    deletedAt: standing === 'deleted' ? now - chance.below(20) * DAY - chance.below(DAY) : null,
    roles: rolesOf(chance, type),
    fields: type === 'api' ? {} : fieldsOf(chance, index, createdAt),
  }
}

function untilOf(chance: Chance, standing: Standing, createdAt: number, now: number): number | null {
  if (standing === 'expired') return createdAt + Math.floor((now - createdAt) * chance.next())
  return standing === 'ending' ? now + (1 + chance.below(700)) * DAY : null
}

/** Most hold one or two; few hold the weighty ones. */
function rolesOf(chance: Chance, type: Facts['type']): number[] {
  if (type === 'portal' || chance.is(0.1)) return []
  const first = Math.floor(chance.next() ** 2 * 12)
  const second = Math.floor(chance.next() ** 2 * 12)
  return chance.is(0.25) && second !== first ? [first, second] : [first]
}

function fieldsOf(chance: Chance, index: number, createdAt: number): Record<string, string> {
  return {
    office: chance.early(OFFICES),
    ...(chance.is(0.95) ? { employee_no: String(100_000 + ((index * 7919) % 9_000_000)) } : {}),
    ...(chance.is(0.7) ? { hired: new Date(createdAt - chance.below(3000) * DAY).toISOString().slice(0, 10) } : {}),
    ...(chance.is(0.01) ? { badge: `B-${chance.below(100_000)}` } : {}),
  }
}
