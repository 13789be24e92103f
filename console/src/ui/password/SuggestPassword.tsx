import { Button } from '@mantine/core'
import { IconWand } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PasswordRules } from '../../../../server/platform/schema.ts'
import { CopyText } from '../CopyText.tsx'
import { STROKE } from '../icons.ts'
import classes from './SuggestPassword.module.css'
import { suggestPassword } from './suggest.ts'

interface Props {
  readonly rules: PasswordRules
  readonly onSuggest: (password: string) => void
}

/** Fills in a password nobody guesses, and shows it once to be kept. */
export function SuggestPassword({ rules, onSuggest }: Props) {
  const { t } = useTranslation('ui')
  const [suggested, setSuggested] = useState('')
  const suggest = () => {
    const password = suggestPassword(rules)
    setSuggested(password)
    onSuggest(password)
  }
  return (
    <div className={classes.suggest}>
      <Button size="xs" leftSection={<IconWand size={16} stroke={STROKE} aria-hidden="true" />} onClick={suggest}>
        {t('password.suggest')}
      </Button>
      {suggested ? (
        <CopyText value={suggested} label={t('password.suggested')} />
      ) : (
        <span className="second">{t('password.anyLetters')}</span>
      )}
    </div>
  )
}
