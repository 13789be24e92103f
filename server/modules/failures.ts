/** Refusals about modules. No Node imports. */
import { failure } from '../platform/contract.ts'

export const ManifestInvalid = failure('manifest-invalid', 422, 'This manifest has mistakes.')
export const ManifestTooLarge = failure('manifest-too-large', 413, 'This manifest is too large.')
export const ModuleInUse = failure('module-in-use', 409, 'Roles or tokens use what this manifest takes away.')
export const ModuleFixed = failure('module-fixed', 409, 'This module is fixed where Roster is started.')
