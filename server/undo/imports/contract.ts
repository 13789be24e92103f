/** The undo of a whole import: try it, do it, see what stays and why. */
import { z } from 'zod'
import { ImportBusy } from '../../imports/contract.ts'
import { contract, failure } from '../../platform/contract.ts'
import { Id, InstantOut, pageOf, pageQuery } from '../../platform/schema.ts'
import { NothingToUndo, UndoOver } from '../contract.ts'

export const UndoBusy = failure('undo-busy', 409, 'This import is being undone. Wait, or stop it.')

const OneImport = z.strictObject({ import: Id })

const ImportUndo = z.strictObject({
  state: z
    .enum(['none', 'planning', 'planned', 'running', 'done', 'stopped', 'failed'])
    .describe('`planned`: tried and rolled back; `none`: nobody asked for it yet'),
  created: z.int().describe('How many the import created'),
  changed: z.int().describe('How many it changed; an undo of the import leaves these as they are'),
  total: z.int().describe('How many are looked at'),
  done: z.int(),
  counts: z.strictObject({
    undone: z.int().describe('Deleted, or would be'),
    gone: z.int().describe('Were gone already'),
    left: z.int().describe('Stay: changed since, or not the caller’s to delete'),
  }),
  error: z.string().describe('Why the undo failed as a whole; empty where it did not'),
  startedBy: z.strictObject({ id: Id, name: z.string() }).nullable(),
  startedAt: InstantOut.nullable(),
  finishedAt: InstantOut.nullable(),
  until: InstantOut.nullable().describe('Until when it can be undone'),
  can: z.strictObject({ undo: z.boolean() }),
})
export type ImportUndo = z.output<typeof ImportUndo>

const LeftItem = z.strictObject({
  line: z.int().describe('Line of the file; 0 where it is not known any more'),
  entity: z.enum(['user', 'team', 'membership']),
  id: Id,
  name: z.string(),
  code: z.string().describe('`changed`, or the code of the refusal'),
  title: z.string(),
  since: z.strictObject({ at: InstantOut, event: z.string(), by: z.string().nullable() }).nullable(),
})

export const showImportUndo = contract({
  id: 'imports.showUndo',
  method: 'GET',
  path: '/imports/:import/undo',
  summary: 'How far the undo of an import is, and what it did or would do',
  access: 'imports.create',
  params: OneImport,
  reply: ImportUndo,
})

export const planImportUndo = contract({
  id: 'imports.planUndo',
  method: 'POST',
  path: '/imports/:import/undo/plan',
  summary: 'Try to undo an import without keeping anything of it',
  description:
    'The same work as the undo, rolled back piece by piece. Ask `GET /imports/:import/undo` until it is `planned`.',
  access: 'imports.create',
  rate: 'heavy',
  params: OneImport,
  reply: ImportUndo,
  failures: [ImportBusy, UndoBusy, UndoOver, NothingToUndo],
  leaves: null,
})

export const undoImport = contract({
  id: 'imports.undo',
  method: 'POST',
  path: '/imports/:import/undo',
  summary: 'Delete what an import created and nobody touched since',
  description:
    'A job does it in pieces, each by the ordinary deletion with the rights of whoever asked. Who was changed since stays and is listed. What the import changed of others stays, too.',
  access: 'imports.create',
  tokens: false,
  rate: 'heavy',
  params: OneImport,
  reply: ImportUndo,
  failures: [ImportBusy, UndoBusy, UndoOver, NothingToUndo],
  leaves: 'import.undo-started',
})

export const stopImportUndo = contract({
  id: 'imports.stopUndo',
  method: 'DELETE',
  path: '/imports/:import/undo',
  summary: 'Stop undoing an import; what was deleted stays deleted',
  access: 'imports.create',
  params: OneImport,
  reply: ImportUndo,
  failures: [NothingToUndo],
  leaves: 'import.undo-stopped',
})

export const listImportUndoLeft = contract({
  id: 'imports.undoLeft',
  method: 'GET',
  path: '/imports/:import/undo/left',
  summary: 'Who and what stays when an import is undone, and why',
  access: 'imports.create',
  params: OneImport,
  query: z.strictObject(pageQuery),
  reply: pageOf(LeftItem),
})
