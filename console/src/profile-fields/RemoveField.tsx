import { useTranslation } from 'react-i18next'
import { removeProfileField } from '../../../server/profile-fields/contract.ts'
import { useChange } from '../api/useChange.ts'
import { ConfirmDialog, UndoNote } from '../ui/ConfirmDialog.tsx'
import { toast } from '../ui/toast/store.ts'
import { useUndo } from '../ui/toast/useUndo.ts'
import { ALTERED, type ProfileField } from './field.ts'

/** Stops using a field; its values are kept out of sight. */
export function RemoveField({ field, onClose }: { field: ProfileField; onClose: () => void }) {
  const { t } = useTranslation('profileFields')
  const undoOf = useUndo()
  const remove = useChange(removeProfileField, { alters: ALTERED })
  const confirm = () =>
    remove.mutate(
      { params: { field: field.id }, version: field.version },
      {
        onSuccess: (_, change) => {
          toast(t('done.removed', { label: field.label }), undoOf(change))
          onClose()
        },
      },
    )
  return (
    <ConfirmDialog
      danger
      title={t('remove.title', { label: field.label })}
      verb={t('remove.do')}
      note={<UndoNote />}
      busy={remove.isPending}
      problem={remove.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p className="quiet">{t(field.effect ? 'remove.helpDecides' : 'remove.help')}</p>
    </ConfirmDialog>
  )
}
