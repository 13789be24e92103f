import type { getModule, listModules, planModule } from '../../../server/modules/contract.ts'
import type { ReplyOf } from '../../../server/platform/contract.ts'

export type ModuleSummary = ReplyOf<typeof listModules>['items'][number]
export type Module = ReplyOf<typeof getModule>
export type Plan = ReplyOf<typeof planModule>
export type Effect = Plan['effects'][number]

export const hrefOfModule = (key: string): string => `/modules/${key}`

/** What a module that comes, changes or goes alters elsewhere. */
export const ALTERED = ['roles', 'users', 'teams', 'me', 'directories', 'profileFields', 'access']
