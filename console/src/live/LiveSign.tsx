import { IconBoltOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { STROKE } from '../ui/icons.ts'
import classes from './LiveSign.module.css'
import { useIsLost } from './state.ts'

/** Small and quiet: changes of others come late. Nothing where all is well. */
export function LiveSign({ isNarrow }: { isNarrow: boolean }) {
  const { t } = useTranslation('shell')
  const isLost = useIsLost()
  return (
    <div className={classes.place} role="status">
      {isLost && (
        <p className={classes.sign} data-narrow={isNarrow || undefined} data-tip={t('live.help')} data-tip-side="right">
          <IconBoltOff size={16} stroke={STROKE} aria-hidden="true" />
          <span className={isNarrow ? 'hidden-words' : undefined}>{t('live.lost')}</span>
        </p>
      )}
    </div>
  )
}
