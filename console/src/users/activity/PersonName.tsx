import { getUser } from '../../../../server/users/contract.ts'
import { useCall } from '../../api/useCall.ts'

/** The name behind an id, as far as the viewer may see it. */
export function PersonName({ id }: { id: string }) {
  return useCall(getUser, { params: { user: id } }).data?.name ?? '…'
}
