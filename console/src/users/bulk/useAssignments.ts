import { type ProfileField, useProfileFields } from '../fields/useProfileFields.ts'

/** Fields that take part in decisions. */
export const useAssignments = (): readonly ProfileField[] => useProfileFields().filter(({ effect }) => effect !== null)
