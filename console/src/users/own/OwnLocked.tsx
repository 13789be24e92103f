import { IconDeviceMobile, IconEye, IconLock, IconMail, IconPassword, IconTicket } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../../api/viewer.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Card, CardRow, CardRows } from '../../ui/Card.tsx'
import { STROKE } from '../../ui/icons.ts'
import classes from './Own.module.css'

const WAYS = {
  password: IconPassword,
  factors: IconDeviceMobile,
  email: IconMail,
  tokens: IconTicket,
} as const

/** The ways in of whom an administrator is logged in as: there, and closed, with the reason. */
export function OwnLocked() {
  const { t } = useTranslation('account')
  return (
    <Card title={t('asAnother.what')} flush>
      <CardRows>
        {(Object.keys(WAYS) as (keyof typeof WAYS)[]).map((way) => {
          const Sign = WAYS[way]
          return (
            <CardRow
              key={way}
              icon={<Sign size={16} stroke={STROKE} aria-hidden="true" />}
              title={t(`asAnother.${way}`)}
              aside={
                <span className={classes.locked}>
                  <IconLock size={14} stroke={STROKE} aria-hidden="true" />
                  {t('asAnother.locked')}
                </span>
              }
            />
          )
        })}
      </CardRows>
    </Card>
  )
}

/** Why one is somebody else, above what they see of themselves; nothing where one is oneself. */
export function AsAnotherBanner() {
  const { t } = useTranslation('account')
  const { name, loggedInAs } = useViewer()
  if (!loggedInAs) return null
  return (
    <Banner tone="mute" icon={IconEye} title={t('asAnother.title', { name })}>
      {t('asAnother.reason', { reason: loggedInAs.reason })} {t('asAnother.help')}
    </Banner>
  )
}
