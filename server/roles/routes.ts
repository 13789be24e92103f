import { on, type Route } from '../platform/http/route.ts'
import {
  createRole,
  deleteRole,
  editRole,
  getRole,
  grantUserRole,
  listHolders,
  listRoles,
  listScopes,
  listUserRoles,
  previewRole,
  revokeUserRole,
} from './contract.ts'
import { addRole } from './create.ts'
import { removeRole } from './delete.ts'
import { changeRole } from './edit.ts'
import { giveRole, takeRole } from './give.ts'
import { showHolders } from './holders.ts'
import { showRoles } from './list.ts'
import { showRolesOf } from './of-user.ts'
import { previewChange } from './preview.ts'
import { showScopes } from './scopes.ts'
import { showRole } from './show.ts'

export const roleRoutes: readonly Route[] = [
  on(listRoles, showRoles),
  on(listScopes, showScopes),
  on(getRole, (ctx, { params }) => showRole(ctx, params.role)),
  on(createRole, addRole),
  on(editRole, changeRole),
  on(deleteRole, removeRole),
  on(previewRole, previewChange),
  on(listHolders, showHolders),
  on(listUserRoles, showRolesOf),
  on(grantUserRole, giveRole),
  on(revokeUserRole, takeRole),
]
