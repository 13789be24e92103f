import { useViewer } from '../../api/viewer.ts'

/** What the viewer may do from the list itself. */
export function useListRights() {
  const { can } = useViewer()
  return {
    mayCreate: Boolean(can['users.create'] || can['portal-users.create'] || can['api-users.create']),
    mayExport: Boolean(can['users.export'] || can['portal-users.export'] || can['api-users.export']),
    mayUnlock: Boolean(can['users.unlock'] || can['portal-users.unlock'] || can['api-users.unlock']),
    mayImport: Boolean(can['imports.create']),
  }
}
