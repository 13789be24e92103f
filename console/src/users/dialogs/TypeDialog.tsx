import { useTranslation } from 'react-i18next'
import { changeUserType } from '../../../../server/users/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { callNameOf, type UserDetail } from '../types.ts'

/** From regular user to administrator, or back. */
export function TypeDialog({ user, onClose }: { user: UserDetail; onClose: () => void }) {
  const { t } = useTranslation('users')
  const undoOf = useUndo()
  const change = useChange(changeUserType, { alters: ['sessions', 'roles'] })
  const name = callNameOf(user)
  const to = user.type === 'admin' ? 'regular' : 'admin'
  const confirm = () =>
    change.mutate(
      { params: { user: user.id }, body: { type: to }, version: user.version },
      {
        onSuccess: (changed) => {
          onClose()
          toast(t(`done.became.${to}`, { name }), undoOf(changed))
        },
      },
    )
  return (
    <ConfirmDialog
      title={t(`changeType.${to}.title`, { name: user.name })}
      verb={t(`changeType.${to}.verb`)}
      danger={to === 'admin'}
      figures={[
        { value: user.openSessions, label: t('suspend.sessions', { count: user.openSessions }) },
        { value: user.roles.length, label: t(`changeType.${to}.roles`, { count: user.roles.length }) },
      ]}
      busy={change.isPending}
      problem={change.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p className="quiet">{t(`changeType.${to}.help`, { name })}</p>
    </ConfirmDialog>
  )
}
