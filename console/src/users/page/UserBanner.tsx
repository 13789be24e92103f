import { Button } from '@mantine/core'
import { IconBan, IconCalendarTime, IconHourglassEmpty, IconLock, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../ui/Banner.tsx'
import type { Icon } from '../../ui/icons.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { useDoings } from '../dialogs/useDoings.ts'
import type { UserLayers } from '../dialogs/useUserLayers.tsx'
import { callNameOf, type UserDetail } from '../types.ts'
import { InvitedBanner } from './InvitedBanner.tsx'
import classes from './UserPage.module.css'

const looks = {
  suspended: { tone: 'danger', icon: IconBan },
  deleted: { tone: 'mute', icon: IconTrash },
  expired: { tone: 'warn', icon: IconHourglassEmpty },
  locked: { tone: 'warn', icon: IconLock },
  scheduled: { tone: 'warn', icon: IconCalendarTime },
} as const satisfies Record<string, { tone: 'danger' | 'mute' | 'warn'; icon: Icon }>

interface Props {
  readonly user: UserDetail
  readonly layers: UserLayers
}

/** What is out of the ordinary, why, and the single next step. */
export function UserBanner({ user, layers }: Props) {
  const { key } = user.status
  if (key === 'active') return null
  return (
    <div className={classes.banner}>
      {key === 'invited' ? (
        <InvitedBanner user={user} layers={layers} />
      ) : (
        <StatusBanner user={user} layers={layers} kind={key} />
      )}
    </div>
  )
}

function StatusBanner({ user, layers, kind }: Props & { kind: keyof typeof looks }) {
  const { t } = useTranslation('users')
  const reason = useReason(user)
  return (
    <Banner
      {...looks[kind]}
      title={t(`banner.${kind}.title`, { name: callNameOf(user) })}
      step={<NextStep user={user} layers={layers} kind={kind} />}
    >
      {reason}
    </Banner>
  )
}

/** Who, when, why, until when: as far as each is known. */
function useReason({ status }: UserDetail): string {
  const { t } = useTranslation('users')
  const format = useFormat()
  const { key, since, until, by, reason } = status
  return [
    since && t(by ? 'banner.sinceBy' : 'banner.since', { moment: format.moment(since), by }),
    reason && t('banner.reason', { reason }),
    until && t(`banner.${key}.until`, { moment: format.moment(until) }),
    t(`banner.${key}.help`),
  ]
    .filter(Boolean)
    .join(' ')
}

function NextStep({ user, layers, kind }: Props & { kind: keyof typeof looks }) {
  const { t } = useTranslation('users')
  const { reactivate, restore, unlock } = useDoings()
  const { can } = user
  if (kind === 'suspended' && can.suspend)
    return (
      <Button variant="filled" onClick={() => reactivate(user)}>
        {t('action.reactivate')}
      </Button>
    )
  if (kind === 'locked' && can.unlock)
    return (
      <Button variant="filled" onClick={() => unlock(user)}>
        {t('action.unlock')}
      </Button>
    )
  if (kind === 'deleted' && can.delete)
    return (
      <Button variant="filled" onClick={() => restore(user)}>
        {t('action.restore')}
      </Button>
    )
  if ((kind === 'expired' || kind === 'scheduled') && can.edit)
    return (
      <Button variant="filled" onClick={() => layers.open('edit', user)}>
        {t('banner.changeTimes')}
      </Button>
    )
  return null
}
