import { on, onStream, type Route } from '../platform/http/route.ts'
import { listSignIns } from './contract.ts'
import { downloadCsv, downloadLines, exportSignIns } from './export/contract.ts'
import { askForExport, streamExport } from './export/export.ts'
import { pageOfSignIns } from './list.ts'

export const signInLogRoutes: readonly Route[] = [
  on(listSignIns, pageOfSignIns),
  on(exportSignIns, askForExport),
  onStream(downloadCsv, (ctx, input, answer) => streamExport(ctx, input, answer, 'csv')),
  onStream(downloadLines, (ctx, input, answer) => streamExport(ctx, input, answer, 'jsonl')),
]
