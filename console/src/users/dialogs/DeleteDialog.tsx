import { useTranslation } from 'react-i18next'
import { deleteUser } from '../../../../server/users/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { useViewer } from '../../api/viewer.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { callNameOf, type UserDetail } from '../types.ts'

interface Props {
  readonly user: UserDetail
  readonly onSuspend: () => void
  readonly onClose: () => void
}

/** What will be lost, and the gentler way as the default. */
export function DeleteDialog({ user, onSuspend, onClose }: Props) {
  const { t } = useTranslation('users')
  const undoOf = useUndo()
  const { deletionGraceDays: days } = useViewer()
  const remove = useChange(deleteUser, { alters: ['sessions', 'links', 'teams', 'roles'] })
  const name = callNameOf(user)
  const isOpen = user.can.suspend && user.status.key !== 'suspended'
  const confirm = () =>
    remove.mutate(
      { params: { user: user.id }, version: user.version },
      {
        onSuccess: (deleted) => {
          onClose()
          toast(t('done.deleted', { name }), undoOf(deleted))
        },
      },
    )
  return (
    <ConfirmDialog
      title={t('delete.title', { name: user.name })}
      verb={t('delete.verb', { name })}
      danger
      figures={[
        { value: user.openSessions, label: t('suspend.sessions', { count: user.openSessions }), danger: true },
        { value: user.roles.length, label: t('delete.roles', { count: user.roles.length }) },
        { value: user.teams.length, label: t('delete.teams', { count: user.teams.length }) },
      ]}
      note={days > 0 ? t('delete.note', { count: days }) : t('delete.final')}
      {...(days > 0 ? {} : { typed: user.name })}
      instead={isOpen ? { label: t('delete.instead'), run: onSuspend } : undefined}
      busy={remove.isPending}
      problem={remove.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p className="quiet">{t(days > 0 ? 'delete.help' : 'delete.helpFinal', { name, count: days })}</p>
      {isOpen && <p className="quiet">{t('delete.insteadHelp', { name })}</p>}
    </ConfirmDialog>
  )
}
