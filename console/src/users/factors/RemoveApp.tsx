import { useTranslation } from 'react-i18next'
import { removeTotp } from '../../../../server/factors/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { toast } from '../../ui/toast/store.ts'

/** Back to the password alone. */
export function RemoveApp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account')
  const remove = useChange(removeTotp, {
    alters: ['sessions', 'users'],
    done: () => {
      onClose()
      toast(t('factors.remove.done'))
    },
  })
  return (
    <ConfirmDialog
      danger
      title={t('factors.remove.title')}
      verb={t('factors.remove.go')}
      busy={remove.isPending}
      problem={remove.error}
      onConfirm={() => remove.mutate({})}
      onClose={onClose}
    >
      <p className="quiet">{t('factors.remove.help')}</p>
    </ConfirmDialog>
  )
}
