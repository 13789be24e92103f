import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ActiveDot } from '../../ui/StatusBadge.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import classes from '../Audit.module.css'
import type { useAuditList } from './useAuditList.ts'

/** That the list follows what happens; how much waits; how far back was looked. */
export function LiveLine({ list }: { list: ReturnType<typeof useAuditList> }) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  if (list.waiting !== 0)
    return (
      <Button size="xs" onClick={list.showNewest}>
        {list.waiting < 0 ? t('live.many') : t('live.new', { count: list.waiting })}
      </Button>
    )
  if (list.searchedTo)
    return (
      <span className={`second ${classes.aside}`}>{t('live.searchedTo', { day: format.day(list.searchedTo) })}</span>
    )
  return list.isLive ? <Live label={t('live.live')} /> : null
}

function Live({ label }: { label: string }) {
  return (
    <span className={classes.aside}>
      <ActiveDot label={label} />
    </span>
  )
}
