import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { useAttempt } from '../../ui/useAttempt.ts'
import { ShownToken } from './ShownToken.tsx'
import { doingsOf, type Token, type Whose } from './token.ts'

interface Props {
  readonly token: Token
  readonly whose: Whose
  readonly onClose: () => void
}

/** Shown again to whoever may change it; the trail says who saw it. */
export function RevealDialog({ token, whose, onClose }: Props) {
  const { t } = useTranslation('tokens')
  const { busy, problem, attempt } = useAttempt()
  const [value, setValue] = useState('')
  if (value) return <ShownToken token={token} value={value} revealable onClose={onClose} />
  return (
    <ConfirmDialog
      title={t('reveal.title', { name: token.name })}
      verb={t('do.reveal')}
      busy={busy}
      problem={problem}
      onConfirm={() => attempt(async () => setValue((await doingsOf(whose).reveal(token.id)).value))}
      onClose={onClose}
    >
      <p className="quiet">{t('reveal.help')}</p>
    </ConfirmDialog>
  )
}
