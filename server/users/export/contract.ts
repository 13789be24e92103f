/** People as a file: asked for, which leaves its trace, and then fetched. */
import { z } from 'zod'
import { onAnyUser } from '../../access/manifest.ts'
import { contract } from '../../platform/contract.ts'
import { Id, InstantOut } from '../../platform/schema.ts'
import { FactorStanding, StatusKey, UserType } from '../shapes.ts'
import { EXPORT_COLUMNS } from './shapes.ts'

export { EXPORT_COLUMNS } from './shapes.ts'

export const ExportFormat = z.enum(['csv', 'json'])
export type ExportFormat = z.output<typeof ExportFormat>

/** Only these people; more are taken by a filter. */
export const MOST_IDS = 300

/** The filter of the list, as JSON. */
export const ExportFilter = z.strictObject({
  q: z.string().max(200).optional(),
  status: z.array(StatusKey).max(10).optional(),
  type: z.array(UserType).max(10).optional(),
  role: z.array(Id).max(100).optional(),
  team: z.array(Id).max(100).optional(),
  portal: z.array(Id).max(100).optional(),
  account: z.array(Id).max(100).optional(),
  contact: z.array(Id).max(100).optional(),
  factor: z.array(FactorStanding).max(3).optional(),
  fields: z.string().max(2000).optional(),
})

export const ExportAsked = z.strictObject({
  filter: ExportFilter.default({}).describe('Whom: as in the list of users'),
  ids: z.array(Id).min(1).max(MOST_IDS).optional().describe('Only these, as far as the filter admits them'),
  columns: z
    .array(z.enum(EXPORT_COLUMNS).or(z.string().regex(/^fields\.[a-z][a-z0-9_]{0,49}$/, 'Write fields.key.')))
    .min(1)
    .max(300)
    .optional()
    .describe('What, in this order; all where left out'),
})
export type ExportAsked = z.output<typeof ExportAsked>

export const exportUsers = contract({
  id: 'users.export',
  method: 'POST',
  path: '/users/exports',
  summary: 'Ask for people as a file',
  description: `Answers where the file can be fetched, by the same caller and within the next minutes. It is made while it is fetched, with
the people whom the caller sees then. An import of the CSV changes nothing here, and brings the same people into another Roster that has
the same teams, roles, portals and directories.`,
  access: onAnyUser('export'),
  tokens: true,
  stepUp: true,
  rate: 'heavy',
  body: ExportAsked.extend({ format: ExportFormat }),
  reply: z.strictObject({
    url: z.string(),
    expiresAt: InstantOut,
    total: z.number().int().nullable().describe('How many people; null above 20,000'),
  }),
  leaves: 'users.exported',
})

const ticket = z.strictObject({ ticket: z.string().max(14_000) })

export const downloadUsersCsv = contract({
  id: 'users.downloadCsv',
  method: 'GET',
  path: '/users/exports/users.csv',
  summary: 'Fetch an export of people as CSV',
  description: `Several values of one cell are divided by \`|\`, a team’s path by \`/\`, kind and number of a phone, source and key of an external id,
team and position by \`:\`; portals stand by their keys, contact and accounts by name where names are unique in their directory, else by id. Cells that a spreadsheet would calculate begin with an apostrophe.`,
  access: onAnyUser('export'),
  rate: 'heavy',
  query: ticket,
  reply: z.string(),
  replyType: 'text/csv',
})

export const downloadUsersJson = contract({
  id: 'users.downloadJson',
  method: 'GET',
  path: '/users/exports/users.json',
  summary: 'Fetch an export of people as a JSON array',
  access: onAnyUser('export'),
  rate: 'heavy',
  query: ticket,
  reply: z.string(),
  replyType: 'application/json',
})
