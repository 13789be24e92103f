/** What lists of users are narrowed and sorted by, as queries say it. No Node imports: contracts use it. */
import { z } from 'zod'
import { Id } from '../platform/schema.ts'
import { FactorStanding, StatusKey, UserType } from './shapes.ts'

const list = (text: string) => text.split(',').filter(Boolean)
const several = <T extends z.ZodType<string, string>>(item: T) =>
  z.string().max(2000).transform(list).pipe(z.array(item).max(100))

/** What narrows a list besides status and type; segments are counted under it. */
export const beside = {
  q: z.string().max(200).optional().describe('Folded search in names, identifiers, phones and external ids'),
  role: several(Id).optional().describe('Holders of any of these roles, directly or by team'),
  team: several(Id).optional().describe('Members of any of these teams or of teams below'),
  portal: several(Id).optional().describe('People of any of these portals'),
  account: several(Id).optional().describe('Portal users who act for any of these accounts'),
  contact: several(Id).optional().describe('Portal users who are any of these contacts'),
  factor: several(FactorStanding).optional().describe('Second factor: `set-up`, `missing` though required, `none`'),
  fields: z
    .string()
    .max(2000)
    .optional()
    .describe(
      'Profile fields as `party:Democrat;state:WA`, records by id or `ext:source:key`; values of one key are alternatives',
    ),
}

/** All that narrows a list of users. */
export const filters = {
  ...beside,
  status: several(StatusKey).optional().describe('Comma-separated; deleted users only where asked for'),
  type: several(UserType).optional(),
}

export const SORTS = [
  'name',
  'username',
  'email',
  'type',
  'status',
  'team',
  'created',
  'lastActive',
  'lastSignIn',
  'failedAttempts',
  'until',
] as const
