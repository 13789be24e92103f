import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useAttempt } from '../../ui/useAttempt.ts'
import { doingsOf, type Token, type Whose } from './token.ts'

interface Props {
  readonly token: Token
  readonly whose: Whose
  readonly onClose: () => void
}

/** For good: what was revoked never works again. */
export function RevokeDialog({ token, whose, onClose }: Props) {
  const { t } = useTranslation('tokens')
  const { busy, problem, attempt } = useAttempt()
  const revoke = async () => {
    await doingsOf(whose).revoke(token.id)
    onClose()
    toast(t('revoke.done', { name: token.name }))
  }
  return (
    <ConfirmDialog
      danger
      title={t('revoke.title', { name: token.name })}
      verb={t('do.revoke')}
      note={t('revoke.note')}
      busy={busy}
      problem={problem}
      onConfirm={() => attempt(revoke)}
      onClose={onClose}
    >
      <p className="quiet">{t(token.usedAt ? 'revoke.inUse' : 'revoke.unused')}</p>
    </ConfirmDialog>
  )
}
