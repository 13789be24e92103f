import { on, type Route } from '../platform/http/route.ts'
import { applyUndo, planUndo } from './contract.ts'
import { showPlan, undo } from './undo.ts'

export const undoRoutes: readonly Route[] = [on(planUndo, showPlan), on(applyUndo, undo)]
