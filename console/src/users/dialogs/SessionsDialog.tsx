import { useTranslation } from 'react-i18next'
import { endUserSessions } from '../../../../server/sessions/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { toast } from '../../ui/toast/store.ts'
import { callNameOf, type UserDetail } from '../types.ts'

/** Signs somebody out everywhere. */
export function SessionsDialog({ user, onClose }: { user: UserDetail; onClose: () => void }) {
  const { t } = useTranslation('users')
  const end = useChange(endUserSessions, { alters: ['users'] })
  const name = callNameOf(user)
  const confirm = () =>
    end.mutate(
      { params: { user: user.id } },
      {
        onSuccess: ({ ended }) => {
          onClose()
          toast(t('done.sessionsEnded', { name, count: ended }))
        },
      },
    )
  return (
    <ConfirmDialog
      title={t('endSessions.title', { name: user.name })}
      verb={t('endSessions.verb', { count: user.openSessions })}
      figures={[{ value: user.openSessions, label: t('suspend.sessions', { count: user.openSessions }) }]}
      busy={end.isPending}
      problem={end.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p className="quiet">{t('endSessions.help', { name })}</p>
    </ConfirmDialog>
  )
}
