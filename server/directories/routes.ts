import { on, onStream, type Route } from '../platform/http/route.ts'
import { createDirectory, editDirectory, getDirectory, listDirectories, removeDirectory } from './contract.ts'
import { addDirectory, changeDirectory, endDirectory } from './declare.ts'
import { showDirectories, showDirectory } from './directory.ts'
import {
  checkRecordFile,
  createRecord,
  deleteRecord,
  downloadRecords,
  editRecord,
  exportRecords,
  getRecord,
  importRecords,
  listRecords,
  syncRecords,
} from './records/contract.ts'
import { removeRecord } from './records/delete.ts'
import { askForRecords, streamRecords } from './records/export.ts'
import { checkFile, importFile } from './records/import.ts'
import { findRecords } from './records/list.ts'
import { showUsed } from './records/show.ts'
import { bringUpToDate } from './records/sync.ts'
import { addRecord, changeRecord } from './records/write.ts'

export const directoryRoutes: readonly Route[] = [
  on(listDirectories, showDirectories),
  on(getDirectory, (ctx, { params }) => showDirectory(ctx, params.directory)),
  on(createDirectory, addDirectory),
  on(editDirectory, changeDirectory),
  on(removeDirectory, endDirectory),
  on(listRecords, findRecords),
  on(getRecord, showUsed),
  on(createRecord, addRecord),
  on(editRecord, changeRecord),
  on(deleteRecord, removeRecord),
  on(syncRecords, bringUpToDate),
  on(checkRecordFile, checkFile),
  on(importRecords, importFile),
  on(exportRecords, askForRecords),
  onStream(downloadRecords, streamRecords),
]
