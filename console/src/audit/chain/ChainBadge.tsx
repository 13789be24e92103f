import { UnstyledButton } from '@mantine/core'
import { IconLink, IconLinkOff, IconLoader2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { STROKE } from '../../ui/icons.ts'
import { useFormat } from '../../ui/useFormat.ts'
import classes from '../Audit.module.css'
import type { Verdict } from './useChecks.ts'

/** When the trail was last verified, and what came of it; opens the verdict. */
export function ChainBadge({ last, onOpen }: { last: Verdict | undefined; onOpen: () => void }) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const tone = toneOf(last)
  const Sign = { ok: IconLink, danger: IconLinkOff, plain: IconLink, busy: IconLoader2 }[tone]
  const words = {
    ok: t('chain.verified', { at: last?.finishedAt ? format.until(last.finishedAt) : '' }),
    danger: last?.state === 'failed' ? t('chain.failed') : t('chain.broken', { count: last?.problemCount ?? 0 }),
    plain: t('chain.never'),
    busy: t('chain.running', { percent: percentOf(last) }),
  }[tone]
  return (
    <UnstyledButton className={classes.chain} data-tone={tone} onClick={onOpen} aria-haspopup="dialog">
      <Sign size={14} stroke={STROKE} aria-hidden="true" />
      {words}
    </UnstyledButton>
  )
}

export function toneOf(last: Verdict | undefined): 'ok' | 'danger' | 'plain' | 'busy' {
  if (!last) return 'plain'
  if (last.state === 'running') return 'busy'
  return last.state === 'failed' || last.problemCount > 0 ? 'danger' : 'ok'
}

export const percentOf = (last: Verdict | undefined): number =>
  last && last.rowsTotal > 0 ? Math.min(99, Math.floor((last.rowsDone / last.rowsTotal) * 100)) : 0
