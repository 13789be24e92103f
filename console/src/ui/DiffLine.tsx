import { IconArrowRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './DiffLine.module.css'
import { STROKE } from './icons.ts'

interface Props {
  readonly field?: string
  readonly before: ReactNode
  readonly after: ReactNode
}

/** Old value struck through, arrow, new value. Green and red mean good and bad, so they are not used. */
export function DiffLine({ field, before, after }: Props) {
  const { t } = useTranslation('ui')
  return (
    <span className={classes.line}>
      {field && <span className="quiet">{field}</span>}
      {before !== null && (
        <del className={classes.before}>
          <span className="hidden-words">{t('diff.before')} </span>
          {before || t('diff.empty')}
        </del>
      )}
      {before !== null && <IconArrowRight size={13} stroke={STROKE} aria-hidden="true" />}
      <ins className={classes.after}>
        <span className="hidden-words">{t('diff.after')} </span>
        {after || t('diff.empty')}
      </ins>
    </span>
  )
}
