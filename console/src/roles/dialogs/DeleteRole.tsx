import { useTranslation } from 'react-i18next'
import { deleteRole } from '../../../../server/roles/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ConfirmDialog, UndoNote } from '../../ui/ConfirmDialog.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { useGo } from '../../ui/useGo.ts'
import { ALTERED, type RoleSummary } from '../role.ts'

/** Deletes a role that nobody holds; says in numbers who stands in the way. */
export function DeleteRole({ role, onClose }: { role: RoleSummary; onClose: () => void }) {
  const { t } = useTranslation('roles')
  const undoOf = useUndo()
  const go = useGo()
  const remove = useChange(deleteRole, { alters: ALTERED })
  const confirm = () =>
    remove.mutate(
      { params: { role: role.id }, version: role.version },
      {
        onSuccess: (_, change) => {
          toast(t('delete.done', { name: role.name }), undoOf(change))
          onClose()
          go('/roles', true)
        },
      },
    )
  return (
    <ConfirmDialog
      danger
      title={t('delete.title', { name: role.name })}
      verb={t('delete.do')}
      note={<UndoNote />}
      figures={[
        { value: role.holders?.direct ?? 0, label: t('delete.direct'), danger: true },
        { value: role.holders?.byTeam ?? 0, label: t('delete.byTeam'), danger: true },
      ]}
      busy={remove.isPending}
      problem={remove.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p className="quiet">{t('delete.help')}</p>
    </ConfirmDialog>
  )
}
