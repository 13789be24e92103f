import { fileOf } from '../../platform/file-of-rows.ts'
import type { SignIn } from '../contract.ts'

/** The file: a table of these columns, or each row as JSON. */
export const file = fileOf<SignIn>({
  time: (row) => row.at,
  outcome: (row) => (row.reason === null ? 'in' : 'refused'),
  reason: (row) => row.reason,
  path: (row) => row.path,
  portal: (row) => row.portal?.name ?? null,
  'person id': (row) => row.person?.id ?? null,
  'person name': (row) => row.person?.name ?? null,
  'as id': (row) => row.as?.id ?? null,
  'as name': (row) => row.as?.name ?? null,
  identifier: (row) => row.identifier,
  address: (row) => row.address,
  device: (row) => row.device,
  'user agent': (row) => row.userAgent,
  times: (row) => row.times,
  id: (row) => row.id,
})
