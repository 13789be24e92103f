import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../../api/viewer.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { RecoveryCodes } from '../../ui/factor/RecoveryCodes.tsx'

/** The recovery codes, this once. */
export function KeepCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation('account')
  const { name } = useViewer()
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
      <RecoveryCodes codes={codes} of={name} />
    </Dialog>
  )
}
