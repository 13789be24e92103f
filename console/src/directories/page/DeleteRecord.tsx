import { useTranslation } from 'react-i18next'
import { deleteRecord } from '../../../../server/directories/records/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ConfirmDialog, UndoNote } from '../../ui/ConfirmDialog.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { ALTERED, type Directory, type DirectoryRecord } from '../directory.ts'

interface Props {
  readonly directory: Directory
  readonly record: DirectoryRecord
  readonly onClose: () => void
}

/** Deletes a record that nobody names; says who does. */
export function DeleteRecord({ directory, record, onClose }: Props) {
  const { t } = useTranslation('directories')
  const undoOf = useUndo()
  const remove = useChange(deleteRecord, { alters: ALTERED })
  const given = { params: { directory: directory.id, record: record.id }, version: record.version }
  const confirm = () =>
    remove.mutate(given, {
      onSuccess: (_, change) => {
        toast(t('done.deleted', { name: record.name }), undoOf(change))
        onClose()
      },
    })
  return (
    <ConfirmDialog
      danger
      title={t('record.deleteTitle', { name: record.name })}
      verb={t('record.delete')}
      note={<UndoNote />}
      figures={[{ value: record.people, label: t('column.people'), danger: record.people > 0 }]}
      busy={remove.isPending}
      problem={remove.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p className="quiet">{t('record.deleteHelp')}</p>
    </ConfirmDialog>
  )
}
