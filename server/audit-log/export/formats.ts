import { fileOf } from '../../platform/file-of-rows.ts'
import type { ExportedRow } from './rows.ts'

/** The file: a table of these columns, or each row as JSON. */
export const file = fileOf<ExportedRow>({
  position: (row) => row.position,
  time: (row) => row.at,
  event: (row) => row.event,
  'actor kind': (row) => row.actor.kind,
  'actor id': (row) => row.actor.id,
  'actor name': (row) => row.actor.name,
  'real actor id': (row) => row.realActor?.id ?? null,
  'real actor name': (row) => row.realActor?.name ?? null,
  'entity kind': (row) => row.entity.kind,
  'entity id': (row) => row.entity.id,
  'entity name': (row) => row.entity.name,
  'entity version': (row) => row.entity.version,
  before: (row) => asJson(row.before),
  after: (row) => asJson(row.after),
  also: (row) => asJson(row.also),
  address: (row) => row.address,
  'user agent': (row) => row.userAgent,
  token: (row) => row.token,
  'request id': (row) => row.requestId,
  'change id': (row) => row.changeId,
  id: (row) => row.id,
  'sealed at': (row) => row.sealedAt,
  link: (row) => row.link,
})

/** Empty where there is nothing, so that a column of nothing reads as such. */
function asJson(values: object): string {
  return Object.keys(values).length === 0 ? '' : JSON.stringify(values)
}
