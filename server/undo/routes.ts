import { on, type Route } from '../platform/http/route.ts'
import { applyUndo, planUndo } from './contract.ts'
import { listImportUndoLeft, planImportUndo, showImportUndo, stopImportUndo, undoImport } from './imports/contract.ts'
import { pageOfLeft } from './imports/left.ts'
import { startPlan, startUndo, stop } from './imports/manage.ts'
import { showUndo } from './imports/show.ts'
import { showPlan, undo } from './undo.ts'

export const undoRoutes: readonly Route[] = [
  on(planUndo, showPlan),
  on(applyUndo, undo),
  on(showImportUndo, showUndo),
  on(planImportUndo, (ctx, input) => startPlan(ctx, input)),
  on(undoImport, (ctx, input) => startUndo(ctx, input)),
  on(stopImportUndo, stop),
  on(listImportUndoLeft, pageOfLeft),
]
