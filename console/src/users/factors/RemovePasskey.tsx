import { useTranslation } from 'react-i18next'
import { removePasskey } from '../../../../server/factors/passkeys/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { toast } from '../../ui/toast/store.ts'

interface Props {
  readonly passkey: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

/** One device or key ring less. */
export function RemovePasskey({ passkey, onClose }: Props) {
  const { t } = useTranslation('account')
  const { id, name } = passkey
  const remove = useChange(removePasskey, {
    alters: ['factors', 'sessions', 'users'],
    done: () => {
      onClose()
      toast(t('factors.passkeys.removed', { name }))
    },
  })
  return (
    <ConfirmDialog
      danger
      title={t('factors.passkeys.removeTitle', { name })}
      verb={t('factors.remove.go')}
      busy={remove.isPending}
      problem={remove.error}
      onConfirm={() => remove.mutate({ params: { passkey: id } })}
      onClose={onClose}
    >
      <p className="quiet">{t('factors.passkeys.removeHelp')}</p>
    </ConfirmDialog>
  )
}
