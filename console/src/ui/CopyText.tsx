import { UnstyledButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { loadMono } from '../theme/fonts.ts'
import classes from './Copy.module.css'
import { STROKE } from './icons.ts'
import { useCopy } from './useCopy.ts'

/** An id to copy with one click. `label` says what it is. */
export function CopyText({ value, label, shown }: { value: string; label: string; shown?: string }) {
  const { t } = useTranslation('ui')
  const { copied, copy } = useCopy()
  useEffect(loadMono, [])
  const Sign = copied ? IconCheck : IconCopy
  const name = copied ? t('copy.copied') : t('copy.it', { label })
  return (
    <UnstyledButton
      className={classes.text}
      onClick={() => copy(value)}
      data-tip={name}
      aria-label={`${name}: ${shown ?? value}`}
    >
      <span className="mono">{shown ?? value}</span>
      <Sign size={14} stroke={STROKE} aria-hidden="true" />
    </UnstyledButton>
  )
}
