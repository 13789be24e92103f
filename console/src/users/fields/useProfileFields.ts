import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { listProfileFields } from '../../../../server/profile-fields/contract.ts'
import { useCall } from '../../api/useCall.ts'

export type ProfileField = ReplyOf<typeof listProfileFields>['items'][number]

const NONE: readonly ProfileField[] = []

/** The declared attributes of people; undefined until they are read. */
export function useReadFields(): readonly ProfileField[] | undefined {
  return useCall(listProfileFields, {}).data?.items
}

/** The same, none until they are read. */
export const useProfileFields = (): readonly ProfileField[] => useReadFields() ?? NONE
