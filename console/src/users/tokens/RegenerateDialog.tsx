import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { useAttempt } from '../../ui/useAttempt.ts'
import { doingsOf, type Issued, type Token, type Whose } from './token.ts'

interface Props {
  readonly token: Token
  readonly whose: Whose
  readonly onIssued: (issued: Issued) => void
  readonly onClose: () => void
}

/** Another secret in place of the one in use. */
export function RegenerateDialog({ token, whose, onIssued, onClose }: Props) {
  const { t } = useTranslation('tokens')
  const { busy, problem, attempt } = useAttempt()
  return (
    <ConfirmDialog
      danger
      title={t('regenerate.title', { name: token.name })}
      verb={t('regenerate.go')}
      busy={busy}
      problem={problem}
      onConfirm={() => attempt(async () => onIssued(await doingsOf(whose).regenerate(token.id)))}
      onClose={onClose}
    >
      <p className="quiet">{t('regenerate.help')}</p>
    </ConfirmDialog>
  )
}
