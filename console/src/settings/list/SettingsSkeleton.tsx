import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/Card.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import classes from '../Settings.module.css'

const ROWS = ['a', 'b', 'c', 'd']

/** The shape of a group while it is read, if that takes its time. */
export function SettingsSkeleton() {
  const { t } = useTranslation('settings')
  if (!useDelayed(true, 150)) return null
  return (
    <Card title={t('loading')} flush>
      {ROWS.map((row) => (
        <div key={row} className={classes.setting} aria-hidden="true">
          <Skeleton height={36} width="70%" />
          <Skeleton height={34} />
        </div>
      ))}
    </Card>
  )
}
