import { failure } from '../platform/contract.ts'

export const AlreadyMember = failure('already-member', 409, 'This user belongs to the team already.')
export const NotMember = failure('not-member', 409, 'This user does not belong to the team.')
