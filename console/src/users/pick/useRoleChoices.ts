import { listRoles } from '../../../../server/roles/contract.ts'
import { useCall } from '../../api/useCall.ts'

/** Roles that the viewer may give to people of the house. */
export function useRoleChoices() {
  const { data } = useCall(listRoles, {})
  return (data?.items ?? [])
    .filter((role) => role.can.grant && !role.inactive && role.audience === 'internal')
    .map(({ id, name }) => ({ value: id, label: name }))
}

/** Stands among the roles for the type of administrators. */
export const ADMINISTRATOR = 'administrator'

/** What administrators are called where they stand among the roles, and whether the viewer may make some. */
export function useAdministrator() {
  return useCall(listRoles, {}).data?.administrator ?? undefined
}
