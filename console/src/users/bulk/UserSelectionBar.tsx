import {
  IconBan,
  IconFileExport,
  IconLockOpen,
  IconPlayerPlay,
  IconShieldPlus,
  IconTags,
  IconUsersPlus,
} from '@tabler/icons-react'
import { Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../../api/viewer.ts'
import type { Action } from '../../ui/action.ts'
import { later } from '../../ui/missing/later.tsx'
import { SelectionBar } from '../../ui/SelectionBar.tsx'
import type { Selection } from '../../ui/table/useSelection.ts'
import type { UserRow } from '../types.ts'
import type { BulkKind } from './kinds.ts'
import { useAssignments } from './useAssignments.ts'

const BulkDialog = later(() => import('./BulkDialog.tsx'))

interface Props {
  readonly selection: Selection
  readonly rows: readonly UserRow[] | undefined
  /** Absent for those who may not. */
  readonly onExport: (() => void) | undefined
}

/** What can be done to everybody ticked. */
export function UserSelectionBar({ selection, rows, onExport }: Props) {
  const [kind, setKind] = useState<BulkKind>()
  const seen = useRef(new Map<string, UserRow>())
  for (const row of rows ?? []) seen.current.set(row.id, row)
  const ticked = [...selection.keys].flatMap((id) => seen.current.get(id) ?? [])
  const mays = {
    suspend: ticked.some((user) => user.can.suspend),
    grant: ticked.some((user) => user.can.grant),
    assign: ticked.some(({ can }) => can.edit && can.grant),
    unlock: ticked.some((user) => user.can.unlock && user.status.key === 'locked'),
  }
  const actions = useBulkActions(mays, setKind, onExport)
  return (
    <>
      <SelectionBar count={ticked.length} actions={actions} onClear={selection.clear} />
      <Suspense>
        {kind && <BulkDialog kind={kind} users={ticked} onDone={selection.clear} onClose={() => setKind(undefined)} />}
      </Suspense>
    </>
  )
}

/** The same wherever people are ticked. */
export function useBulkActions(
  may: Readonly<Record<'suspend' | 'grant' | 'assign' | 'unlock', boolean>>,
  open: (kind: BulkKind) => void,
  onExport: (() => void) | undefined,
): readonly Action[] {
  const { t } = useTranslation('users')
  const { can } = useViewer()
  const hasAssignments = useAssignments().length > 0
  const action = (id: BulkKind, label: string, icon: Action['icon']): Action => ({
    id,
    label,
    icon,
    run: () => open(id),
  })
  return [
    ...(may.grant ? [action('role', t('bulk.role.action'), IconShieldPlus)] : []),
    ...(can['teams.members'] ? [action('team', t('bulk.team.action'), IconUsersPlus)] : []),
    ...(may.assign && hasAssignments ? [action('assign', t('bulk.assign.action'), IconTags)] : []),
    ...(may.suspend ? [action('suspend', t('action.suspend'), IconBan)] : []),
    ...(onExport ? [{ id: 'export', label: t('export'), icon: IconFileExport, run: onExport }] : []),
    ...(may.unlock ? [action('unlock', t('action.unlock'), IconLockOpen)] : []),
    ...(may.suspend ? [action('reactivate', t('action.reactivate'), IconPlayerPlay)] : []),
  ]
}
