import { Button } from '@mantine/core'
import { IconInfoCircle, IconX } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../IconButton.tsx'
import { STROKE } from '../icons.ts'
import classes from './MissingNotice.module.css'
import { currentMissing, dismissMissing, subscribeMissing } from './missing.ts'

/** Says over any page that a part of the console is gone, and lets people choose when to load it anew. */
export function MissingNotice() {
  const { t } = useTranslation('ui')
  const missing = useSyncExternalStore(subscribeMissing, currentMissing)
  return (
    <div className={classes.place} role="status" aria-live="polite">
      {missing && (
        <div className={classes.notice}>
          <IconInfoCircle className={classes.sign ?? ''} size={18} stroke={STROKE} aria-hidden="true" />
          <div className={classes.words}>
            <p className={classes.title}>{t(`missing.${missing}.title`)}</p>
            <p className={classes.help}>
              {t(`missing.${missing}.help`)} {t('missing.kept')}
            </p>
          </div>
          <Button size="compact-sm" onClick={() => window.location.reload()}>
            {t('missing.reload')}
          </Button>
          <IconButton label={t('close')} icon={IconX} size={28} onClick={dismissMissing} />
        </div>
      )}
    </div>
  )
}
