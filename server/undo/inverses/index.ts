import type { Invert } from '../inverse.ts'
import type { Lost } from '../shapes.ts'
import { directories } from './directories.ts'
import { grants } from './grants.ts'
import { mailTemplates } from './mail-templates.ts'
import { members } from './members.ts'
import { modules } from './modules.ts'
import { portals } from './portals.ts'
import { profileFields } from './profile-fields.ts'
import { roles } from './roles.ts'
import { settings } from './settings.ts'
import { teams } from './teams.ts'
import { users } from './users.ts'

/** Every event that has an opposite. */
export const inverses: Readonly<Record<string, Invert>> = {
  ...users,
  ...grants,
  ...roles,
  ...teams,
  ...members,
  ...portals,
  ...modules,
  ...settings,
  ...mailTemplates,
  ...profileFields,
  ...directories,
}

const NEVER: readonly (readonly [RegExp, Lost])[] = [
  [/^link\./, 'links'],
  [/^session\./, 'sessions'],
  [/^(password\.|user\.activated$)/, 'passwords'],
  [/^user\.photo-/, 'photo'],
  [/^(user\.purged|details\.)/, 'purged'],
]

/** What an event without an opposite takes for good. */
export function lostBy(event: string): Lost {
  return NEVER.find(([events]) => events.test(event))?.[1] ?? 'other'
}
