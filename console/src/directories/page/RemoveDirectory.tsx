import { useTranslation } from 'react-i18next'
import { removeDirectory } from '../../../../server/directories/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ConfirmDialog, UndoNote } from '../../ui/ConfirmDialog.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { useGo } from '../../ui/useGo.ts'
import { ALTERED, type Directory } from '../directory.ts'

/** Stops using a directory that nothing names. */
export function RemoveDirectory({ directory, onClose }: { directory: Directory; onClose: () => void }) {
  const { t } = useTranslation('directories')
  const undoOf = useUndo()
  const go = useGo()
  const remove = useChange(removeDirectory, { alters: ALTERED })
  const confirm = () =>
    remove.mutate(
      { params: { directory: directory.id }, version: directory.version },
      {
        onSuccess: (_, change) => {
          toast(t('done.removed', { name: directory.name }), undoOf(change))
          onClose()
          go('/directories', true)
        },
      },
    )
  return (
    <ConfirmDialog
      danger
      title={t('remove.title', { name: directory.name })}
      verb={t('remove.do')}
      note={<UndoNote />}
      figures={[{ value: directory.records.active + directory.records.inactive, label: t('column.records') }]}
      busy={remove.isPending}
      problem={remove.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p className="quiet">{t('remove.help')}</p>
    </ConfirmDialog>
  )
}
