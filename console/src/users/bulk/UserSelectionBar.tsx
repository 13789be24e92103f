import { IconBan, IconFileExport, IconPlayerPlay } from '@tabler/icons-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectionBar } from '../../ui/SelectionBar.tsx'
import type { Selection } from '../../ui/table/useSelection.ts'
import type { UserRow } from '../types.ts'

const BulkDialog = lazy(() => import('./BulkDialog.tsx'))

export type BulkKind = 'suspend' | 'reactivate'

interface Props {
  readonly selection: Selection
  readonly rows: readonly UserRow[] | undefined
  /** Absent for those who may not. */
  readonly onExport: (() => void) | undefined
}

/** What can be done to everybody ticked. */
export function UserSelectionBar({ selection, rows, onExport }: Props) {
  const { t } = useTranslation('users')
  const [kind, setKind] = useState<BulkKind>()
  const seen = useRef(new Map<string, UserRow>())
  for (const row of rows ?? []) seen.current.set(row.id, row)
  const ticked = [...selection.keys].flatMap((id) => seen.current.get(id) ?? [])
  const may = ticked.some((user) => user.can.suspend)
  return (
    <>
      <SelectionBar
        count={ticked.length}
        actions={[
          ...(may
            ? [
                { id: 'suspend', label: t('action.suspend'), icon: IconBan, run: () => setKind('suspend') },
                {
                  id: 'reactivate',
                  label: t('action.reactivate'),
                  icon: IconPlayerPlay,
                  run: () => setKind('reactivate'),
                },
              ]
            : []),
          ...(onExport ? [{ id: 'export', label: t('export'), icon: IconFileExport, run: onExport }] : []),
        ]}
        onClear={selection.clear}
      />
      <Suspense>
        {kind && <BulkDialog kind={kind} users={ticked} onDone={selection.clear} onClose={() => setKind(undefined)} />}
      </Suspense>
    </>
  )
}
