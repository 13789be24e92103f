/** Every request about the records of a directory. */
import { z } from 'zod'
import { Named } from '../../access/shapes.ts'
import { contract, failure } from '../../platform/contract.ts'
import { exportTicket, Id, InstantOut, pageOf, pageQuery, Ref, requiredLine } from '../../platform/schema.ts'
import { DirectoryRecord, DirectoryRef, ExternalId, recordFields, SyncedRecord } from '../shapes.ts'

export const RecordNameTaken = failure('record-name-taken', 409, 'Another record of this directory has this name.')
export const RecordExternalIdTaken = failure(
  'record-external-id-taken',
  409,
  'Another record has this external id, here or in another directory.',
)
export const RecordInUse = failure('record-in-use', 409, 'This record is still used. Make it inactive instead.')

const SYNCED = 5_000 // records a request
const LARGE = { bytes: 4 * 1024 * 1024, keys: 100_000 }

const MAY_READ = ['directories.read', 'directories.edit', 'directories.records'] as const
const OfDirectory = z.strictObject({ directory: DirectoryRef })
const OneRecord = z.strictObject({ directory: DirectoryRef, record: Ref })
const { name, attributes, externalIds, inactive } = recordFields

const narrowing = {
  q: z.string().max(200).optional().describe('Folded search in names, external ids and texts'),
  state: z.enum(['active', 'inactive', 'all']).default('active'),
}

export const listRecords = contract({
  id: 'directoryRecords.list',
  method: 'GET',
  path: '/directories/:directory/records',
  summary: 'Records of a directory',
  access: MAY_READ,
  asAnother: 'allowed',
  params: OfDirectory,
  query: z.strictObject({
    ...narrowing,
    sort: z.enum(['name', 'created']).default('name'),
    order: z.enum(['asc', 'desc']).default('asc'),
    ...pageQuery,
  }),
  reply: pageOf(DirectoryRecord),
})

export const getRecord = contract({
  id: 'directoryRecords.get',
  method: 'GET',
  path: '/directories/:directory/records/:record',
  summary: 'One record, and who names it',
  access: MAY_READ,
  asAnother: 'allowed',
  params: OneRecord,
  reply: DirectoryRecord.extend({
    usedBy: z.strictObject({
      fields: z
        .array(z.strictObject({ id: Id, key: z.string(), label: z.string(), people: z.int() }))
        .describe('Profile fields in which people name it'),
      names: z.array(Named).describe('Some of them, as far as the caller sees them'),
      records: z.int().describe('Records of other directories that name it'),
      portalUsers: z.int().describe('Portal users who are it, or act for it'),
    }),
  }),
})

export const createRecord = contract({
  id: 'directoryRecords.create',
  method: 'POST',
  path: '/directories/:directory/records',
  summary: 'Add a record',
  access: 'directories.records',
  idempotent: true,
  params: OfDirectory,
  body: z.strictObject({
    name,
    attributes: attributes.default({}),
    externalIds: externalIds.default([]),
    inactive: inactive.default(false),
  }),
  reply: DirectoryRecord,
  failures: [RecordNameTaken, RecordExternalIdTaken],
  leaves: 'directory-record.created',
})

export const editRecord = contract({
  id: 'directoryRecords.edit',
  method: 'PATCH',
  path: '/directories/:directory/records/:record',
  summary: 'Change a record; fields and attributes left out stay',
  access: 'directories.records',
  versioned: true,
  params: OneRecord,
  body: z.strictObject({ name, attributes, externalIds, inactive }).partial(),
  reply: DirectoryRecord,
  failures: [RecordNameTaken, RecordExternalIdTaken],
  leaves: 'directory-record.edited',
})

export const deleteRecord = contract({
  id: 'directoryRecords.delete',
  method: 'DELETE',
  path: '/directories/:directory/records/:record',
  summary: 'Delete a record that nobody and nothing names',
  access: 'directories.records',
  versioned: true,
  params: OneRecord,
  reply: null,
  failures: [RecordInUse],
  leaves: 'directory-record.deleted',
})

