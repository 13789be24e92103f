import { useCallback, useState } from 'react'
import { useViewer } from '../../api/viewer.ts'
import type { ActionGroups } from '../../ui/action.ts'
import { useGo } from '../../ui/useGo.ts'
import { hrefOfRole } from '../address.ts'
import { DeleteRole } from '../dialogs/DeleteRole.tsx'
import { NewRole } from '../dialogs/NewRole.tsx'
import type { RoleSummary } from '../role.ts'
import { useRoleMenu } from './useRoleMenu.ts'

type Layer = { readonly create: RoleSummary | undefined } | { readonly remove: RoleSummary }

/** What opens over roles: creating, copying, deleting; and the menu that opens it. */
export function useRoleLayers() {
  const go = useGo()
  const { can } = useViewer()
  const [layer, setLayer] = useState<Layer>()
  const close = () => setLayer(undefined)
  const copy = useCallback((role: RoleSummary) => setLayer({ create: role }), [])
  const remove = useCallback((role: RoleSummary) => setLayer({ remove: role }), [])
  const actions = useRoleMenu(can['roles.create'] ? copy : undefined, remove)
  const menuOf = useCallback((role: RoleSummary): ActionGroups => actions(role), [actions])
  const finish = (id: string) => {
    close()
    go(hrefOfRole(id))
  }
  const open =
    layer &&
    ('remove' in layer ? (
      <DeleteRole role={layer.remove} onClose={close} />
    ) : (
      <NewRole from={layer.create} onClose={close} onDone={finish} />
    ))
  return { open, menuOf, copy, remove, create: () => setLayer({ create: undefined }) }
}
