import { useTranslation } from 'react-i18next'
import { cancelImport } from '../../../server/imports/contract.ts'
import { useChange } from '../api/useChange.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import type { Import } from './types.ts'

/** Says what stays before an import is stopped. */
export function CancelDialog({ of, onClose }: { of: Import; onClose: () => void }) {
  const { t } = useTranslation('imports')
  const cancel = useChange(cancelImport, { done: onClose })
  return (
    <ConfirmDialog
      danger
      title={t('cancel.title', { name: of.fileName })}
      verb={t('cancel.verb')}
      busy={cancel.isPending}
      problem={cancel.error}
      onConfirm={() => cancel.mutate({ params: { import: of.id } })}
      onClose={onClose}
    >
      <p>{t(of.startedAt ? 'cancel.begun' : 'cancel.nothingYet')}</p>
    </ConfirmDialog>
  )
}
