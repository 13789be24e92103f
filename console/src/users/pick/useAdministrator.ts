import { listRoles } from '../../../../server/roles/contract.ts'
import { useCall } from '../../api/useCall.ts'

/** Stands among the roles for the type of administrators. */
export const ADMINISTRATOR = 'administrator'

/** What administrators are called where they stand among the roles, and whether the viewer may make some. */
export function useAdministrator() {
  return useCall(listRoles, {}).data?.administrator ?? undefined
}
