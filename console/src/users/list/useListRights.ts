import { useViewer } from '../../api/viewer.ts'

/** What the viewer may do from the list itself. */
export function useListRights() {
  const { can } = useViewer()
  return {
    mayCreate: Boolean(can['users.create'] || can['portal-users.create'] || can['api-users.create']),
    mayImport: Boolean(can['imports.create']),
  }
}
