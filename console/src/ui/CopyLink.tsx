import { type FocusEvent, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { loadMono } from '../theme/fonts.ts'
import classes from './Copy.module.css'
import { CopyButton } from './CopyButton.tsx'

/** A one-time link on one line, and the button that copies it. */
export function CopyLink({ value, label, onCopy }: { value: string; label: string; onCopy?: () => void }) {
  const { t } = useTranslation('ui')
  useEffect(loadMono, [])
  const selectAll = (event: FocusEvent<HTMLInputElement>) => event.currentTarget.select()
  return (
    <span className={classes.link}>
      <input className={`mono ${classes.address}`} readOnly value={value} aria-label={label} onFocus={selectAll} />
      <CopyButton
        filled
        className={classes.copy ?? ''}
        value={value}
        label={t('copy.link')}
        {...(onCopy && { onCopy })}
      />
    </span>
  )
}