export const syncRecords = contract({
  id: 'directoryRecords.sync',
  method: 'PUT',
  path: '/directories/:directory/records',
  summary: 'Bring up to 5,000 records up to date by their keys elsewhere, all or nothing',
  description: `Records are known by \`source\` and \`key\`: a known one is changed where it differs, an unknown one is created. The same request
again changes nothing. One mistake refuses all; each is named by its place, as \`records.17.attributes.country\`.
\`missing: deactivate\` takes the request for the whole list of this source, and makes the others inactive.`,
  access: 'directories.records',
  rate: 'heavy',
  large: LARGE,
  params: OfDirectory,
  body: z.strictObject({
    source: ExternalId.shape.source,
    records: z.array(SyncedRecord).max(SYNCED),
    missing: z.enum(['keep', 'deactivate']).default('keep'),
  }),
  reply: z.strictObject({ created: z.int(), updated: z.int(), unchanged: z.int(), deactivated: z.int() }),
  failures: [RecordNameTaken, RecordExternalIdTaken],
  leaves: 'directory.synced',
})

export const MAX_FILE = 8 * 1024 * 1024

const FILE = `A header names the columns: \`name\`, \`inactive\` (yes or no), \`record_id\`, \`external_ids\` (\`source:key\`, several divided by \`|\`), and
attributes by their keys or names. Rows are matched by \`record_id\` or external ids, never by name; others become new records. An
empty cell leaves what is there, \`\\N\` clears it. Records that attributes name stand by id, \`ext:source:key\`, or a name that is theirs alone.`
const counts = { created: z.int(), updated: z.int(), unchanged: z.int() }

export const checkRecordFile = contract({
  id: 'directoryRecords.checkFile',
  method: 'POST',
  path: '/directories/:directory/imports/check',
  summary: 'What importing a CSV file of records would do, and what is wrong with it',
  description: FILE,
  access: 'directories.records',
  rate: 'heavy',
  params: OfDirectory,
  upload: { type: 'text/csv', maxBytes: MAX_FILE },
  reply: z.strictObject({
    ...counts,
    problems: z.array(z.strictObject({ line: z.int(), column: z.string(), message: z.string() })),
    moreProblems: z.int().describe('How many more there are'),
  }),
  leaves: null,
})

export const importRecords = contract({
  id: 'directoryRecords.importFile',
  method: 'POST',
  path: '/directories/:directory/imports',
  summary: 'Import a CSV file of up to 20,000 records, all or nothing',
  description: FILE,
  access: 'directories.records',
  rate: 'heavy',
  params: OfDirectory,
  query: z.strictObject({ fileName: requiredLine(200).default('file.csv') }),
  upload: { type: 'text/csv', maxBytes: MAX_FILE },
  reply: z.strictObject(counts),
  failures: [RecordNameTaken, RecordExternalIdTaken],
  leaves: 'directory.synced',
})

export const exportRecords = contract({
  id: 'directoryRecords.export',
  method: 'POST',
  path: '/directories/:directory/exports',
  summary: 'Ask for the records of a directory as CSV',
  access: ['directories.read', 'directories.records'],
  tokens: true,
  rate: 'heavy',
  params: OfDirectory,
  body: z.strictObject({ q: narrowing.q, state: z.enum(['active', 'inactive', 'all']).default('all') }),
  reply: z.strictObject({ url: z.string(), expiresAt: InstantOut }),
  leaves: 'directory.exported',
})

export const downloadRecords = contract({
  id: 'directoryRecords.download',
  method: 'GET',
  path: '/directories/:directory/exports/records.csv',
  summary: 'Fetch the records of a directory as CSV',
  access: ['directories.read', 'directories.records'],
  rate: 'heavy',
  params: OfDirectory,
  query: exportTicket,
  reply: z.string(),
  replyType: 'text/csv',
})
