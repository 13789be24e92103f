import { useTranslation } from 'react-i18next'
import { makeRecoveryCodes } from '../../../../server/factors/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { KeepCodes } from './KeepCodes.tsx'

/** New recovery codes; those of before stop working. */
export function MakeCodes({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account')
  const make = useChange(makeRecoveryCodes)
  if (make.data) return <KeepCodes codes={make.data.recoveryCodes} onClose={onClose} />
  return (
    <ConfirmDialog
      title={t('factors.codes.anew')}
      verb={t('factors.codes.go')}
      busy={make.isPending}
      problem={make.error}
      onConfirm={() => make.mutate({})}
      onClose={onClose}
    >
      <p className="quiet">{t('factors.codes.anewHelp')}</p>
    </ConfirmDialog>
  )
}
