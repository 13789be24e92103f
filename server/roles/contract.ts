import { failure } from '../platform/contract.ts'

export const AlreadyHeld = failure('role-already-held', 409, 'This user holds the role already.')
export const NotHeld = failure('role-not-held', 409, 'This user does not hold the role directly.')
export const TooManyRoles = failure('too-many-roles', 409, 'This user holds as many roles as are allowed.')
