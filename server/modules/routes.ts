import { on, type Route } from '../platform/http/route.ts'
import { getModule, installModule, listModules, planModule, planRemoval, removeModule } from './contract.ts'
import { install } from './install.ts'
import { planInstalling, planRemoving } from './plan.ts'
import { remove } from './remove.ts'
import { showModule, showModules } from './show.ts'

export const moduleRoutes: readonly Route[] = [
  on(listModules, (ctx) => showModules(ctx)),
  on(getModule, (ctx, { params }) => showModule(ctx, params.key)),
  on(planModule, planInstalling),
  on(installModule, install),
  on(planRemoval, planRemoving),
  on(removeModule, remove),
]
