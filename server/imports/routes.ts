import { on, type Route } from '../platform/http/route.ts'
import * as contract from './contract.ts'
import { startCheck, startRun, stopImport, storePlan } from './manage.ts'
import { downloadProblems, pageOfProblems } from './problems.ts'
import { pageOfImports, showImport } from './show.ts'
import { uploadByRequest } from './upload.ts'

export const importRoutes: readonly Route[] = [
  on(contract.createImport, uploadByRequest),
  on(contract.listImports, pageOfImports),
  on(contract.getImport, showImport),
  on(contract.planImport, storePlan),
  on(contract.checkImport, (ctx, input) => startCheck(ctx, input)),
  on(contract.runImport, (ctx, input) => startRun(ctx, input)),
  on(contract.cancelImport, stopImport),
  on(contract.listImportProblems, pageOfProblems),
  on(contract.downloadImportProblems, downloadProblems),
]
