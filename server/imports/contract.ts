/** Imports: people, teams and memberships from CSV files; upload, say what the columns mean, check, run, read what was refused. */
import { z } from 'zod'
import { contract, failure } from '../platform/contract.ts'
import { Id, InstantOut, pageOf, pageQuery, requiredLine } from '../platform/schema.ts'
import { ImportKind, ImportState, Mapping, Options } from './shapes.ts'

export { TARGETS } from './shapes.ts'

export const NotImportable = failure('not-importable', 422, 'This file cannot be imported.')
export const PlanIncomplete = failure('plan-incomplete', 422, 'The columns do not say enough to import these rows.')
export const ImportBusy = failure('import-busy', 409, 'This import is at work. Wait, or cancel it.')
export const ImportFinished = failure(
  'import-finished',
  409,
  'This import has ended. Upload the file again to repeat it.',
)
export const NoMailForInvitations = failure(
  'no-mail-for-invitations',
  409,
  'No mail service is set up, so invitations cannot be sent.',
)

const MAX_BYTES = 512 * 1024 * 1024

const Import = z.strictObject({
  id: Id,
  kind: ImportKind,
  fileName: z.string(),
  fileBytes: z.number().int(),
  state: ImportState,
  /** The header of the file, with the first values that are not empty. */
  columns: z.array(z.strictObject({ name: z.string(), samples: z.array(z.string()) })),
  /** What the columns mean; Roster's suggestion until a plan is stored. */
  mapping: Mapping,
  options: Options,
  rowsTotal: z.number().int(),
  rowsDone: z.number().int(),
  /** Rows of the last check or run so far. */
  counts: z.strictObject({
    created: z.number().int(),
    updated: z.number().int(),
    unchanged: z.number().int(),
    refused: z.number().int(),
  }),
  /** Exact; at most 10,000 of them can be read. */
  problems: z.number().int(),
  /** Why the whole import failed; empty where it did not. */
  error: z.string(),
  createdBy: z.strictObject({ id: Id, name: z.string() }).nullable(),
  createdAt: InstantOut,
  updatedAt: InstantOut,
  startedAt: InstantOut.nullable(),
  finishedAt: InstantOut.nullable(),
  undone: z
    .enum(['whole', 'part'])
    .nullable()
    .describe('Whether an undo took away what it created; `part`: some stayed'),
})
export type Import = z.output<typeof Import>

const OneImport = z.strictObject({ import: Id })

export const createImport = contract({
  id: 'imports.create',
  method: 'POST',
  path: '/imports',
  summary: 'Upload a file of users, teams or memberships',
  description: 'The body is the file: CSV in UTF-8 with a header line. Nothing is imported yet.',
  access: 'imports.create',
  rate: 'heavy',
  query: z.strictObject({ kind: ImportKind, fileName: requiredLine(200) }),
  upload: { type: 'text/csv', maxBytes: MAX_BYTES },
  reply: Import,
  failures: [NotImportable],
  leaves: 'import.uploaded',
})

export const listImports = contract({
  id: 'imports.list',
  method: 'GET',
  path: '/imports',
  summary: 'Imports, newest first; administrators see those of everybody',
  access: 'imports.create',
  query: z.strictObject(pageQuery),
  reply: pageOf(Import),
})

export const getImport = contract({
  id: 'imports.get',
  method: 'GET',
  path: '/imports/:import',
  summary: 'One import and how far it is',
  access: 'imports.create',
  params: OneImport,
  reply: Import,
})

export const planImport = contract({
  id: 'imports.plan',
  method: 'PUT',
  path: '/imports/:import/plan',
  summary: 'Say what the columns mean and what may happen',
  access: 'imports.create',
  params: OneImport,
  body: z.strictObject({ mapping: Mapping, options: Options }),
  reply: Import,
  failures: [PlanIncomplete, ImportBusy, ImportFinished, NoMailForInvitations],
  leaves: 'import.planned',
})

export const checkImport = contract({
  id: 'imports.check',
  method: 'POST',
  path: '/imports/:import/check',
  summary: 'Try the whole import without keeping anything of it',
  description: 'The same work as a run, rolled back. Ask `GET /imports/:import` until the state is `checked`.',
  access: 'imports.create',
  tokens: false,
  rate: 'heavy',
  params: OneImport,
  reply: Import,
  failures: [PlanIncomplete, ImportBusy, ImportFinished, NoMailForInvitations],
  leaves: null,
})

export const runImport = contract({
  id: 'imports.run',
  method: 'POST',
  path: '/imports/:import/run',
  summary: 'Start the import, or go on after a failure',
  access: 'imports.create',
  stepUp: true,
  rate: 'heavy',
  params: OneImport,
  reply: Import,
  failures: [PlanIncomplete, ImportBusy, ImportFinished, NoMailForInvitations],
  leaves: 'import.started',
})

export const cancelImport = contract({
  id: 'imports.cancel',
  method: 'DELETE',
  path: '/imports/:import',
  summary: 'Stop an import and remove its file; what it did stays',
  access: 'imports.create',
  params: OneImport,
  reply: Import,
  failures: [ImportFinished],
  leaves: 'import.cancelled',
})

export const listImportProblems = contract({
  id: 'imports.problems',
  method: 'GET',
  path: '/imports/:import/problems',
  summary: 'Rows that were refused, and why',
  access: 'imports.create',
  params: OneImport,
  query: z.strictObject(pageQuery),
  reply: pageOf(
    z.strictObject({
      /** Line of the file; the header is line 1. */
      line: z.number().int(),
      /** The column that is wrong; empty where it is the row as a whole. */
      field: z.string(),
      reason: z.string(),
      /** The cells of the row, in the order of the columns. */
      cells: z.array(z.string()),
    }),
  ),
})

export const downloadImportProblems = contract({
  id: 'imports.downloadProblems',
  method: 'GET',
  path: '/imports/:import/problems.csv',
  summary: 'Refused rows as a file, to be repaired and imported again',
  access: 'imports.create',
  params: OneImport,
  reply: z.string(),
  replyType: 'text/csv',
})
