import { on, onStream, type Route } from '../platform/http/route.ts'
import { pageOfTrail } from './browse.ts'
import { listChecks, startCheck } from './checks/contract.ts'
import { askForCheck, showChecks } from './checks/start.ts'
import { browseTrail, findAuditNames, getAuditRow, listAuditEvents } from './contract.ts'
import { showEvents } from './events.ts'
import { downloadCsv, downloadLines, exportTrail } from './export/contract.ts'
import { askForExport, streamExport } from './export/export.ts'
import { showRow } from './items.ts'
import { findNames } from './names.ts'

/** `leaves` answers what the contracts of all features promise to leave in the trail. */
export function auditLogRoutes(leaves: () => readonly string[]): readonly Route[] {
  return [
    on(browseTrail, (ctx, input) => pageOfTrail(ctx, input, leaves())),
    on(getAuditRow, showRow),
    on(listAuditEvents, (ctx, input) => showEvents(ctx, input, leaves())),
    on(findAuditNames, findNames),
    on(startCheck, askForCheck),
    on(listChecks, showChecks),
    on(exportTrail, (ctx, input) => askForExport(ctx, input, leaves())),
    onStream(downloadCsv, (ctx, input, answer) =>
      streamExport(ctx, input, answer, { format: 'csv', leaves: leaves() }),
    ),
    onStream(downloadLines, (ctx, input, answer) =>
      streamExport(ctx, input, answer, { format: 'jsonl', leaves: leaves() }),
    ),
  ]
}
