/** The features of Roster in dependency order: each may use the ones above it. The table of contents of the product. */

import { auditLogRoutes } from '../audit-log/index.ts'
import { decisionRoutes } from '../decisions/index.ts'
import { directoryRoutes } from '../directories/index.ts'
import { factorRoutes } from '../factors/index.ts'
import { importRoutes } from '../imports/index.ts'
import { linkRoutes } from '../links/index.ts'
import { liveRoutes } from '../live/index.ts'
import { logInAsRoutes } from '../log-in-as/index.ts'
import { mailTemplateRoutes } from '../mail-templates/index.ts'
import { moduleRoutes } from '../modules/index.ts'
import { outboxRoutes } from '../outbox/index.ts'
import { passwordRoutes } from '../passwords/index.ts'
import type { Route } from '../platform/http/route.ts'
import { portalRoutes } from '../portals/index.ts'
import { previewRoutes } from '../previews/index.ts'
import { profileFieldRoutes } from '../profile-fields/index.ts'
import { recoveryRoutes } from '../recovery/index.ts'
import { roleRoutes } from '../roles/index.ts'
import { sessionRoutes } from '../sessions/index.ts'
import { settingRoutes } from '../settings/index.ts'
import { setUpRoutes } from '../setup/index.ts'
import { signInRoutes } from '../sign-in/index.ts'
import { signInLogRoutes } from '../sign-in-log/index.ts'
import { teamRoutes } from '../teams/index.ts'
import { tokenRoutes } from '../tokens/index.ts'
import { undoRoutes } from '../undo/index.ts'
import { userRoutes } from '../users/index.ts'

export interface Feature {
  readonly name: string
  readonly routes: readonly Route[]
}

export const features: readonly Feature[] = [
  { name: 'audit', routes: [] },
  { name: 'access', routes: [] },
  { name: 'fences', routes: [] },
  { name: 'settings', routes: settingRoutes },
  { name: 'locks', routes: [] },
  { name: 'sign-in-log', routes: signInLogRoutes },
  { name: 'directories', routes: directoryRoutes },
  { name: 'profile-fields', routes: profileFieldRoutes },
  { name: 'roles', routes: roleRoutes },
  { name: 'modules', routes: moduleRoutes },
  { name: 'teams', routes: teamRoutes },
  { name: 'portals', routes: portalRoutes },
  { name: 'links', routes: linkRoutes },
  { name: 'passwords', routes: passwordRoutes },
  { name: 'users', routes: userRoutes },
  { name: 'decisions', routes: decisionRoutes },
  { name: 'previews', routes: previewRoutes },
  { name: 'outbox', routes: outboxRoutes },
  { name: 'mail-templates', routes: mailTemplateRoutes },
  { name: 'imports', routes: importRoutes },
  { name: 'audit-log', routes: auditLogRoutes(allLeaves) },
  { name: 'undo', routes: undoRoutes },
  { name: 'sessions', routes: sessionRoutes },
  { name: 'tokens', routes: tokenRoutes },
  { name: 'recovery', routes: recoveryRoutes },
  { name: 'factors', routes: factorRoutes },
  { name: 'sign-in', routes: signInRoutes },
  { name: 'log-in-as', routes: logInAsRoutes },
  { name: 'live', routes: liveRoutes },
  { name: 'keys', routes: [] },
  { name: 'backup', routes: [] },
  { name: 'setup', routes: setUpRoutes },
]

/** What the contracts promise to leave in the trail. */
export function allLeaves(): string[] {
  return features.flatMap(({ routes }) => routes.flatMap(({ contract }) => contract.leaves ?? []))
}
