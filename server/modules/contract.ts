/** Modules: applications whose access is administered here; install, upgrade, remove, and what that changes for whom. */
import { z } from 'zod'
import { MayNotGrant } from '../access/failures.ts'
import { contract } from '../platform/contract.ts'
import { LastHolder, RoleInUse } from '../roles/contract.ts'
import { ManifestInvalid, ManifestTooLarge, ModuleFixed, ModuleInUse } from './failures.ts'
import { ModuleKey } from './manifest.ts'
import { ManifestText, ModuleDetail, ModulePlan, ModuleSummary } from './shapes.ts'

const Params = z.strictObject({ key: ModuleKey })

export const listModules = contract({
  id: 'modules.list',
  method: 'GET',
  path: '/modules',
  summary: 'The modules that are installed, and those that were removed',
  access: ['modules.read', 'modules.install', 'modules.remove'],
  asAnother: 'allowed',
  reply: z.strictObject({
    items: z.array(ModuleSummary),
    can: z.strictObject({ install: z.boolean() }),
  }),
})

export const getModule = contract({
  id: 'modules.get',
  method: 'GET',
  path: '/modules/:key',
  summary: 'One module: what it declares, its roles, where it came from',
  access: ['modules.read', 'modules.install', 'modules.remove'],
  asAnother: 'allowed',
  params: Params,
  reply: ModuleDetail,
})

export const planModule = contract({
  id: 'modules.plan',
  method: 'POST',
  path: '/modules/plan',
  summary: 'What installing this manifest would change, and for whom; changes nothing',
  access: 'modules.install',
  rate: 'heavy',
  body: z.strictObject({ manifest: ManifestText }),
  reply: ModulePlan,
  failures: [ManifestInvalid, ManifestTooLarge],
  leaves: null,
})

export const installModule = contract({
  id: 'modules.install',
  method: 'PUT',
  path: '/modules/:key',
  summary: 'Install a module, upgrade it, or bring it back',
  description:
    'If-Match holds the version of the module, or "0" where it was never installed. An application may call it with its token.',
  access: 'modules.install',
  stepUp: true,
  tokens: true,
  versioned: true,
  rate: 'heavy',
  params: Params,
  body: z.strictObject({ manifest: ManifestText }),
  reply: ModuleDetail,
  failures: [ManifestInvalid, ManifestTooLarge, ModuleInUse, ModuleFixed, MayNotGrant, LastHolder, RoleInUse],
  leaves: ['module.installed', 'module.upgraded'],
})

export const planRemoval = contract({
  id: 'modules.planRemoval',
  method: 'GET',
  path: '/modules/:key/removal',
  summary: 'What removing a module would change, and for whom',
  access: 'modules.remove',
  rate: 'heavy',
  params: Params,
  reply: ModulePlan,
})

export const removeModule = contract({
  id: 'modules.remove',
  method: 'DELETE',
  path: '/modules/:key',
  summary: 'Take a module and its roles out of effect; installed again, all is as before',
  access: 'modules.remove',
  stepUp: true,
  versioned: true,
  params: Params,
  reply: null,
  failures: [ModuleFixed, LastHolder, ManifestInvalid],
  leaves: 'module.removed',
})
