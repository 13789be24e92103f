import { type FocusEvent, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { loadMono } from '../theme/fonts.ts'
import classes from './Copy.module.css'
import { CopyButton } from './CopyButton.tsx'

interface Props {
  readonly value: string
  readonly label: string
  /** What the button says; *Copy link* where absent. */
  readonly verb?: string
  readonly onCopy?: () => void
}

/** A one-time link, or another secret, on one line, and the button that copies it. */
export function CopyLink({ value, label, verb, onCopy }: Props) {
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
        label={verb ?? t('copy.link')}
        {...(onCopy && { onCopy })}
      />
    </span>
  )
}
