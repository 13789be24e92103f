import { Button } from '@mantine/core'
import { IconCloudOff, IconRefresh } from '@tabler/icons-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../EmptyState.tsx'
import { currentMissing, dismissMissing, type Missing, subscribeMissing, tellMissing } from './missing.ts'

/** In place of a page whose code or words did not come: why, and the way on. The notice is not needed beside it. */
export function MissingPage() {
  const { t } = useTranslation('ui')
  const told = useSyncExternalStore(subscribeMissing, currentMissing)
  const [why, setWhy] = useState<Missing>()
  useEffect(() => void tellMissing(), [])
  useEffect(() => {
    if (!told) return
    setWhy(told)
    dismissMissing()
  }, [told])
  if (!why) return null
  return (
    <EmptyState
      icon={why === 'updated' ? IconRefresh : IconCloudOff}
      title={t(`missing.${why}.title`)}
      actions={
        <Button variant="filled" onClick={() => window.location.reload()}>
          {t('missing.reload')}
        </Button>
      }
    >
      {t(`missing.${why}.page`)}
    </EmptyState>
  )
}
