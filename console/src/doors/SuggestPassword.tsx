import { Button } from '@mantine/core'
import { IconWand } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyText } from '../ui/CopyText.tsx'
import { STROKE } from '../ui/icons.ts'
import { suggestPassword } from '../ui/password/suggest.ts'
import classes from './Doors.module.css'

/** Fills in a password nobody guesses, and shows it once to be kept. */
export function SuggestPassword({ onSuggest }: { onSuggest: (password: string) => void }) {
  const { t } = useTranslation('doors')
  const [suggested, setSuggested] = useState('')
  const suggest = () => {
    const password = suggestPassword()
    setSuggested(password)
    onSuggest(password)
  }
  return (
    <div className={classes.suggest}>
      <Button size="xs" leftSection={<IconWand size={16} stroke={STROKE} aria-hidden="true" />} onClick={suggest}>
        {t('suggest')}
      </Button>
      {suggested ? (
        <CopyText value={suggested} label={t('suggested')} />
      ) : (
        <span className={classes.help}>{t('anyLetters')}</span>
      )}
    </div>
  )
}
