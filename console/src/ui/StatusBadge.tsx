import { IconBan, IconCalendarTime, IconHourglassEmpty, IconLock, IconMail, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Icon, STROKE } from './icons.ts'
import classes from './StatusBadge.module.css'
import { useFormat } from './useFormat.ts'

export type Status = 'active' | 'invited' | 'locked' | 'suspended' | 'expired' | 'scheduled' | 'deleted'

type Exception = Exclude<Status, 'active'>

const icons: Record<Exception, Icon> = {
  invited: IconMail,
  locked: IconLock,
  suspended: IconBan,
  expired: IconHourglassEmpty,
  scheduled: IconCalendarTime,
  deleted: IconTrash,
}

interface Props {
  readonly status: Status
  /** When it ends: the link's expiry, the lock's end, the last day to restore. */
  readonly until?: string | null | undefined
  /** `long` says the moment in full (user page), `bare` the word alone (phones). */
  readonly form?: 'short' | 'long' | 'bare'
}

/** The one status of a person. Only exceptions get a ground: one glance down the column finds trouble. */
export function StatusBadge({ status, until, form = 'short' }: Props) {
  const { t } = useTranslation('ui')
  if (status === 'active') return <ActiveDot label={t('status.active')} />
  const Sign = icons[status]
  return (
    <span className={classes.badge} data-status={status}>
      <Sign size={13} stroke={STROKE} aria-hidden="true" />
      <span className={classes.word}>{t(`status.${status}`)}</span>
      {until && form !== 'bare' && <StatusNote status={status} until={until} isLong={form === 'long'} />}
    </span>
  )
}

/** A dot and a word: *Active*, *Live*. */
export function ActiveDot({ label }: { label: string }) {
  return (
    <span className={classes.active}>
      <span className={classes.dot} aria-hidden="true" />
      {label}
    </span>
  )
}

function StatusNote({ status, until, isLong }: { status: Exception; until: string; isLong: boolean }) {
  const { t } = useTranslation('ui')
  const format = useFormat()
  const moment = isLong ? format.moment(until) : format.until(until)
  const left = format.left(until)
  const note = isLong ? t(`statusNote.${status}.long`, { moment }) : t(`statusNote.${status}.short`, { moment, left })
  return <span className={classes.note}>{note}</span>
}
