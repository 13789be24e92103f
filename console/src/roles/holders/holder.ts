import type { ReplyOf } from '../../../../server/platform/contract.ts'
import type { listHolders } from '../../../../server/roles/contract.ts'

export type Holder = ReplyOf<typeof listHolders>['items'][number]
