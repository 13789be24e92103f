import { useTranslation } from 'react-i18next'
import { removeMailed } from '../../../../server/factors/mailed/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { toast } from '../../ui/toast/store.ts'

/** No more codes by mail. */
export function RemoveMailed({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account')
  const remove = useChange(removeMailed, {
    alters: ['factors', 'sessions', 'users'],
    done: () => {
      onClose()
      toast(t('factors.mailed.removed'))
    },
  })
  return (
    <ConfirmDialog
      danger
      title={t('factors.mailed.removeTitle')}
      verb={t('factors.remove.go')}
      busy={remove.isPending}
      problem={remove.error}
      onConfirm={() => remove.mutate({})}
      onClose={onClose}
    >
      <p className="quiet">{t('factors.passkeys.removeHelp')}</p>
    </ConfirmDialog>
  )
}
