import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { makeRecoveryCodes } from '../../../../server/factors/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { useViewer } from '../../api/viewer.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { RecoveryCodes } from '../../ui/factor/RecoveryCodes.tsx'

/** New recovery codes; those of before stop working. */
export function MakeCodes({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account')
  const { name } = useViewer()
  const make = useChange(makeRecoveryCodes)
  if (make.data)
    return (
      <Dialog
        title={t('factors.codes.title')}
        onClose={onClose}
        foot={
          <Button variant="filled" onClick={onClose}>
            {t('factors.codes.kept')}
          </Button>
        }
      >
        <RecoveryCodes codes={make.data.recoveryCodes} of={name} />
      </Dialog>
    )
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
