import { Button } from '@mantine/core'
import { IconCloudOff, IconMapPinOff, IconMoodEmpty, IconRefresh, IconShieldLock, IconTool } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { AddressNotAllowed, Forbidden, Maintenance, NotFound } from '../../../server/platform/failures.ts'
import { type ApiProblem, isProblem, NO_ANSWER } from '../api/problem.ts'
import { CopyText } from './CopyText.tsx'
import { EmptyState } from './EmptyState.tsx'
import { STROKE } from './icons.ts'

interface Props {
  readonly problem: unknown
  readonly onRetry?: (() => void) | undefined
  /** What did not load: *The list did not load*. */
  readonly title?: string
  /** What was kept. */
  readonly kept?: string
}

const known: Record<string, 'forbidden' | 'notFound' | 'noAnswer' | 'elsewhere' | 'maintenance'> = {
  [Forbidden.code]: 'forbidden',
  [NotFound.code]: 'notFound',
  [NO_ANSWER]: 'noAnswer',
  [AddressNotAllowed.code]: 'elsewhere',
  [Maintenance.code]: 'maintenance',
}
const icons = {
  forbidden: IconShieldLock,
  notFound: IconMoodEmpty,
  noAnswer: IconCloudOff,
  broken: IconCloudOff,
  elsewhere: IconMapPinOff,
  maintenance: IconTool,
}

/** What happened, what was kept, what to do; then the request id to copy. */
export function ProblemState({ problem, onRetry, title, kept }: Props) {
  const { t } = useTranslation('ui')
  const told = isProblem(problem) ? problem : undefined
  const kind = (told && known[told.code]) ?? 'broken'
  const help = [told?.detail ?? t(`problem.${kind}.help`), kept].filter(Boolean).join(' ')
  const isFence = kind === 'elsewhere' || kind === 'maintenance'
  const isFinal = kind === 'forbidden' || kind === 'notFound'
  return (
    <EmptyState
      icon={icons[kind]}
      title={isFinal || isFence ? t(`problem.${kind}.title`) : (title ?? t(`problem.${kind}.title`))}
      actions={<WayOut told={told} onRetry={isFinal ? undefined : onRetry} />}
    >
      {help}
    </EmptyState>
  )
}

function WayOut({ told, onRetry }: { told: ApiProblem | undefined; onRetry: (() => void) | undefined }) {
  const { t } = useTranslation('ui')
  return (
    <>
      {onRetry && (
        <Button variant="filled" leftSection={<IconRefresh size={16} stroke={STROKE} />} onClick={onRetry}>
          {t('problem.retry')}
        </Button>
      )}
      {told?.requestId && <CopyText value={told.requestId} label={t('problem.requestId')} />}
    </>
  )
}
