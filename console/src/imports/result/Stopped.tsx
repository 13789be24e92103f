import { Button } from '@mantine/core'
import { IconBan, IconCircleX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { runImport } from '../../../../server/imports/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Card } from '../../ui/Card.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { hrefOfNewImport } from '../address.ts'
import type { Import } from '../types.ts'
import { Counts } from './Counts.tsx'
import { Problems } from './Problems.tsx'

/** Why an import ended before its end, what stayed, and how it goes on. */
export function Stopped({ of }: { of: Import }) {
  const { t } = useTranslation('imports')
  const run = useChange(runImport)
  const hasBegun = of.startedAt !== null
  const isFailed = of.state === 'failed'
  const goOn = (
    <Button loading={run.isPending} onClick={() => run.mutate({ params: { import: of.id } })}>
      {t('stopped.goOn')}
    </Button>
  )
  const anew = <ActionButton action={{ id: 'new', label: t('stopped.again'), href: hrefOfNewImport(of.kind) }} />
  return (
    <>
      <Banner
        tone={isFailed ? 'danger' : 'mute'}
        icon={isFailed ? IconCircleX : IconBan}
        title={t(isFailed ? 'stopped.failed' : 'stopped.cancelled')}
        step={!isFailed ? anew : hasBegun ? goOn : undefined}
      >
        {of.error} {t(hasBegun ? 'stopped.stays' : 'stopped.nothing')}
      </Banner>
      <ProblemLine problem={run.error} always />
      {hasBegun && (
        <Card title={t('stopped.soFar')}>
          <Counts of={of} />
        </Card>
      )}
      <Problems of={of} />
    </>
  )
}
