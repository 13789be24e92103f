import { listRoles } from '../../../../server/roles/contract.ts'
import { useCall } from '../../api/useCall.ts'

/** Whom a role is for: people of the house, or people of portals. */
export type Audience = 'internal' | 'portal'

export const audienceOf = (type: string): Audience => (type === 'portal' ? 'portal' : 'internal')

/** Roles that the viewer may give to these people; those that are given already are left out. */
export function useRoleChoices(audience: Audience, given: readonly string[] = []) {
  const { data } = useCall(listRoles, {})
  return (data?.items ?? [])
    .filter((role) => role.can.grant && !role.inactive && role.audience === audience && !given.includes(role.id))
    .map(({ id, name }) => ({ value: id, label: name }))
}
