import type { Permission } from '../platform/contract.ts'
import type { Topic } from './contract.ts'

interface Heard {
  readonly topic: Topic
  /** Who has any of these hears of it. */
  readonly needs: readonly Permission[]
}

const PEOPLE = ['users.read', 'portal-users.read', 'api-users.read'] as const

/** What the kinds of things in the trail are to whoever listens. A kind that is not here is told to nobody. */
const KINDS: Readonly<Record<string, Heard>> = {
  user: { topic: 'users', needs: PEOPLE },
  team: { topic: 'teams', needs: ['teams.read'] },
  role: { topic: 'roles', needs: ['roles.read'] },
  'profile-field': { topic: 'fields', needs: [...PEOPLE, 'profile-fields.edit'] },
  module: { topic: 'modules', needs: ['modules.read'] },
  directory: { topic: 'directories', needs: ['directories.read'] },
  'directory-record': { topic: 'directories', needs: ['directories.read'] },
  portal: { topic: 'portals', needs: ['portals.read'] },
  setting: { topic: 'settings', needs: ['settings.read'] },
  'mail-template': { topic: 'templates', needs: ['templates.read'] },
  import: { topic: 'imports', needs: ['imports.create'] },
  mail: { topic: 'outbox', needs: ['outbox.read'] },
}

/** Of everybody's coming and going; pages show them at most as facts of a user, and ask for those by themselves. */
const ASIDE = /^(session|link|log-in-as|proof)\./

/** What applications follow: who may do what, and what that rests on. Ways in are no business of theirs. */
const ACCESS = /^(user|member|role|team|profile-field|module|directory|directory-record|portal|setting)\./
const NO_ACCESS = /^user\.(access-info-mailed|slow|locked|unlocked|all-unlocked|photo-)/

export function heardOf(kind: string): Heard | undefined {
  return Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined
}

/** Every topic with what it needs, each once. */
export const TOPICS: readonly Heard[] = [...new Map(Object.values(KINDS).map((one) => [one.topic, one])).values()]

export function isShown(event: string): boolean {
  return !ASIDE.test(event)
}

export function isAboutAccess(event: string): boolean {
  return ACCESS.test(event) && !NO_ACCESS.test(event)
}
