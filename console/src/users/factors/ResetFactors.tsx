import { useTranslation } from 'react-i18next'
import { resetFactors } from '../../../../server/factors/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { toast } from '../../ui/toast/store.ts'
import { callNameOf, type UserDetail } from '../types.ts'

/** Somebody lost their phone. */
export function ResetFactors({ user, onClose }: { user: UserDetail; onClose: () => void }) {
  const { t } = useTranslation('users')
  const name = callNameOf(user)
  const reset = useChange(resetFactors, {
    alters: ['users', 'sessions'],
    done: () => {
      onClose()
      toast(t('factor:ofUser.reset.done', { name }))
    },
  })
  return (
    <ConfirmDialog
      danger
      title={t('factor:ofUser.reset.title', { name: user.name })}
      verb={t('factor:ofUser.reset.go')}
      figures={[{ value: user.openSessions, label: t('suspend.sessions', { count: user.openSessions }) }]}
      busy={reset.isPending}
      problem={reset.error}
      onConfirm={() => reset.mutate({ params: { user: user.id } })}
      onClose={onClose}
    >
      <p className="quiet">{t('factor:ofUser.reset.help', { name })}</p>
    </ConfirmDialog>
  )
}
